/** A lane on a scripted engine, a talk and a wound clock, with everything that it showed, kept and reported. */

import type { Captions } from '../../core/captions/caption.ts';
import { captionText } from '../../core/captions/caption.ts';
import { noCaptions } from '../../core/captions/captions.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { CaptureListener } from '../../live/capture.ts';
import { createLane, type Lane } from '../../live/lane/lane.ts';
import { createScriptedEngine, type ScriptedEngine } from './scriptedEngine.ts';
import { createTalkCapture, type TalkCapture, type Word } from './talkCapture.ts';
import { createWindableClock, type WindableClock } from './windableClock.ts';

export interface Scene {
  readonly clock: WindableClock;
  readonly capture: TalkCapture;
  readonly engine: ScriptedEngine;
  /** Hears only when the scene has one. */
  readonly fallback: ScriptedEngine;
  /** From now on these are asked, in this order. */
  readonly choose: (...engines: readonly Engine[]) => void;
  readonly lane: Lane;
  readonly statuses: readonly SessionStatus[];
  /** What is kept, by id, in order of its start. */
  readonly entries: () => readonly TranscriptEntry[];
  /** What would be kept besides if all ended now, as it was last told. */
  readonly standing: () => readonly TranscriptEntry[];
  /** The words of the lines that are kept. */
  readonly said: () => string;
  readonly gaps: () => readonly (readonly [startMs: number, endMs: number])[];
  readonly captions: () => Captions;
  /** Everything that was ever on screen, in order. */
  readonly shown: readonly string[];
}

/** Words of 300 ms each, 100 ms apart; a full stop ends an utterance and leaves a second of silence. */
export function talkOf(text: string, fromMs = 500): readonly Word[] {
  let atMs = fromMs;
  return text.split(' ').map((word) => {
    const spoken = { text: word, startMs: atMs, endMs: atMs + 300 };
    atMs = spoken.endMs + (word.endsWith('.') ? 1_000 : 100);
    return spoken;
  });
}

export function openScene(
  words: readonly Word[],
  options: {
    readonly clock?: WindableClock;
    readonly lane?: string;
    readonly openMs?: number;
    readonly isLostAtOpening?: boolean;
    /** Another engine, faster than speech, may stand in. */
    readonly hasFallback?: boolean;
    readonly fallbackSpeed?: number;
  } = {},
): Scene {
  const clock = options.clock ?? createWindableClock();
  const statuses: SessionStatus[] = [];
  const kept = new Map<string, TranscriptEntry>();
  const shown: string[] = [];
  let standing: readonly TranscriptEntry[] = [];
  let captions: Captions = noCaptions;
  let lane: Lane | null = null;
  const listener: CaptureListener = {
    onSpeech: (frame) => lane?.onSpeech(frame),
    onIsland: (island) => lane?.onIsland(island),
    onGivenUp: (span) => lane?.onGivenUp(span),
    onMissing: (span) => lane?.onMissing(span),
    onLevel: () => {},
    onProblem: () => {},
  };
  const capture = createTalkCapture(clock, words, listener);
  const engine = createScriptedEngine(clock, { words, capture, openMs: options.openMs ?? 200 });
  const local = { words, capture, openMs: 400, name: 'local', speed: options.fallbackSpeed ?? 8 } as const;
  const fallback = createScriptedEngine(clock, local);
  let engines: readonly Engine[] = options.hasFallback === true ? [engine, fallback] : [engine];
  engine.script.isLostAtOpening = options.isLostAtOpening ?? false;
  lane = createLane({
    lane: options.lane ?? 'you',
    capture,
    engines: () => engines,
    clock,
    random: () => 0,
    keep: (entry) => kept.set(entry.id, entry),
    keepStanding: ({ entries }) => {
      standing = entries;
    },
    show: (view) => {
      captions = view.captions;
      const text = captions.map(captionText).join(' | ');
      if (text !== shown.at(-1)) shown.push(text);
    },
    onStatus: (status) => statuses.push(status),
  });
  const entries = () => [...kept.values()].toSorted((first, second) => first.startMs - second.startMs);
  return {
    clock,
    capture,
    engine,
    fallback,
    choose: (...chosen) => {
      engines = chosen;
    },
    lane,
    statuses,
    entries,
    standing: () => standing,
    said: () =>
      entries()
        .flatMap((entry) => (entry.kind === 'line' ? entry.text : []))
        .join(' '),
    gaps: () =>
      entries().flatMap((entry) => (entry.kind === 'gap' ? [[entry.startMs, entry.endMs] as const] : [])),
    captions: () => captions,
    shown,
  };
}
