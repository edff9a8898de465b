import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseServerEvent } from './events.ts';

test('reads every event that a transcription session can send', () => {
  const item = {
    id: 'item_1',
    type: 'message',
    role: 'user',
    status: 'completed',
    content: [{ type: 'input_audio', transcript: null }],
  };
  const events: readonly (readonly [unknown, unknown])[] = [
    [
      { type: 'session.created', session: { expires_at: 1_800_000_000 } },
      { type: 'sessionCreated', expiresAtEpochMs: 1_800_000_000_000 },
    ],
    [
      { type: 'session.created', session: { expires_at: 0 } },
      { type: 'sessionCreated', expiresAtEpochMs: null },
    ],
    [{ type: 'session.updated', session: {} }, { type: 'notice' }],
    [
      { type: 'input_audio_buffer.speech_started', audio_start_ms: 10, item_id: 'item_1' },
      { type: 'itemNamed', itemId: 'item_1', previousItemId: undefined },
    ],
    [
      { type: 'input_audio_buffer.speech_stopped', audio_end_ms: 90, item_id: 'item_1' },
      { type: 'itemNamed', itemId: 'item_1', previousItemId: undefined },
    ],
    [
      { type: 'input_audio_buffer.committed', item_id: 'item_1', previous_item_id: null },
      { type: 'committed', itemId: 'item_1', previousItemId: null },
    ],
    [{ type: 'input_audio_buffer.cleared' }, { type: 'cleared' }],
    [
      { type: 'input_audio_buffer.timeout_triggered', audio_start_ms: 0, audio_end_ms: 5, item_id: 'item_1' },
      { type: 'notice' },
    ],
    [
      { type: 'conversation.item.added', item, previous_item_id: 'item_0' },
      { type: 'itemNamed', itemId: 'item_1', previousItemId: 'item_0' },
    ],
    [
      { type: 'conversation.item.done', item },
      { type: 'itemNamed', itemId: 'item_1', previousItemId: undefined },
    ],
    [
      { type: 'conversation.item.created', item },
      { type: 'itemNamed', itemId: 'item_1', previousItemId: undefined },
    ],
    [
      { type: 'conversation.item.deleted', item_id: 'item_1' },
      { type: 'deleted', itemId: 'item_1' },
    ],
    [{ type: 'conversation.item.retrieved', item }, { type: 'notice' }],
    [
      { type: 'conversation.item.input_audio_transcription.delta', item_id: 'item_1', delta: ' Hi' },
      { type: 'delta', itemId: 'item_1', text: ' Hi' },
    ],
    [
      { type: 'conversation.item.input_audio_transcription.delta' },
      { type: 'delta', itemId: null, text: '' },
    ],
    [
      { type: 'conversation.item.input_audio_transcription.completed', item_id: 'item_1', transcript: '' },
      { type: 'completed', itemId: 'item_1', text: '' },
    ],
    [
      {
        type: 'conversation.item.input_audio_transcription.segment',
        id: 's',
        item_id: 'item_1',
        text: 'Hi',
        speaker: 'A',
        start: 0,
        end: 1,
      },
      { type: 'notice' },
    ],
    [
      { type: 'conversation.item.input_audio_transcription.failed', item_id: 'item_1', error: {} },
      { type: 'failed', itemId: 'item_1', code: 'unknown' },
    ],
    [{ type: 'rate_limits.updated', rate_limits: [] }, { type: 'notice' }],
    [
      { type: 'error', error: { type: 'invalid_request_error', code: 'session_expired', message: 'x' } },
      { type: 'error', code: 'session_expired', eventId: null },
    ],
    [
      { type: 'error', error: { type: 'server_error', message: 'x', event_id: 'commit_1_1' } },
      { type: 'error', code: 'server_error', eventId: 'commit_1_1' },
    ],
  ];
  expect(events.map(([event]) => parseServerEvent(event))).toEqual(events.map(([, expected]) => expected));
});

test('an event of a type it does not know, or without its required fields, is named as such', () => {
  expect(parseServerEvent({ type: 'conversation.item.speaker' })).toEqual({ type: 'unknown' });
  expect(parseServerEvent({ type: 'constructor' })).toEqual({ type: 'unknown' });
  expect(parseServerEvent({ type: 'input_audio_buffer.committed' })).toEqual({ type: 'malformed' });
  expect(parseServerEvent('text')).toEqual({ type: 'malformed' });
});

test('takes any value without throwing', () => {
  const types = fc.constantFrom(
    'session.created',
    'error',
    'input_audio_buffer.committed',
    'x',
    'toString',
    '__proto__',
  );
  fc.assert(
    fc.property(
      fc.oneof(fc.anything(), fc.record({ type: types, error: fc.anything(), session: fc.anything() })),
      (value) => {
        expect(typeof parseServerEvent(value).type).toBe('string');
      },
    ),
    { numRuns: 500, seed: 3 },
  );
});
