/** An engine for tests: it knows the talk, writes down the words whose sound it heard, and fails as it is told. No network. */
import { FRAME_MS } from '../../core/audio/playout.ts';
import type { Problem } from '../../core/base/problem.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Span } from '../../core/base/span.ts';
import { TEXT_DELAY_MS as USUAL_DELAY_MS } from '../../core/captions/recovery.ts';
import type { Engine, EngineConnection, EngineEvent, EngineName } from '../../core/engine/engine.ts';
import type { Clock } from '../../live/clock.ts';
import type { TalkCapture, Word } from './talkCapture.ts';

/** As the service has them in the field. */
const TEXT_DELAY_MS = 600;
const FINAL_DELAY_MS = 500;
const REPORT_DELAY_MS = 800;
/** A report counts packets; where they went missing is known only about so well. */
const REPORT_MARGIN_MS = 100;

/** So much of a word’s sound makes it known: with less, more than the shortest gap of it is lost. */
const HEARD_SHARE = 0.2;

export interface Script {
  /** What the next openings fail with. */
  refusals: Problem[];
  /** No text comes while set, and finals only have the text that came. */
  isMute: boolean;
  /** No final comes while set. */
  withholdsFinals: boolean;
  /** How the next turns are answered instead of with a final; one each. */
  answers: ('failed' | 'empty' | 'notUnderstood')[];
  /** Finals say when each word was said. */
  knowsTimes: boolean;
  /** Sound does not arrive while set; the engine tells so when it is not any more. */
  isDeaf: boolean;
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
  talk: {
    readonly words: readonly Word[];
    readonly capture: TalkCapture;
    readonly openMs: number;
    readonly name?: EngineName;
    readonly speed?: number;
  },
): ScriptedEngine {
  const { words, capture, openMs, name = 'openai', speed = 1 } = talk;
  const script: Script = {
    refusals: [],
    isMute: false,
    withholdsFinals: false,
    answers: [],
    knowsTimes: false,
    isDeaf: false,
    isLostAtOpening: false,
  };
  const opened: Opened[] = [];
  let hear: (atMs: number) => void = () => {};
  capture.onPlayed((atMs) => hear(atMs));
  const sleep = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return {
    name,
    speed,
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
      const ear = createEar(clock, words, { connection, atMs, speed, script, tell });
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
  readonly speed: number;
  readonly script: Script;
  readonly tell: (event: EngineEvent) => void;
}

function createEar(clock: Clock, words: readonly Word[], needs: EarNeeds) {
  const { connection, atMs, speed, script, tell } = needs;
  let count = 1;
  let lastMs = -1;
  let framesOf = new Map<Word, number>();
  let heard: Word[] = [];
  let unheard: readonly Span[] = [];
  const turnId = () => `${connection}.${count}`;

  /** An engine that takes sound faster than it was said tells where it lies. */
  const toldAtMs = ({ endMs }: Word) => (speed > 1 ? endMs + USUAL_DELAY_MS : atMs());
  const write = (word: Word) => {
    if (script.isMute) return;
    heard.push(word);
    const id = turnId();
    clock.after(TEXT_DELAY_MS, () =>
      tell({ type: 'text', turnId: id, text: ` ${word.text}`, atMs: toldAtMs(word) }),
    );
  };

  /** A receiver's report comes some time later and tells of what did not arrive until then. */
  const report = () => {
    for (const { startMs, endMs } of unheard)
      tell({ type: 'soundLost', startMs: startMs - REPORT_MARGIN_MS, endMs: endMs + REPORT_MARGIN_MS });
    unheard = [];
  };
  const miss = (ms: number) => {
    if (unheard.length === 0) clock.after(REPORT_DELAY_MS, report);
    const last = unheard.at(-1);
    const endMs = ms + FRAME_MS;
    unheard =
      last?.endMs === ms ? unheard.with(-1, { ...last, endMs }) : [...unheard, { startMs: ms, endMs }];
  };

  return {
    hear: (ms: number) => {
      // Sound that comes again is heard anew.
      if (ms < lastMs) framesOf = new Map();
      lastMs = ms;
      if (script.isDeaf) return miss(ms);
      const word = words.find(({ startMs, endMs }) => startMs <= ms && ms < endMs);
      if (word === undefined) return;
      const frames = (framesOf.get(word) ?? 0) + 1;
      framesOf.set(word, frames);
      if (frames === Math.ceil((HEARD_SHARE * (word.endMs - word.startMs)) / FRAME_MS)) write(word);
    },
    end: (turn: Parameters<EngineConnection['end']>[0]) => {
      const id = turnId();
      const words = heard;
      const text = words.map((word) => word.text).join(' ');
      count += 1;
      heard = [];
      tell({ type: 'heard', turnId: id, turn });
      if (script.withholdsFinals) return;
      const answer = script.answers.shift();
      if (answer === 'failed')
        clock.after(TEXT_DELAY_MS + FINAL_DELAY_MS, () => tell({ type: 'failed', turnId: id }));
      if (answer === 'empty')
        clock.after(TEXT_DELAY_MS + FINAL_DELAY_MS, () => tell({ type: 'final', turnId: id, text: '' }));
      if (answer === 'notUnderstood')
        clock.after(TEXT_DELAY_MS + FINAL_DELAY_MS, () =>
          tell({ type: 'final', turnId: id, text: '', notUnderstood: [turn] }),
        );
      if (answer !== undefined) return;
      clock.after(TEXT_DELAY_MS + FINAL_DELAY_MS, () =>
        tell({ type: 'final', turnId: id, text, ...(script.knowsTimes && { words }) }),
      );
    },
  };
}
