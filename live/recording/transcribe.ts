/** Transcribes a recording from its beginning to its end, with the turns, engines and ledger of a live session. Opens no file. */
import type { Settings } from '../../core/app/settings.ts';
import type { Problem } from '../../core/base/problem.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import type { Engine } from '../../core/engine/engine.ts';
import type { LaneId } from '../../core/transcript/transcript.ts';
import type { Source } from '../capture.ts';
import { until } from '../clock.ts';
import type { SessionNeeds } from '../session.ts';
import { openSession } from '../startSession.ts';
import { createRecordedCapture, type RecordedCapture, type RecordedCaptureNeeds } from './capture.ts';

/** When all has been played, an answer is waited for so long; what has none then is a gap. */
const LAST_ANSWER_MS = 60_000;

/** A service that could not be reached for so long is given up: what is settled is kept, and a second run goes on. */
const UNREACHABLE_MS = 120_000;

export interface RecordedLane extends Pick<RecordedCaptureNeeds, 'parts' | 'detect'> {
  readonly lane: LaneId;
  /** The one that hears it, and what may stand in. */
  readonly engines: (capture: RecordedCapture) => readonly Engine[];
}

export interface TranscribeNeeds extends Omit<SessionNeeds, 'sources'> {
  readonly lanes: readonly RecordedLane[];
  /** Aborted, it keeps what is settled and ends at once. */
  readonly signal: AbortSignal;
  /** How far it has come, again and again. */
  readonly onProgress: (playedMs: number) => void;
}

/**
 * Resolves when every turn is settled or marked, or when it was aborted. Fails where only a person can go on, for
 * example without a key, and where nobody could be reached for two minutes; what was settled until then has been recorded.
 */
export async function transcribeRecording(
  needs: TranscribeNeeds,
  settings: Settings,
): Promise<Result<undefined>> {
  const { clock, lanes, signal, onProgress } = needs;
  const captures: RecordedCapture[] = [];
  const sources = lanes.map((lane) => sourceOf(lane, needs, (capture) => captures.push(capture)));
  let refusal: Problem | null = null;
  let trouble: { readonly problem: Problem; readonly sinceMs: number } | null = null;
  const opened = await openSession(
    {
      ...needs,
      sources,
      // What is cut off is heard again in a second run: it is neither a line nor a gap.
      record: async (change) => (signal.aborted || refusal !== null ? undefined : needs.record(change)),
      report: (status) => {
        if (status.status === 'failed') refusal = status.problem;
        if (status.status === 'retrying')
          trouble = { problem: status.problem, sinceMs: trouble?.sinceMs ?? clock.nowMs() };
        if (status.status === 'live') trouble = null;
        needs.report(status);
      },
    },
    settings,
  );
  if (!opened.ok) return opened;
  const session = opened.value;
  let overMs: number | null = null;
  const isOver = () => {
    onProgress(Math.min(...captures.map((capture) => capture.playedMs())));
    if (trouble !== null && clock.nowMs() - trouble.sinceMs > UNREACHABLE_MS) refusal = trouble.problem;
    if (signal.aborted || refusal !== null) return true;
    if (!captures.every((capture) => capture.isOver())) {
      overMs = null;
      return false;
    }
    overMs ??= clock.nowMs();
    return session.isSettled() || clock.nowMs() - overMs > LAST_ANSWER_MS;
  };
  try {
    const broken = Promise.all(captures.map(({ closed }) => closed));
    await Promise.race([until(clock, isOver, Number.POSITIVE_INFINITY), broken]);
  } catch {
    refusal = { kind: 'internal', detail: 'the recording could not be read on' };
  }
  if (signal.aborted || refusal !== null) {
    session.abandon();
    for (const capture of captures) capture.close();
  } else await session.finish('end');
  return refusal === null ? success(undefined) : failure(refusal);
}

function sourceOf(
  { lane, parts, detect, engines }: RecordedLane,
  { clock }: Pick<TranscribeNeeds, 'clock'>,
  onOpened: (capture: RecordedCapture) => void,
): Source {
  return {
    lane,
    open: async (_settings, listener) => {
      const capture = createRecordedCapture({ parts, detect, clock, listener });
      onOpened(capture);
      const chosen = engines(capture);
      return success({ capture, engines: () => chosen, change: () => {} });
    },
  };
}
