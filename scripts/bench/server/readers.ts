/**
 * `npm run bench:server`: many readers of one room over Server-Sent Events, in one run: how late each event reaches their
 * sockets, what the server takes. Prints a table.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { loadavg } from 'node:os';
import { WebSocket } from 'ws';
import { readCommand } from '../../../e2e/commandLine.ts';
import { type Machine, startMachine } from '../../../e2e/server/machine.ts';
import { createLinks } from '../../../server/http/links.ts';
import type { Delta } from '../../../server/wire/events.ts';

const SECRET = 'a secret of a bench that is long enough';
const EVERY_MS = 200;
const AIMS = { p99Ms: 80, memoryMb: 300 };

const { values } = readCommand({
  name: 'run bench:server',
  about:
    'Readers of one room over Server-Sent Events: delay from the publisher’s send to each socket, memory, processor.',
  options: {
    viewers: { type: 'string', default: '2000', value: 'N', about: 'how many' },
    seconds: { type: 'string', default: '30', value: 'N', about: 'how long, at five events a second' },
  },
});

const delaysMs: number[] = [];
let opened = 0;

/** As little of a client as there can be, since all of them share this process: it looks for the time in the text. */
function openReader(port: number, token: string): void {
  const socket = connect(port, '127.0.0.1', () =>
    socket.write(
      `GET /c/main/events HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    ),
  );
  socket.on('data', (bytes: Buffer) => {
    const text = bytes.toString('latin1');
    if (text.startsWith('HTTP/1.1 200')) opened += 1;
    for (const [, sentMs] of text.matchAll(/<([\d.]+)>/g)) delaysMs.push(nowMs() - Number(sentMs));
  });
}

const nowMs = (): number => performance.timeOrigin + performance.now();

async function openPublisher(port: number, token: string): Promise<(text: string) => void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/m/main/captions`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'hello', key: randomUUID(), label: 'Bench' }));
  socket.send(
    JSON.stringify({ type: 'begin', number: 1, start: { startedAtEpochMs: Date.now(), languages: [] } }),
  );
  const [answer] = (await once(socket, 'message')) as [Buffer];
  const { part } = JSON.parse(answer.toString()) as { readonly part: { readonly sessionId: string } };
  return (text) => {
    const place = { session: part.sessionId, lane: 'you', id: '1.1', startMs: 0, endMs: 1 };
    const event: Delta = { type: 'delta', ...place, from: 0, text };
    socket.send(JSON.stringify({ type: 'tell', events: [event] }));
  };
}

/** Seconds of processor, and the most memory, of a process. Linux's `/proc` alone knows. */
function costOf({ pid }: Machine) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const memory = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { seconds: (Number(fields[11]) + Number(fields[12])) / 100, memoryMb: Number(memory) / 1_024 };
}

const viewers = Number(values.viewers);
const events = (Number(values.seconds) * 1_000) / EVERY_MS;
const machine = await startMachine({
  flags: ['--requests-per-minute', '1000000', '--max-viewers', String(viewers), '--log-level', 'warn'],
  env: { SURTITLE_LINK_SECRET: SECRET },
});
const links = createLinks(SECRET);
for (let count = 0; count < viewers; count += 1) {
  openReader(machine.port, links.token('main', 'view'));
  if (count % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 20));
}
while (opened < viewers) await new Promise((resolve) => setTimeout(resolve, 50));
const publish = await openPublisher(machine.port, links.token('main', 'control'));
const before = costOf(machine);
for (let count = 0; count < events; count += 1) {
  publish(`A piece of text as it comes while people speak <${nowMs()}>`);
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
}
await new Promise((resolve) => setTimeout(resolve, 1_000));
const after = costOf(machine);
const sorted = delaysMs.toSorted((one, other) => one - other);
const at = (share: number) =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 10) / 10;
console.log(
  `${viewers} readers, ${events} events, load ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
console.log(`came              ${sorted.length} of ${viewers * events}`);
console.log(`delay p50 / p99   ${at(0.5)} / ${at(0.99)} ms (aim ≤ ${AIMS.p99Ms}), longest ${at(1)} ms`);
console.log(`memory            ${Math.round(after.memoryMb)} MB (aim ≤ ${AIMS.memoryMb})`);
console.log(
  `processor         ${(((after.seconds - before.seconds) / (Number(values.seconds) + 1)) * 100).toFixed(0)} % of a core`,
);
await machine.stop();
process.exit(sorted.length === viewers * events ? 0 : 1);
