/** Long outages on a clock that is wound by hand: the app's own `live/` on a scripted engine, without Electron. */
import type { Problem } from '../../core/base/problem.ts';
import { openScene, type Scene, talkOf } from '../../e2e/live/scene.ts';
import type { Word } from '../../e2e/live/talkCapture.ts';
import { accountFor } from './account.ts';
import type { FaultResult } from './result.ts';

export interface FastFault {
  readonly name: string;
  readonly note: string;
  readonly run: () => Promise<FaultResult>;
}

const WORDS_PER_SENTENCE = 11;
const STEP_MS = 100;
const BEGINS_MS = 20_300;
/** After an outage, for catching up on what is remembered. */
const AFTERWARDS_MS = 60_000;

/** Sentences without end, every word another. */
function talkFor(lengthMs: number): readonly Word[] {
  const count = Math.ceil(lengthMs / 400);
  const names = Array.from({ length: count }, (_, index) => `word${index}`);
  const text = names.map((name, index) => (index % WORDS_PER_SENTENCE === 0 ? `${name}.` : name)).join(' ');
  return talkOf(text).filter(({ endMs }) => endMs < lengthMs);
}

const offline: Problem = { kind: 'offline' };

/** Nothing can be opened meanwhile; then the page hears that the network is back, as `online` tells it. */
async function loseNetwork(scene: Scene, lengthMs: number): Promise<void> {
  const { script, opened } = scene.engine;
  opened.at(-1)?.lose(offline);
  for (let ms = 0; ms < lengthMs; ms += STEP_MS) {
    if (script.refusals.length === 0) script.refusals.push(offline);
    await scene.clock.wind(STEP_MS);
  }
  script.refusals = [];
  scene.lane.retry();
}

/** The service tells of the end of its hour, and a fresh connection takes over. */
async function renew(scene: Scene): Promise<void> {
  scene.engine.opened.at(-1)?.tell({ type: 'ending' });
}

async function runFast(
  fault: FastFault,
  lengthMs: number,
  act: (scene: Scene) => Promise<void>,
): Promise<FaultResult> {
  const talk = talkFor(BEGINS_MS + lengthMs + AFTERWARDS_MS);
  const scene = openScene(talk);
  await scene.clock.wind(BEGINS_MS);
  await act(scene);
  const recoveredMs = await recover(scene);
  await scene.clock.wind(Math.max(0, (talk.at(-1)?.endMs ?? 0) + 3_000 - scene.clock.nowMs()));
  let isOver = false;
  void scene.lane.finish().then(() => {
    isOver = true;
  });
  for (let ms = 0; !isOver && ms < AFTERWARDS_MS; ms += STEP_MS) await scene.clock.wind(STEP_MS);
  const said = talk.map(({ text, startMs, endMs }) => ({ word: text, startMs, endMs }));
  const broken = isOver ? null : 'it did not end';
  const kept = scene.entries();
  return {
    ...{ fault: fault.name, ...accountFor(said, kept), recoveredMs, note: fault.note },
    ...{ kept, journal: [], broken },
  };
}

/** Milliseconds until captions are live and bring new text, or null. */
async function recover({ clock, statuses, shown }: Scene): Promise<number | null> {
  const [healedMs, before] = [clock.nowMs(), shown.length];
  while (clock.nowMs() - healedMs < AFTERWARDS_MS) {
    await clock.wind(STEP_MS);
    const status = statuses.at(-1);
    if (status?.status === 'live' && status.warning === null && shown.length > before)
      return clock.nowMs() - healedMs;
  }
  return null;
}

const FAST = 'on the fast clock, live/ with a scripted engine';

function fast(name: string, lengthMs: number, act: (scene: Scene) => Promise<void>): FastFault {
  const fault: FastFault = { name, note: FAST, run: () => runFast(fault, lengthMs, act) };
  return fault;
}

const outage = (name: string, lengthMs: number): FastFault =>
  fast(name, lengthMs, (scene) => loseNetwork(scene, lengthMs));

export const fastFaults: readonly FastFault[] = [
  outage('network lost for 30 s (fast)', 30_000),
  outage('network lost for 5 min (fast)', 300_000),
  outage('network lost for 30 min (fast)', 1_800_000),
  fast('renewal before 60 minutes (fast)', 0, renew),
];
