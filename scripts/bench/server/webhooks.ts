/**
 * `npm run bench:webhooks`: how soon webhooks are answered at a steady rate, over HTTP, by a server in a process of its own
 * that writes each call down and has it rejected. Prints one line; it judges nothing.
 */
import { fork } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { type Delivery, incoming, OTHER_SECRET, SECRET, signed } from '../../../e2e/calls/delivery.ts';
import { readCommand, refuse } from '../../../e2e/commandLine.ts';
import { startRealtimeServer } from '../../../e2e/service/server.ts';

const { values } = readCommand({
  name: 'run bench:webhooks',
  about: 'Measures how soon webhooks are answered.',
  options: {
    rate: { type: 'string', default: '200', value: 'N', about: 'webhooks a second' },
    seconds: { type: 'string', default: '30', value: 'N', about: 'how long' },
  },
});
const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
if (!(rate > 0) || !(seconds > 0)) refuse('Rate and seconds must be numbers above 0.');

/** A process that has just started compiles its code; what it answers meanwhile is not counted. */
const WARM_UP_S = 4;

const agent = new Agent({ keepAlive: true });

/** Seven of ten are new, one comes again, one is of a type that nobody asked for, one is forged. */
function deliveryOf(index: number): Delivery {
  const event = incoming(`rtc_${index}`, { From: '<sip:+4930123456@x>', To: '<sip:+1@x>' });
  switch (index % 10) {
    case 0:
      return signed(incoming(`rtc_${index - 1}`), { id: `wh_${index - 1}` });
    case 1:
      return signed({ ...event, type: 'batch.completed' }, { id: `wh_${index}` });
    case 2:
      return signed(event, { id: `wh_${index}`, secrets: [OTHER_SECRET] });
    default:
      return signed(event, { id: `wh_${index}` });
  }
}

function post(url: string, { headers, body }: Delivery): Promise<{ status: number; tookMs: number }> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, tookMs: performance.now() - startedAt }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const service = await startRealtimeServer();
const folder = mkdtempSync(join(tmpdir(), 'surtitle-bench-'));
// No rule is for them, so each is rejected at the service after it was answered.
const options = { baseUrl: service.baseUrl, secret: SECRET, folder, rules: [], port: 0 };
const app = fork(fileURLToPath(new URL('../../../e2e/calls/callsApp.ts', import.meta.url)), [
  JSON.stringify(options),
]);
const url = await new Promise<string>((resolve) =>
  app.on('message', (message: { readonly url?: string }) => resolve(`${message.url}/webhooks/openai`)),
);

// Who asks waits for the processor as well: how late it is itself tells how much the machine is disturbed.
const lateness = monitorEventLoopDelay({ resolution: 1 });
lateness.enable();
const answers: Promise<{ status: number; tookMs: number }>[] = [];
const startedAt = performance.now();
const count = rate * (WARM_UP_S + seconds);
while (answers.length < count) {
  const due = Math.min(count, ((performance.now() - startedAt) / 1_000) * rate);
  while (answers.length < due) answers.push(post(url, deliveryOf(answers.length + 1)));
  await new Promise((resolve) => setTimeout(resolve, 2));
}
const all = (await Promise.all(answers)).slice(rate * WARM_UP_S);
lateness.disable();
const times = all.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other);
const at = (share: number) => (times[Math.ceil(times.length * share) - 1] ?? 0).toFixed(1);
const counts = new Map<number, number>();
for (const { status } of all) counts.set(status, (counts.get(status) ?? 0) + 1);
const statuses = [...counts].map(([status, count]) => `${count} × ${status}`).join(', ');
console.log(
  `${all.length} webhooks at ${rate} a second: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms; ${statuses}; ` +
    `asking was late by p99 ${(lateness.percentile(99) / 1e6).toFixed(1)} ms; load ${loadavg()[0]?.toFixed(1)}`,
);
app.kill();
await service.close();
agent.destroy();
