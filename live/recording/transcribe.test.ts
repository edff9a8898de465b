/** A recording on a scripted engine and a wound clock: transcribed as a whole, whatever becomes of its connections. */
import { expect, test } from '@playwright/test';
import { defaultSettings } from '../../core/app/settings.ts';
import { FRAME_MS } from '../../core/audio/playout.ts';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { talkOf } from '../../e2e/live/scene.ts';
import { createScriptedEngine, type ScriptedEngine } from '../../e2e/live/scriptedEngine.ts';
import type { Word } from '../../e2e/live/talkCapture.ts';
import { createWindableClock } from '../../e2e/live/windableClock.ts';
import type { RecordedCapture, RecordedPart } from './capture.ts';
import { transcribeRecording } from './transcribe.ts';

const TEXT = Array.from(
  { length: 12 },
  (_, index) => `one${index} two${index} three${index} four${index}.`,
).join(' ');
const words = talkOf(TEXT);
const endMs = (words.at(-1)?.endMs ?? 0) + 500;

/** A tone while somebody speaks, digital silence otherwise, in parts of two seconds. */
async function* soundOf(said: readonly Word[], lengthMs: number): AsyncGenerator<RecordedPart> {
  const perMs = SAMPLE_RATE / 1_000;
  const all = new Float32Array(lengthMs * perMs);
  for (const { startMs, endMs: untilMs } of said)
    for (let index = startMs * perMs; index < untilMs * perMs; index += 1)
      all[index] = 0.1 * Math.sin(index / 3);
  for (let at = 0; at < all.length; at += 2 * SAMPLE_RATE)
    yield { type: 'sound', samples: all.slice(at, at + 2 * SAMPLE_RATE) };
}

function transcription(parts: AsyncIterator<RecordedPart> = soundOf(words, endMs)) {
  const clock = createWindableClock(60);
  const kept = new Map<string, TranscriptEntry>();
  const stop = new AbortController();
  let engine: ScriptedEngine | null = null;
  let capture: RecordedCapture | null = null;
  let result: Awaited<ReturnType<typeof transcribeRecording>> | null = null;
  const engineOf = (recorded: RecordedCapture): ScriptedEngine => {
    capture = recorded;
    let tell: (atMs: number) => void = () => {};
    recorded.follow(({ atMs }) => {
      for (let ms = atMs - 32; ms < atMs; ms += FRAME_MS) tell(Math.round(ms / FRAME_MS) * FRAME_MS);
    });
    const onPlayed = (listen: (atMs: number) => void) => {
      tell = listen;
    };
    engine = createScriptedEngine(clock, {
      words,
      openMs: 200,
      capture: { ...recorded, onPlayed, isClosed: () => false, isMuted: () => false, mute: () => undefined },
    });
    return engine;
  };
  void transcribeRecording(
    {
      lanes: [
        {
          lane: 'you',
          parts,
          detect: (frame) => (frame.some((sample) => Math.abs(sample) > 0.01) ? 0.95 : 0.02),
          engines: (recorded) => [engineOf(recorded)],
        },
      ],
      clock,
      random: () => 0,
      epochMs: () => 0,
      begin: async () => ({ sessionId: 'one', number: 1, offsetMs: 0 }),
      show: () => {},
      report: () => {},
      record: async (change) => {
        if (change.kind === 'append') kept.set(change.entry.id, change.entry);
      },
      signal: stop.signal,
      onProgress: () => {},
    },
    defaultSettings,
  ).then((done) => {
    result = done;
  });
  const entries = () => [...kept.values()].toSorted((first, second) => first.startMs - second.startMs);
  return {
    clock,
    stop,
    engine: () => engine as ScriptedEngine | null,
    capture: () => capture as RecordedCapture | null,
    result: () => result,
    said: () =>
      entries()
        .flatMap((entry) => (entry.kind === 'line' ? entry.text : []))
        .join(' '),
    states: () => [...new Set(entries().map((entry) => (entry.kind === 'line' ? entry.state : 'gap')))],
    gaps: () => entries().filter(({ kind }) => kind === 'gap'),
    /** Winds until it is over. */
    finish: async () => {
      for (let ms = 0; result === null && ms < 300_000; ms += 1_000) await clock.wind(1_000);
    },
  };
}

test('every word is transcribed, and it ends by itself soon after the last', async () => {
  const one = transcription();
  await one.finish();
  expect(one.result()).toEqual({ ok: true, value: undefined });
  expect([one.said(), one.gaps()]).toEqual([TEXT, []]);
  expect(one.clock.nowMs()).toBeLessThan(endMs + 8_000);
});

test('a connection that is lost five times, the last time while the end is awaited, costs no word and doubles none', async () => {
  const one = transcription();
  for (const atMs of [3_000, 9_500, 16_000, 24_000]) {
    await one.clock.wind(atMs - one.clock.nowMs());
    one.engine()?.opened.at(-1)?.lose();
  }
  while ((one.capture()?.playedMs() ?? 0) < endMs + 400) await one.clock.wind(50);
  one.engine()?.opened.at(-1)?.lose();
  await one.finish();
  expect([one.said(), one.gaps()]).toEqual([TEXT, []]);
  expect(one.engine()?.opened).toHaveLength(6);
});

test('nothing is read on while nobody listens, however long that is', async () => {
  const one = transcription();
  await one.clock.wind(5_000);
  one.engine()?.script.refusals.push(...Array.from({ length: 6 }, () => ({ kind: 'offline' }) as const));
  one.engine()?.opened.at(-1)?.lose({ kind: 'offline' });
  const reached = one.capture()?.capturedMs() ?? 0;
  await one.clock.wind(25_000);
  expect((one.capture()?.capturedMs() ?? 0) - reached).toBeLessThan(1_000);
  await one.finish();
  expect([one.said(), one.gaps()]).toEqual([TEXT, []]);
});

test('what only a person can mend ends it with that problem; what was settled stays', async () => {
  const one = transcription();
  await one.clock.wind(9_000);
  one.engine()?.script.refusals.push({ kind: 'badKey' });
  one.engine()?.opened.at(-1)?.lose({ kind: 'badKey' });
  await one.finish();
  expect(one.result()).toEqual({ ok: false, problem: { kind: 'badKey' } });
  expect(TEXT.startsWith(one.said())).toBe(true);
  expect(one.said().length).toBeGreaterThan(30);
});

test('a service that cannot be reached for two minutes is given up', async () => {
  const one = transcription();
  await one.clock.wind(5_000);
  one.engine()?.script.refusals.push(...Array.from({ length: 90 }, () => ({ kind: 'offline' }) as const));
  one.engine()?.opened.at(-1)?.lose({ kind: 'offline' });
  await one.finish();
  expect(one.result()).toEqual({ ok: false, problem: { kind: 'offline' } });
  expect(one.clock.nowMs()).toBeLessThan(130_000);
  // A second run hears again what was owed: it is no gap, and no line is cut off.
  expect([TEXT.startsWith(one.said()), one.gaps(), one.states()]).toEqual([true, [], ['final']]);
  const tries = one.engine()?.script.refusals.length;
  await one.clock.wind(300_000);
  expect([one.engine()?.script.refusals.length, one.engine()?.opened.length]).toEqual([tries, 1]);
});

test('an answer that never comes is a gap after a minute, and it ends', async () => {
  const one = transcription();
  await one.clock.wind(2_000);
  const script = one.engine()?.script;
  if (script !== undefined) script.withholdsFinals = true;
  await one.finish();
  expect(one.result()?.ok).toBe(true);
  expect(one.clock.nowMs()).toBeLessThan(endMs + 90_000);
});

test('a stretch that could not be read is a gap, and what follows keeps its time', async () => {
  async function* damaged(): AsyncGenerator<RecordedPart> {
    let isFirst = true;
    for await (const part of soundOf(words, endMs)) {
      yield part;
      if (isFirst) yield { type: 'missing', startMs: 1_900, endMs: 2_300 };
      isFirst = false;
    }
  }
  const one = transcription(damaged());
  await one.finish();
  expect(one.gaps()).toMatchObject([{ startMs: 1_900, endMs: 2_300 }]);
});

test('stopped half-way it keeps what stands', async () => {
  const one = transcription();
  await one.clock.wind(10_000);
  one.stop.abort();
  await one.finish();
  expect(one.result()).toEqual({ ok: true, value: undefined });
  expect(one.said().length).toBeGreaterThan(30);
  expect(one.said().length).toBeLessThan(TEXT.length);
  expect(one.engine()?.opened.every((connection) => connection.isClosed())).toBe(true);
});
