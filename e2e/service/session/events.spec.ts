/** The order of the service's events over a WebSocket, and what it answers to what a client sends. */
import { expect, test } from '@playwright/test';
import { readShortTalk } from '../../speech/bundled.ts';
import { piece } from '../sounds.ts';
import { live, openSession, silence, withServer } from '../testClient.ts';

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';

test('a turn is told in the order of the service: deltas, committed, the item, the rest, completed', async () => {
  const talk = await readShortTalk();
  await withServer({ talk }, async (server) => {
    const client = await openSession(server);
    client.speak(piece(talk.sound, 0, 4_500));
    await client.until(() => client.events(`${TRANSCRIPTION}.delta`).length > 0);
    client.send({ type: 'input_audio_buffer.commit', event_id: 'mine' });
    await client.until(() => client.events(`${TRANSCRIPTION}.completed`).length === 1);
    const events = client
      .events()
      .slice(2)
      .map(({ event_id, ...event }) => event);
    const item_id = events[0]?.['item_id'];
    const item = {
      id: item_id,
      object: 'realtime.item',
      type: 'message',
      status: 'completed',
      role: 'user',
      content: [{ type: 'input_audio', transcript: null }],
    };
    const transcript = 'Is everybody here? Then let us look at the list from Monday.';
    expect(events).toEqual([
      { type: `${TRANSCRIPTION}.delta`, item_id, content_index: 0, delta: ` ${transcript}` },
      { type: 'input_audio_buffer.committed', item_id, previous_item_id: null },
      { type: 'conversation.item.added', previous_item_id: null, item },
      { type: 'conversation.item.done', previous_item_id: null, item },
      {
        type: `${TRANSCRIPTION}.completed`,
        item_id,
        content_index: 0,
        transcript,
        usage: { type: 'duration', seconds: 5 },
      },
    ]);
  });
});

test('a word belongs to the turn in which its end arrives, and turns form a chain', async () => {
  const talk = await readShortTalk();
  await withServer({ talk }, async (server) => {
    const client = await openSession(server);
    const from = talk.words.find((word) => word.word === 'from');
    const middleMs = ((from?.startMs ?? 0) + (from?.endMs ?? 0)) / 2;
    client.speak(piece(talk.sound, 0, middleMs));
    client.send({ type: 'input_audio_buffer.commit' });
    client.speak(piece(talk.sound, middleMs, 5_000));
    client.send({ type: 'input_audio_buffer.commit' });
    await client.until(() => client.events(`${TRANSCRIPTION}.completed`).length === 2);
    const [first, second] = client.events('input_audio_buffer.committed');
    expect([first?.['previous_item_id'], second?.['previous_item_id']]).toEqual([null, first?.['item_id']]);
    expect(client.events(`${TRANSCRIPTION}.completed`).map((event) => event['transcript'])).toEqual([
      'Is everybody here? Then let us look at the list',
      'from Monday.',
    ]);
  });
});

test('silence alone completes with no text, and too little of it is refused after later commits were taken', async () => {
  await withServer({}, async (server) => {
    const client = await openSession(server);
    client.speak(silence(50));
    client.send({ type: 'input_audio_buffer.commit', event_id: 'short' });
    client.speak(silence(1_950));
    client.send({ type: 'input_audio_buffer.commit', event_id: 'long' });
    await client.until(() => client.events('error').length === 1);
    const told = client
      .events()
      .slice(2)
      .map((event) => [event['type'], event['transcript'] ?? event['error'] ?? '']);
    expect(told).toEqual([
      ['input_audio_buffer.committed', ''],
      ['conversation.item.added', ''],
      ['conversation.item.done', ''],
      [`${TRANSCRIPTION}.completed`, ''],
      [
        'error',
        {
          type: 'invalid_request_error',
          code: 'input_audio_buffer_commit_empty',
          message: expect.stringContaining(
            'Expected at least 100ms of audio, but buffer only has 50.00ms of audio.',
          ),
          param: null,
          event_id: 'short',
        },
      ],
    ]);
  });
});

test('updates that do not fit a transcription session, and events of other sessions, are errors that end nothing', async () => {
  await withServer({}, async (server) => {
    const client = await openSession(server);
    client.send({ type: 'session.update', event_id: 'a', session: { type: 'realtime' } });
    client.send({
      type: 'session.update',
      event_id: 'b',
      session: { ...live, audio: { input: { turn_detection: { type: 'server_vad' } } } },
    });
    client.send({ type: 'response.create', event_id: 'c' });
    client.send({ type: 'input_audio_buffer.clear' });
    await client.until(() => client.events('input_audio_buffer.cleared').length === 1);
    const errors = client.events('error').map((event) => JSON.parse(JSON.stringify(event['error'])));
    expect(errors.map((error) => [error.event_id, error.code])).toEqual([
      ['a', 'invalid_parameter'],
      ['b', 'invalid_value'],
      ['c', 'invalid_value'],
    ]);
  });
});

test('a session ends at its limit with session_expired and 1001', async () => {
  await withServer({ sessionSeconds: 1 }, async (server) => {
    const client = await openSession(server);
    const code = await client.closed;
    const [error] = client.events('error').map((event) => JSON.parse(JSON.stringify(event['error'])).code);
    expect({ code, error }).toEqual({ code: 1001, error: 'session_expired' });
  });
});
