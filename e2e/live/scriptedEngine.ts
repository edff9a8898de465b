/** An engine for tests: it knows the talk, writes down the words whose sound it heard, and fails as it is told. No network. */
import { FRAME_MS } from '../../core/audio/playout.ts';
import type { Problem } from '../../core/base/problem.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Engine, EngineConnection, EngineEvent } from '../../core/engine/engine.ts';
import type { Clock } from '../../live/clock.ts';
import type { TalkCapture, Word } from './talkCapture.ts';

/** As the service has them in the field. */
const TEXT_DELAY_MS = 600;
const FINAL_DELAY_MS = 500;

export interface Script {
  /** What the next openings fail with. */
  refusals: Problem[];
  /** No text comes while set, and finals only have the text that came. */
  isMute: boolean;
  /** No final comes while set. */
  withholdsFinals: boolean;
  /** The next connection is lost before it has opened. */
  isLostAtOpening: boolean;
}

export interface Opened {
  readonly number: number;
  readonly isHearing: () => boolean;
  readonly isClosed: () => boolean;
  readonly tell: (event: EngineEvent) => void;
  readonly lose: (problem?: Problem) => void;
}

export interface ScriptedEngine extends Engine {
  readonly script: Script;
  /** Every connection that was opened, oldest first. */
  readonly opened: readonly Opened[];
}

export function createScriptedEngine(
  clock: Clock,
  talk: { readonly words: readonly Word[]; readonly capture: TalkCapture; readonly openMs: number },
): ScriptedEngine {
  const { words, capture, openMs } = talk;
  const script: Script = { refusals: [], isMute: false, withholdsFinals: false, isLostAtOpening: false };
  const opened: Opened[] = [];
  let hear: (atMs: number) => void = () => {};
  capture.onPlayed((atMs) => hear(atMs));
  const sleep = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return {
    script,
    opened,
    open: async ({ connection, atMs }, listener) => {
      await sleep(openMs);
      const refusal = script.refusals.shift();
      if (refusal !== undefined) return failure(refusal);
      let isClosed = false;
      const tell = (event: EngineEvent) => {
        if (!isClosed) listener(event);
      };
      if (script.isLostAtOpening) tell({ type: 'lost', problem: { kind: 'connectionLost' } });
      script.isLostAtOpening = false;
      const ear = createEar(clock, words, { connection, atMs, script, tell });
      const api: EngineConnection = {
        hear: () => {
          hear = ear.hear;
        },
        stopHearing: () => {
          if (hear === ear.hear) hear = () => {};
        },
        end: ear.end,
        close: () => {
          api.stopHearing();
          isClosed = true;
        },
      };
      opened.push({
        number: connection,
        isHearing: () => hear === ear.hear,
        isClosed: () => isClosed,
        tell,
        lose: (problem = { kind: 'connectionLost' }) => tell({ type: 'lost', problem }),
      });
      return success(api);
    },
  };
}

interface EarNeeds {
  readonly connection: number;
  readonly atMs: () => number;
  readonly script: Script;
  readonly tell: (event: EngineEvent) => void;
}

function createEar(clock: Clock, words: readonly Word[], { connection, atMs, script, tell }: EarNeeds) {
  let count = 1;
  let lastMs = -1;
  let framesOf = new Map<Word, number>();
  let heard: string[] = [];
  const turnId = () => `${connection}.${count}`;

  const write = (word: Word) => {
    if (script.isMute) return;
    heard.push(word.text);
    const id = turnId();
    clock.after(TEXT_DELAY_MS, () => tell({ type: 'text', turnId: id, text: ` ${word.text}`, atMs: atMs() }));
  };

  return {
    hear: (ms: number) => {
      // Sound that comes again is heard anew.
      if (ms < lastMs) framesOf = new Map();
      lastMs = ms;
      const word = words.find(({ startMs, endMs }) => startMs <= ms && ms < endMs);
      if (word === undefined) return;
      const frames = (framesOf.get(word) ?? 0) + 1;
      framesOf.set(word, frames);
      if (frames === Math.ceil((word.endMs - word.startMs) / FRAME_MS)) write(word);
    },
    end: (turn: Parameters<EngineConnection['end']>[0]) => {
      const id = turnId();
      const text = heard.join(' ');
      count += 1;
      heard = [];
      tell({ type: 'heard', turnId: id, turn });
      if (script.withholdsFinals) return;
      clock.after(TEXT_DELAY_MS + FINAL_DELAY_MS, () => tell({ type: 'final', turnId: id, text }));
    },
  };
}
