/** Whatever comes over a speaker's sockets, at a server with another room beside. */
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import * as fc from 'fast-check';
import { WebSocket } from 'ws';
import { openDatabase } from '../../node/database.ts';
import { anyHello, anyMessage, OWN_SESSION } from './anyPage.ts';
import { type Served, serve, tokenIn } from './served.ts';
import { speak } from './speaker.ts';

function entriesOf(served: Served, sessionId: string) {
  const database = openDatabase(join(served.data, 'transcripts.db'));
  const entries = database.read(sessionId)?.entries ?? [];
  database.close();
  return entries;
}

const BEGIN = JSON.stringify({
  type: 'begin',
  number: 100,
  start: { startedAtEpochMs: 1_764_000_000_000, languages: [] },
});

test('whatever a speaker’s page sends, the server lives, and no other room has it', async () => {
  const served = await serve({ flags: { room: ['main', 'other'], requestsPerMinute: '100000' } });
  const headers = { authorization: `Bearer ${tokenIn(served.server.links[0]?.microphone[0])}` };
  const [main, other] = [served.server.rooms.get('main'), served.server.rooms.get('other')];
  if (main === null || other === null) throw new Error('there is no room');
  const begun = Promise.withResolvers<string>();
  other.follow(({ session }) => begun.resolve(session));
  const bea = await speak(other.openFeed('Bea'), 1_764_000_000_000);
  bea.say('Good evening.');
  const others = await begun.promise;
  await expect.poll(() => other.since(null).map(({ type }) => type)).toEqual(['status', 'final']);
  const before = [other.since(null), entriesOf(served, others)];
  const taken = new Set<string>();
  main.follow(({ type }) => void taken.add(type));
  for (const path of ['/m/main/captions', '/m/main/sound'])
    await fc.assert(
      fc.asyncProperty(
        anyHello(others),
        fc.array(anyMessage(others), { minLength: 1, maxLength: 8 }),
        async (hello, messages) => {
          const socket = new WebSocket(`${served.address.replace('http', 'ws')}${path}`, { headers });
          let own = OWN_SESSION;
          socket.on('message', (data) => {
            own = JSON.parse(String(data)).part?.sessionId ?? own;
          });
          await once(socket, 'open');
          socket.send(JSON.stringify(hello));
          const isForged = 'session' in hello;
          if (path.endsWith('captions') && !isForged) socket.send(BEGIN);
          // What comes next is of the session that was begun, or of a stream that is known.
          if (!isForged) await Promise.race([once(socket, 'message'), once(socket, 'close')]);
          for (const sent of messages)
            socket.send(typeof sent === 'string' ? sent.replaceAll(OWN_SESSION, own) : sent);
          socket.close();
          if (socket.readyState !== socket.CLOSED) await once(socket, 'close');
        },
      ),
      { numRuns: 100 },
    );
  expect((await fetch(`${served.address}/health`)).status).toBe(200);
  // It was taken in as far as the room.
  expect([...taken].sort()).toEqual(['delta', 'final', 'gap', 'status']);
  expect([other.since(null), entriesOf(served, others)]).toEqual(before);
  await bea.stop();
  await served.stop();
});
