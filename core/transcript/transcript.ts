/**
 * What is kept of a session: lines with their speech times, gaps, the evidence for finer timing. Not how it
 * is stored or shown.
 */
import * as z from 'zod';

/** Milliseconds on the capture clock: the count of captured samples since the first one of the session. */
const clockMs = z.number().nonnegative().finite();

/** One unbroken run of speech as the local detector heard it. */
const islandSchema = z.object({ startMs: clockMs, endMs: clockMs });

/** The first `chars` UTF-16 units of the text had arrived when the capture clock stood at `atMs`. */
const anchorSchema = z.object({ chars: z.int().nonnegative(), atMs: clockMs });

/** A word as its engine wrote it, with when it was said: a row of three, because there is one for each word. */
const saidWordSchema = z.tuple([z.string().max(1_000), clockMs, clockMs]).readonly();

/**
 * Words of a line that its microphone heard from the speakers. `of` is the lane whose words they are, `text` all that was
 * written down; the line's own text has only what is left without them. Such a line keeps the times of what is left.
 */
const echoSchema = z.object({ of: z.string().min(1).max(50), text: z.string().max(1_000_000) }).readonly();

/** Which source of sound an entry is of. Files and rows from before there were lanes have none: it was the microphone. */
const lane = z.string().min(1).max(50).default('you');

/** `cut` is how the first version called what is interrupted. */
const lineState = z.preprocess(
  (state) => (state === 'cut' ? 'interrupted' : state),
  z.enum(['final', 'interrupted', 'failed']),
);

const lineSchema = z.object({
  kind: z.literal('line'),
  lane,
  /** Unique in its lane; the same id sent again replaces the line. */
  id: z.string().min(1).max(300),
  text: z.string().max(1_000_000),
  /**
   * final: as the service settled it; interrupted: what had arrived when the session or connection ended; failed: the
   * service gave up.
   */
  state: lineState,
  /** From the first speech of the turn to its last. */
  startMs: clockMs,
  endMs: clockMs,
  islands: z.array(islandSchema).max(20_000).readonly(),
  anchors: z.array(anchorSchema).max(100_000).readonly(),
  speaker: z.string().max(200).nullable(),
  /** In spoken order, from engines that know when each word was said. The text may have been changed since. */
  words: z.array(saidWordSchema).max(100_000).readonly().optional(),
  /** Absent: nothing of it is known to be an echo. */
  echo: echoSchema.optional(),
});

/**
 * Why a session that goes on was broken off. asleep: the computer slept. paused: a person let nobody listen. offRecord: a
 * person wanted what was said not to be kept.
 */
export const BREAK_REASONS = ['asleep', 'paused', 'offRecord'] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];

/**
 * Speech that nobody wrote down, or time in which nobody listened: shown, stored, exported as a gap, never closed in
 * silence.
 */
const gapSchema = z.object({
  kind: z.literal('gap'),
  lane,
  id: z.string().min(1).max(300),
  startMs: clockMs,
  endMs: clockMs,
  /** notUnderstood: it was heard, in no language that the engine knows. Absent: speech was lost. */
  reason: z.enum([...BREAK_REASONS, 'notUnderstood']).optional(),
});

export const entrySchema = z.discriminatedUnion('kind', [lineSchema, gapSchema]);

/** What a person calls a lane; empty is its usual label. */
export const laneNameSchema = z.string().trim().max(60);

export const sessionHeadSchema = z.object({
  id: z.string().min(1).max(100),
  /** Wall clock: when the first sample of the first part was captured, milliseconds since 1970 UTC. */
  startedAtEpochMs: z.number().nonnegative().finite(),
  /** Of a recording, when its last run began: if that is later than its end, how long it is kept counts from then. Written only: a head that is read back has none. */
  transcribedAtEpochMs: z.number().nonnegative().finite().optional(),
  /** The language hints in force, empty when the service detects. */
  languages: z.array(z.string().max(20)).max(8).readonly(),
  /** What its lanes were called when it began. Absent where nobody had named one. */
  names: z.record(z.string().max(50), laneNameSchema).readonly().optional(),
});

const sessionId = z.string().min(1).max(100);

/** What can happen to a transcript. An entry whose id its lane has already replaces that one. */
export const transcriptChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('begin'), head: sessionHeadSchema }),
  z.strictObject({ kind: z.literal('append'), sessionId, entry: entrySchema }),
  /** What of a lane stands if nothing more comes: it replaces what stood before. */
  z.strictObject({
    kind: z.literal('standing'),
    sessionId,
    lane,
    /** How far the lane has heard. */
    reachedMs: clockMs,
    /** Somebody is speaking: what they have said since is in none of the entries. */
    isSpeaking: z.boolean(),
    entries: z.array(entrySchema).max(1_000).readonly(),
  }),
  /** The page that heard it is gone: what stands of it will not change any more. */
  z.strictObject({ kind: z.literal('broken'), sessionId, goesOn: z.boolean() }),
  /** The session may go on; until then is a gap. */
  z.strictObject({ kind: z.literal('pause'), sessionId, durationMs: clockMs, reason: z.enum(BREAK_REASONS) }),
  z.strictObject({ kind: z.literal('end'), sessionId, durationMs: clockMs }),
]);

/** What stands of a lane is told this often: a sudden end costs no more than this of text. */
export const STANDING_EVERY_MS = 2_000;

export type Anchor = Readonly<z.infer<typeof anchorSchema>>;
export type SaidWord = z.infer<typeof saidWordSchema>;
export type TranscriptLine = Readonly<z.infer<typeof lineSchema>>;
export type TranscriptGap = Readonly<z.infer<typeof gapSchema>>;
export type TranscriptEntry = TranscriptLine | TranscriptGap;
export type TranscriptChange = Readonly<z.infer<typeof transcriptChangeSchema>>;
export type SessionHead = Readonly<z.infer<typeof sessionHeadSchema>>;

/** A whole session, entries in the order in which they were spoken. */
export interface Transcript {
  readonly session: SessionHead;
  readonly entries: readonly TranscriptEntry[];
}

export type LaneId = TranscriptEntry['lane'];

/** A shorter gap holds no word: it is neither written down nor shown. */
export const LEAST_GAP_MS = 300;

/** By lane, the names that people have given; a lane without one has its usual label. */
export type LaneNames = Readonly<Record<LaneId, string>>;

/** What sides are called that nobody has named, in English. */
export const SIDE_NAMES: LaneNames = { you: 'You', others: 'Others' };

/** What a lane is called where more than one is shown. */
export function laneLabel(id: LaneId, names: LaneNames = {}, unnamed = SIDE_NAMES): string {
  const name = names[id]?.trim() ?? '';
  return name === '' ? (unnamed[id] ?? id) : name;
}

/**
 * The transcript with the lane's name, as it was when the session began, as the speaker of lines that have none, where
 * there is more than one lane. `lanes`: of which there are more than its own; `unnamed`: see `laneLabel`.
 */
export function withLaneSpeakers(
  transcript: Transcript,
  {
    lanes = lanesHeard(transcript),
    unnamed,
  }: { readonly lanes?: ReadonlySet<LaneId>; readonly unnamed?: LaneNames } = {},
): Transcript {
  const { entries, session } = transcript;
  if (lanes.size < 2) return transcript;
  return {
    ...transcript,
    entries: entries.map((entry) =>
      entry.kind === 'line'
        ? { ...entry, speaker: entry.speaker ?? laneLabel(entry.lane, session.names, unnamed) }
        : entry,
    ),
  };
}

/** A break of the whole session is kept as the microphone's, also where that was not heard. */
const lanesHeard = ({ entries }: Transcript): ReadonlySet<LaneId> =>
  new Set(entries.flatMap(({ kind, lane }) => (kind === 'line' ? lane : [])));
