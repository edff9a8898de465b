/** The service's answers and the order of its events, over HTTP and a WebSocket. */
import { expect, test } from '@playwright/test';
import { type RealtimeOptions, type RealtimeServer, startRealtimeServer } from './server.ts';
import { piece } from './sounds.ts';
import { live, mint, openSession, openSocket, request, silence } from './testClient.ts';
import { readShortTalk } from './testTalk.ts';

async function withServer(
  options: RealtimeOptions,
  act: (server: RealtimeServer) => Promise<void>,
): Promise<void> {
  const server = await startRealtimeServer(options);
  try {
    await act(server);
  } finally {
    await server.close();
  }
}

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';
const input = (fields: unknown): unknown => ({
  session: { type: 'transcription', audio: { input: fields } },
});
const model = { model: 'gpt-live-transcribe' };

const refusedMints: readonly (readonly [string, unknown, string, string])[] = [
  ['no session type', {}, 'missing_required_parameter', 'session.type'],
  [
    'turn detection with the streaming model',
    input({ transcription: model, turn_detection: { type: 'server_vad' } }),
    'invalid_value',
    'session.audio.input.turn_detection',
  ],
  [
    'an empty list of languages',
    input({ transcription: { ...model, languages: [] } }),
    'invalid_value',
    'session.audio.input.transcription.languages',
  ],
  [
    'one language in the old field',
    input({ transcription: { ...model, language: 'en' } }),
    'invalid_value',
    'session.audio.input.transcription.language',
  ],
  [
    'a delay that is none',
    input({ transcription: { ...model, delay: 'soon' } }),
    'invalid_value',
    'session.audio.input.transcription.delay',
  ],
  [
    'a keyword with a bracket',
    input({ transcription: { ...model, keywords: ['<b>'] } }),
    'invalid_value',
    'session.audio.input.transcription.keywords',
  ],
  [
    'an unknown field',
    input({ transcription: model, volume: 3 }),
    'unknown_parameter',
    'session.audio.input.volume',
  ],
  [
    'a lifetime under ten seconds',
    { session: live, expires_after: { anchor: 'created_at', seconds: 9 } },
    'invalid_value',
    'expires_after.seconds',
  ],
];

test('a mint that the service refuses is refused with 400 and names the field', async () => {
  await withServer({}, async (server) => {
    const answers = await Promise.all(
      refusedMints.map(async ([name, body]) => [
        name,
        await request(server, '/realtime/client_secrets', body),
      ]),
    );
    expect(answers).toEqual(
      refusedMints.map(([name, , code, param]) => [
        name,
        {
          status: 400,
          body: { error: { message: expect.any(String), type: 'invalid_request_error', code, param } },
        },
      ]),
    );
  });
});

test('a mint gives the secret at the top, when it expires and the session it is for', async () => {
  await withServer({}, async (server) => {
    const before = Math.floor(Date.now() / 1000);
    const answer = await request(server, '/realtime/client_secrets', {
      session: live,
      expires_after: { seconds: 60 },
    });
    expect(answer).toEqual({
      status: 200,
      body: {
        value: expect.stringMatching(/^ek_/),
        expires_at: expect.any(Number),
        session: {
          id: expect.stringMatching(/^sess_/),
          object: 'realtime.transcription_session',
          type: 'transcription',
          expires_at: 0,
          include: null,
          audio: {
            input: {
              format: { type: 'audio/pcm', rate: 24_000 },
              noise_reduction: null,
              transcription: model,
              turn_detection: null,
            },
          },
        },
      },
    });
    expect(JSON.parse(JSON.stringify(answer.body)).expires_at - before).toBeGreaterThanOrEqual(60);
  });
});

test('a wrong key, a used secret and an expired one are refused with 401, a call that is unknown with 404', async () => {
  await withServer({ secretSeconds: 0 }, async (expiring) => {
    await withServer({}, async (server) => {
      const secret = await mint(server);
      const first = await openSocket(server, '', { protocols: `realtime,openai-insecure-api-key.${secret}` });
      await first.until(() => first.events('session.created').length === 1);
      const offer = 'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n';
      const statuses = await Promise.all([
        request(server, '/realtime/client_secrets', { session: live }, 'sk-wrong'),
        request(server, '/realtime/calls', offer, secret),
        request(expiring, '/realtime/calls', offer, await mint(expiring)),
        request(server, '/realtime/calls/rtc_none/hangup', {}),
        request(server, '/realtime/calls', 'no offer', await mint(server)),
        request(server, '/realtime/sessions', {}),
      ]);
      expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401, 404, 400, 404]);
    });
  });
});

test('the list of models is there for a valid key only', async () => {
  await withServer({ apiKey: 'sk-mine' }, async (server) => {
    const statuses = await Promise.all(
      ['sk-mine', 'sk-other'].map(async (key) => {
        const response = await fetch(`${server.baseUrl}/models`, {
          headers: { authorization: `Bearer ${key}` },
        });
        return response.status;
      }),
    );
    expect(statuses).toEqual([200, 401]);
  });
});

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
