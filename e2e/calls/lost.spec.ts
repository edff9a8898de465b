/**
 * What is lost of a call, and what is not: a sideband that goes, a server that is killed in mid-call, a caller who hangs up
 * while nobody listens.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { TranscriptGap } from '../../core/transcript/transcript.ts';
import { readLastTranscript } from '../app/transcriptsFile.ts';
import { readLongTalk, readShortTalk, textOf } from '../speech/bundled.ts';
import type { Talk } from '../speech/talk.ts';
import type { Published } from './callsApp.ts';
import { SECRET } from './delivery.ts';
import { type Stage, sendWebhooks, setStage, statuses, storedCalls, textsIn, untilEnded } from './stage.ts';

const APP = fileURLToPath(new URL('callsApp.ts', import.meta.url));
const rule = { name: 'Hotline', room: 'support' };

const gapsIn = (folder: string): readonly TranscriptGap[] =>
  (readLastTranscript(folder)?.entries ?? []).filter((entry) => entry.kind === 'gap');
const finals = (stage: Stage): number => stage.published.filter(({ event }) => event.type === 'final').length;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a sideband that is lost for a moment costs no word, and leaves no mark', async () => {
  const talk = await readShortTalk();
  const stage = await setStage(talk, [rule]);
  await stage.start();
  stage.ring();
  await expect.poll(() => finals(stage), { timeout: 20_000 }).toBe(1);
  stage.service.control({ type: 'detach' });
  await expect.poll(() => statuses(stage)).toEqual(['live', 'away', 'live']);
  await untilEnded(stage.folder);
  await stage.close();
  expect({ text: textsIn(stage.folder).join(' '), gaps: gapsIn(stage.folder) }).toEqual({
    text: textOf(talk),
    gaps: [],
  });
});

test('one that cannot be attached again for long is tried again and again, and what was missed is a gap', async () => {
  const talk = await readShortTalk();
  const stage = await setStage(talk, [rule]);
  await stage.start();
  stage.ring();
  await expect.poll(() => finals(stage), { timeout: 20_000 }).toBe(1);
  stage.service.control({ type: 'sockets', answer: { kind: 'refuse', status: 503 } });
  stage.service.control({ type: 'detach' });
  // The second turn is said, and answered, while nobody listens.
  await expect.poll(() => stage.service.journal.commits().length, { timeout: 20_000 }).toBe(2);
  await wait(1_000);
  stage.service.control({ type: 'reset' });
  await untilEnded(stage.folder);
  await stage.close();
  const [second] = stage.service.journal.commits().slice(1);
  const gaps = gapsIn(stage.folder);
  const text = textsIn(stage.folder).join(' ');
  expect(text).not.toContain('nobody noticed');
  expect(text).toMatch(/^Is everybody here.*From now on .* Any questions\?$/);
  expect(gaps.length).toBe(1);
  // The gap covers the second turn, which had begun before.
  expect(Math.abs((gaps[0]?.startMs ?? 0) - 5_139)).toBeLessThan(300);
  expect(gaps[0]?.endMs).toBeGreaterThan((second?.toMs ?? Number.POSITIVE_INFINITY) - 1_500);
});

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly published: Published[];
}

async function startProcess(stage: Stage): Promise<Server> {
  const options = {
    baseUrl: stage.service.baseUrl,
    secret: SECRET,
    folder: stage.folder,
    rules: stage.rules,
    port: 0,
  };
  const child = fork(APP, [JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const published: Published[] = [];
  const url = await new Promise<string>((resolve) =>
    child.on('message', (message: { readonly url?: string; readonly published?: Published }) => {
      if (message.published !== undefined) published.push(message.published);
      if (message.url !== undefined) resolve(message.url);
    }),
  );
  sendWebhooks(stage.service, url);
  return { child, url, published };
}

function kill({ child }: Server): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGKILL');
  return gone;
}

const finalsOf = ({ published }: Server): readonly string[] =>
  published.flatMap(({ event }) => (event.type === 'final' ? [event.line.text] : []));

test('a server that is killed in mid-call finds the call again: what was final is there, what was missed is a gap', async () => {
  test.setTimeout(120_000);
  const talk = await readLongTalk();
  const stage = await setStage(talk, [rule]);
  const first = await startProcess(stage);
  stage.ring();
  await expect.poll(() => finalsOf(first).length, { timeout: 60_000 }).toBe(2);
  await wait(1_000);
  await kill(first);
  expect(storedCalls(stage.folder)).toMatchObject([{ state: 'live' }]);
  // Meanwhile the third turn is said and answered; the fourth is being said when somebody listens again.
  await expect.poll(() => stage.service.journal.commits().length, { timeout: 30_000 }).toBe(3);
  await wait(1_000);
  const second = await startProcess(stage);
  await untilEnded(stage.folder, 60_000);
  await kill(second);
  await stage.close();
  const said = turnsOf(talk, stage);
  const gaps = gapsIn(stage.folder);
  expect({ first: finalsOf(first), second: finalsOf(second), all: textsIn(stage.folder) }).toEqual({
    first: said.slice(0, 2),
    second: said.slice(3),
    all: [...said.slice(0, 2), ...said.slice(3)],
  });
  const third = stage.service.journal.commits()[2];
  expect(gaps.length).toBe(1);
  expect(gaps[0]?.startMs).toBeLessThan((third?.fromMs ?? 0) + 1_500);
  expect(gaps[0]?.endMs).toBeGreaterThan((third?.toMs ?? Number.POSITIVE_INFINITY) - 1_000);
});

/** What was said in each turn, as the service cut them. */
function turnsOf(talk: Talk, { service }: Stage): readonly string[] {
  return service.journal.commits().map(({ fromMs, toMs }) =>
    talk.words
      .filter(({ endMs }) => endMs > fromMs && endMs <= toMs)
      .map(({ word }) => word)
      .join(' '),
  );
}

test('a call that ended while no server was there is closed by the next one', async () => {
  const talk = await readShortTalk();
  const stage = await setStage(talk, [rule]);
  const first = await startProcess(stage);
  stage.ring();
  await expect.poll(() => finalsOf(first).length, { timeout: 20_000 }).toBe(1);
  await kill(first);
  stage.service.control({ type: 'hangUp' });
  const second = await startProcess(stage);
  await untilEnded(stage.folder);
  await kill(second);
  await stage.close();
  expect(storedCalls(stage.folder)).toMatchObject([{ state: 'ended', outcome: 'over' }]);
  expect(textsIn(stage.folder)).toEqual(['Is everybody here? Then let us look at the list from Monday.']);
});

test('a caller who is cut off in mid-sentence leaves the words that came, and a mark for the rest', async () => {
  const talk = await readShortTalk();
  const stage = await setStage(talk, [rule]);
  await stage.start();
  stage.ring();
  await expect.poll(() => finals(stage), { timeout: 20_000 }).toBe(1);
  await wait(3_000);
  stage.service.control({ type: 'hangUp' });
  await untilEnded(stage.folder);
  await stage.close();
  const [gap, ...others] = gapsIn(stage.folder);
  expect([textsIn(stage.folder).length, others]).toEqual([1, []]);
  expect(Math.abs((gap?.startMs ?? 0) - 5_139)).toBeLessThan(300);
  expect((gap?.endMs ?? 0) - (gap?.startMs ?? 0)).toBeGreaterThan(1_500);
});
