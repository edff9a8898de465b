/** The service's answers over HTTP: secrets, refusals, models. */
import { expect, test } from '@playwright/test';
import { live, mint, openSocket, request, withServer } from '../testClient.ts';

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
