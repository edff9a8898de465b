/**
 * Keeps the far side out of the microphone's lane, where the speakers are heard too: marks lines before they are kept, and
 * again when the far side's text comes later; paints no word of theirs twice. Connects nothing and delays nothing.
 */
import { type Span, laterBy as spansLaterBy } from '../core/base/span.ts';
import { isSettled, transcriptLine } from '../core/captions/caption.ts';
import { noCaptions } from '../core/captions/captions.ts';
import { isEchoing, withEchoMarked } from '../core/live/echoMark.ts';
import { type FarSide, type PaintedCaption, paintAll } from '../core/live/echoPainting.ts';
import { OTHERS, YOU } from '../core/transcript/lanes.ts';
import { inSession, type LanePart, laterBy } from '../core/transcript/part.ts';
import type { LaneId, TranscriptEntry, TranscriptLine } from '../core/transcript/transcript.ts';
import type { Clock } from './clock.ts';
import type { LaneNeeds } from './lane/lane.ts';

/** The longest turn, and how late its text may be. The far side's lines stay for as long as a line may be judged by them. */
const JUDGED_MS = 120_000;
const KEPT_MS = 2 * JUDGED_MS;

/** Their text comes 0.5 to 1.5 s after their words; on a busy computer later. */
const WAITS_FOR_THEIRS_MS = 2_500;
const LOOK_AGAIN_MS = 500;

/** What a lane gives: entries to be kept and captions to be shown. */
type LaneOutput = Pick<LaneNeeds, 'keep' | 'keepStanding' | 'show'>;

type View = Parameters<LaneOutput['show']>[0];

export interface EchoWatch {
  /** What one opening of a lane gives, placed in the session; the microphone's without an echo. */
  readonly without: (lane: LaneId, heard: HeardLane, output: LaneOutput) => LaneOutput;
}

/** Where a lane lies in the session, and what is heard of it, on its own clock. */
export interface HeardLane {
  readonly part: LanePart;
  readonly speech: () => readonly Span[];
  readonly nowMs: () => number;
}

interface Judged {
  readonly line: TranscriptLine;
  readonly marked: TranscriptLine;
  readonly keep: LaneOutput['keep'];
}

/** `onEchoing` is called once, when the microphone hears more of the speakers than a word now and then. */
export function createEchoWatch(clock: Clock, onEchoing: (microphone: LaneId) => void): EchoWatch {
  const farLines = new Map<string, TranscriptLine>();
  let open: readonly TranscriptLine[] = [];
  const mine = new Map<string, Judged>();
  let settledMs = 0;
  let theirSpeech: () => readonly Span[] = () => [];
  let isTold = false;
  let repaint = () => {};

  const others = () => [...farLines.values(), ...open];
  const tell = () => {
    if (isTold || !isEchoing([...mine.values()].map(({ marked }) => marked))) return;
    isTold = true;
    onEchoing(YOU);
  };
  const judge = (line: TranscriptLine, keep: LaneOutput['keep']) => {
    const marked = withEchoMarked(line, others());
    const isNew = JSON.stringify(mine.get(line.id)?.marked) !== JSON.stringify(marked);
    mine.set(line.id, { line, marked, keep });
    forget(mine, (own) => own.line.endMs < line.endMs - JUDGED_MS);
    if (isNew) keep(marked);
  };
  const hear = (line: TranscriptLine) => {
    farLines.set(line.id, line);
    settledMs = Math.max(settledMs, line.endMs);
    open = open.filter(({ id, endMs }) => id !== line.id && endMs >= line.endMs - KEPT_MS);
    forget(farLines, ({ endMs }) => endMs < line.endMs - KEPT_MS);
    for (const { line: own, keep } of mine.values()) judge(own, keep);
    tell();
  };
  return {
    without: (lane, { part, speech, nowMs }, lanes) => {
      const placed = <Entry extends TranscriptEntry>(entry: Entry): Entry => inSession(entry, part);
      const output: LaneOutput = {
        keep: (entry) => lanes.keep(placed(entry)),
        keepStanding: (standing) =>
          lanes.keepStanding({ ...standing, entries: standing.entries.map(placed) }),
        show: lanes.show,
      };
      if (lane === OTHERS) {
        theirSpeech = () => spansLaterBy(speech(), part.offsetMs);
        return {
          ...output,
          keep: (entry) => {
            output.keep(entry);
            if (entry.kind === 'line') hear(placed(entry));
          },
          show: (view) => {
            const speaking = view.captions.filter((caption) => !isSettled(caption));
            const lines = speaking.map((caption) => placed(transcriptLine(caption, lane)));
            // What has settled is shown a moment before it is kept.
            const waiting = open.filter(
              ({ id }) => !farLines.has(id) && !lines.some((line) => line.id === id),
            );
            open = [...lines, ...waiting];
            output.show(view);
            repaint();
          },
        };
      }
      // Only ever the microphone's lane loses words, and only to the computer's sound.
      if (lane !== YOU) return output;
      const farSide = (): FarSide => ({
        lines: others().map((line) => laterBy(line, -part.offsetMs)),
        speech: spansLaterBy(theirSpeech(), -part.offsetMs),
        settledMs: settledMs - part.offsetMs,
        waitedMs: nowMs() - WAITS_FOR_THEIRS_MS,
      });
      let last: View = { captions: noCaptions, gap: null };
      let painted: readonly PaintedCaption[] = [];
      let stopWaiting = () => {};
      const show = (view: View) => {
        last = view;
        painted = paintAll(view.captions, painted, farSide());
        output.show({ ...view, captions: painted.map(({ shown }) => shown) });
        stopWaiting();
        if (painted.some(({ isWaiting }) => isWaiting)) stopWaiting = clock.after(LOOK_AGAIN_MS, repaint);
      };
      // Words that waited for theirs are told apart as theirs come, or do not come.
      repaint = () => {
        if (painted.some(({ isWaiting }) => isWaiting)) show(last);
      };
      const marked = (entry: TranscriptEntry) =>
        entry.kind === 'line' ? withEchoMarked(placed(entry), others()) : placed(entry);
      return {
        keep: (entry) => {
          if (entry.kind !== 'line') return output.keep(entry);
          judge(placed(entry), lanes.keep);
          tell();
        },
        keepStanding: (standing) =>
          lanes.keepStanding({ ...standing, entries: standing.entries.map(marked) }),
        show,
      };
    },
  };
}

function forget<Value>(kept: Map<string, Value>, isOver: (value: Value) => boolean): void {
  for (const [id, value] of kept) if (isOver(value)) kept.delete(id);
}
