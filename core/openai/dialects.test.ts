/** What compatible servers send that the service does not: read as what it means, and never as another turn. */
import { expect, test } from '@playwright/test';
import { turn } from '../../e2e/live/captionEvents.ts';
import { committing, from, type Happening, play } from '../../e2e/live/serviceItems.ts';
import { parseServerEvent } from './events.ts';
import { endingOf } from './problems.ts';

const T = 'conversation.item.input_audio_transcription.';
const received = (value: unknown) => from(parseServerEvent(value));
const committed = (item_id: string, previous_item_id: string | null) =>
  received({ type: 'input_audio_buffer.committed', item_id, previous_item_id });
const completed = (item_id: string | undefined, transcript: string | null) =>
  received({ type: `${T}completed`, item_id, content_index: 0, transcript });
const added = (id: string, role: string, previous_item_id: string | null) =>
  received({ type: 'conversation.item.added', item: { id, type: 'message', role }, previous_item_id });
const linesOf = (happenings: readonly Happening[]) =>
  play(happenings).captions.map(({ text, state, turn: spoken }) => [text, state, spoken?.startMs]);

test('other names and other kinds of values are read as what they mean', () => {
  const types = [
    [{ type: `${T}completed`, item_id: 'i1', transcript: null }, 'completed'],
    [{ type: 'transcription_session.created', session: { id: 's', expires_at: 0 } }, 'sessionCreated'],
    [{ type: 'session.created', session: { expires_at: '2026-11-25T10:00:00Z' } }, 'sessionCreated'],
    [{ type: 'error', error: { type: 'BadRequestError', code: 400, message: 'm' } }, 'error'],
    [{ type: `${T}failed`, item_id: 'i1', error: {} }, 'failed'],
    [{ type: `${T}failed`, item_id: 'i1', error: null }, 'failed'],
  ] as const;
  expect(types.map(([value]) => parseServerEvent(value).type)).toEqual(types.map(([, type]) => type));
});

test('a final without a transcript leaves nothing open, and nothing lost that was read', () => {
  const text = received({ type: `${T}delta`, item_id: 'i1', delta: 'Thanks for' });
  const happenings = [committing('e', turn(0, 900)), committed('i1', null), text, completed('i1', null)];
  expect(linesOf(happenings)).toEqual([['Thanks for', 'failed', 0]]);
});

test('items that nobody spoke take no turn’s time', () => {
  const between = [
    ...[committing('c1', turn(1_000, 2_000)), committed('i1', null), added('r1', 'assistant', 'i1')],
    ...[committing('c2', turn(5_000, 7_000)), committed('i2', 'r1')],
    ...[completed('i1', 'One.'), completed('i2', 'Two.')],
  ];
  expect(linesOf(between)).toEqual([
    ['One.', 'final', 1_000],
    ['Two.', 'final', 5_000],
  ]);
  const before = [
    ...[committing('c1', turn(1_000, 2_000)), added('s1', 'system', null)],
    ...[committed('i1', 's1'), completed('i1', 'One.')],
  ];
  expect(linesOf(before)).toEqual([['One.', 'final', 1_000]]);
});

test('a final that comes again thirty-eight turns later is nobody’s', () => {
  const many = Array.from({ length: 40 }, (_, index) => {
    const n = index + 1;
    const spoken = turn(n * 3_000, n * 3_000 + 2_000);
    return [
      committing(`c${n}`, spoken),
      committed(`i${n}`, n === 1 ? null : `i${index}`),
      completed(`i${n}`, `Line ${n}.`),
    ];
  }).flat();
  const after = [
    completed('i2', 'Line 2.'),
    ...[committing('c41', turn(123_000, 125_000)), committed('i41', 'i40'), completed('i41', 'Line 41.')],
  ];
  const { captions } = play([...many, ...after]);
  expect(captions.at(-1)).toMatchObject({ text: 'Line 41.', turn: { startMs: 123_000 } });
  expect(new Set(captions.map(({ id }) => id)).size).toBe(captions.length);
});

test('finals in any order, repeated, or among errors about something else keep the turns in order', () => {
  const spoken = [1, 2, 3].flatMap((n) => [
    committing(`c${n}`, turn(n * 3_000, n * 3_000 + 2_000)),
    committed(`i${n}`, n === 1 ? null : `i${n - 1}`),
  ]);
  const other = received({
    type: 'error',
    error: {
      type: 'invalid_request_error',
      code: 'conversation_already_has_active_response',
      event_id: null,
    },
  });
  const orders = [
    [1, 2, 3],
    [1, 3, 2],
    [2, 1, 3],
    [2, 3, 1],
    [3, 1, 2],
    [3, 2, 1],
    [1, 1, 2, 1, 3],
  ];
  for (const order of orders) {
    const finals = order.map((n) => completed(`i${n}`, `T${n}.`));
    expect(linesOf([...spoken, other, ...finals])).toEqual(
      [1, 2, 3].map((n) => [`T${n}.`, 'final', n * 3_000]),
    );
  }
});

test('errors after which no text comes end the session, others do not', () => {
  const error = (code: string | number) =>
    endingOf(parseServerEvent({ type: 'error', error: { code } }))?.kind;
  const failed = (code: string) => endingOf(parseServerEvent({ type: `${T}failed`, error: { code } }))?.kind;
  expect(['session_expired', 'invalid_api_key', 'model_not_found', 401].map(error)).toEqual([
    'sessionExpired',
    'badKey',
    'keyNotAllowed',
    'badKey',
  ]);
  expect(failed('insufficient_quota')).toBe('noQuota');
  const harmless = ['input_audio_buffer_commit_empty', 'rate_limit_exceeded', 'server_error'];
  expect([...harmless.map(error), failed('audio_unintelligible')]).toEqual(
    harmless.concat('').map(() => undefined),
  );
});
