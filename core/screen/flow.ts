/**
 * What a screen is to show, in spoken order: captions and the newest gap as flows of units. Knows nothing of
 * rows.
 */
import { type Caption, captionText, isSettled } from '../captions/caption.ts';
import { TEXT_DELAY_MS } from '../captions/recovery.ts';
import { endsInBlank, unitsOf } from '../text/words.ts';
import type { TranscriptGap } from '../transcript/transcript.ts';
import { gapNotice } from '../transcript/transcript.ts';
import type { Tone } from './row.ts';

/** One caption, or one gap, as the screen last took it in. */
export interface Flow {
  readonly id: string;
  readonly source: Caption | TranscriptGap;
  readonly units: readonly string[];
  readonly tone: Tone;
  /** The last unit may get more letters: the caption is open and no blank has come after it. */
  readonly mayGrow: boolean;
  /** After a long pause, and around a gap, text does not continue on the row it finds. */
  readonly startsRow: boolean;
}

export interface ScreenInput {
  /** In spoken order. */
  readonly captions: readonly Caption[];
  /** The newest gap that a person should see. */
  readonly gap: TranscriptGap | null;
}

/**
 * A pause after which a new row reads better than a continued one: BBC live subtitles scroll on within one
 * stretch of speech.
 */
const LONG_PAUSE_MS = 2_000;

/**
 * A flow per caption that has text, with the gap where it belongs. Flows of unchanged captions keep their
 * identity.
 */
export function flowsOf(previous: readonly Flow[], { captions, gap }: ScreenInput): readonly Flow[] {
  const known = new Map(previous.map((flow) => [flow.id, flow]));
  const flows: Flow[] = [];
  for (const source of inOrder(captions, gap)) {
    const before = known.get(source.id);
    const flow = before?.source === source ? before : flowOf(source, before, flows.at(-1));
    if (flow.units.length > 0) flows.push(flow);
  }
  return flows;
}

function inOrder(
  captions: readonly Caption[],
  gap: TranscriptGap | null,
): readonly (Caption | TranscriptGap)[] {
  if (gap === null) return captions;
  const before = captions.findLastIndex((caption) => startMsOf(caption) < gap.startMs);
  return [...captions.slice(0, before + 1), gap, ...captions.slice(before + 1)];
}

function flowOf(source: Caption | TranscriptGap, before: Flow | undefined, above: Flow | undefined): Flow {
  const startsRow = before?.startsRow ?? (above !== undefined && parts(above.source, source));
  if ('kind' in source)
    return { id: source.id, source, units: [gapNotice(source)], tone: 'gap', mayGrow: false, startsRow };
  const tone = isSettled(source) ? 'settled' : 'open';
  const text = captionText(source);
  const mayGrow = tone === 'open' && !endsInBlank(text);
  return { id: source.id, source, units: unitsOf(text), tone, mayGrow, startsRow };
}

function parts(above: Caption | TranscriptGap, source: Caption | TranscriptGap): boolean {
  if ('kind' in above || 'kind' in source) return true;
  return startMsOf(source) - endMsOf(above) > LONG_PAUSE_MS;
}

/** Until its turn is known, a caption was spoken about as long before its text as text usually takes. */
function startMsOf({ turn, anchors }: Caption): number {
  return turn?.startMs ?? (anchors[0]?.atMs ?? 0) - TEXT_DELAY_MS;
}

function endMsOf({ turn, anchors }: Caption): number {
  return turn?.endMs ?? (anchors.at(-1)?.atMs ?? 0) - TEXT_DELAY_MS;
}
