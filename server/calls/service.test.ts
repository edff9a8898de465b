/** What the service's answers about a call mean, over sockets that answer as a network does. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { callSession } from '../../core/openai/callSession.ts';
import { callSettingsSchema } from './arrival/rules.ts';
import { createCallService } from './service.ts';

let server: Server | null = null;
test.afterEach(() => server?.close());

/** Sends this to whoever asks, and hangs up. */
async function answering(answer: string) {
  server = createServer((socket) =>
    socket.on('error', () => undefined).once('data', () => socket.end(answer)),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return createCallService(new OpenAI({ apiKey: 'sk-local', baseURL: `http://127.0.0.1:${port}/v1` }));
}

const choices = { languages: [], keywords: [], prompt: '', instructions: '' };
const session = callSession(callSettingsSchema.parse({}), choices);

for (const [name, answer] of [
  ['breaks off', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"a"'],
  ['is no JSON', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5\r\n\r\n<htm>'],
  ['does not come', ''],
] as const)
  test(`where an answer ${name} it is not clear whether it was done, and nothing is thrown`, async () => {
    const service = await answering(answer);
    expect(await service.accept('rtc_1', session)).toMatchObject({ kind: 'unclear' });
    expect(await service.hangUp('rtc_1')).toMatchObject({ kind: 'unclear' });
  });
