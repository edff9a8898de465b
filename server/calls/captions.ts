/**
 * One caller's lane: the service's events folded into captions, with its books; what was said while nobody listened is a
 * gap. It opens no socket.
 */
import { before, type Span, without } from '../../core/base/span.ts';
import type { SpokenTurn, TurnId } from '../../core/engine/engine.ts';
import { foldCallTurns, forgetOpen, knownTurns, openTurn } from '../../core/openai/callTurns.ts';
import { LEAST_GAP_MS, type TranscriptLine } from '../../core/transcript/transcript.ts';
import type { Clock } from '../../live/clock.ts';
import { type BooksNeeds, createBooks, type Rest } from '../../live/lane/books.ts';
import { type StandingNeeds, watchStanding } from '../../live/lane/standing.ts';

export interface CallCaptionsNeeds extends BooksNeeds, Pick<StandingNeeds, 'keepStanding'> {
  readonly clock: Clock;
  /** Where the call's sound is now, in milliseconds from its beginning. */
  readonly atMs: () => number;
  /** What an earlier process has kept of the call. */
  readonly known: readonly TranscriptLine[];
}

export interface CallCaptions {
  /** Any event of the sideband. */
  readonly take: (event: unknown) => void;
  /** Nobody listens from a moment on. */
  readonly away: (fromMs: number) => void;
  /** Somebody listens again. */
  readonly back: () => void;
  /** Up to where all that was said is written down, and whether more has been said since. */
  readonly reached: () => { readonly atMs: number; readonly isOwed: boolean };
  /** The call is over: what is open stays as it stands, what is owed is a gap. Gives back how long the call was. */
  readonly end: () => number;
  /** This process goes, the call does not: what stands is kept once more, and nothing after it. */
  readonly leave: () => void;
}

/** Answers to what was said before or during an absence come within this, if they do. */
const GRACE_MS = 4_000;

/** Somebody who speaks on over an absence brings the whole turn in the end; after so long it has been missed. */
const LONGEST_TURN_MS = 30_000;
const AGAIN_MS = 1_000;

/** Time that nobody listened, while it is not clear which of it the service has written down. */
interface Absence {
  readonly span: Span;
  /** The connection that was lost before it. */
  readonly connection: number;
  /** What was being said then, of which no text had come. */
  readonly open: { readonly id: TurnId; readonly startMs: number } | null;
}

export function createCallCaptions(needs: CallCaptionsNeeds): CallCaptions {
  const { clock, atMs, known } = needs;
  const books = createBooks({
    ...needs,
    keep: (entry) => {
      needs.keep(entry);
      standing.soon();
    },
  });
  const settledBefore = new Set(known.flatMap(({ id, state }) => (state === 'final' ? [id] : [])));
  let turns = knownTurns(new Map(known.map(({ id, startMs, endMs }) => [id, { startMs, endMs }])));
  const answered = new Set<TurnId>(settledBefore);
  let connection = 1;
  let awayFromMs: number | null = null;
  let openBefore: Absence['open'] = null;
  let absences: readonly Absence[] = [];
  /** Turns of which something has come since somebody listens again. */
  let seen = new Set<TurnId>();
  let isOver = false;

  /** What the service has written down, or will. */
  const covered = (): readonly Span[] => {
    const now = atMs();
    return [...turns.turns].flatMap(([id, { startMs, endMs }]) =>
      answered.has(id) || seen.has(id) ? [{ startMs, endMs: endMs ?? now }] : [],
    );
  };
  const unheard = (span: Span): readonly Span[] =>
    without(span, covered()).filter(({ startMs, endMs }) => endMs - startMs >= LEAST_GAP_MS);

  /** With all of a turn that was being said when it began, unless that was or will be answered. */
  const missed = ({ span, open }: Pick<Absence, 'span' | 'open'>): readonly Span[] => {
    const isLost = open !== null && !answered.has(open.id) && !seen.has(open.id);
    return unheard({ ...span, startMs: isLost ? Math.min(open.startMs, span.startMs) : span.startMs });
  };

  const rest = (): Rest => {
    const current = awayFromMs === null ? [] : [{ startMs: awayFromMs, endMs: atMs() }];
    const open: SpokenTurn | null = openTurn(turns, awayFromMs ?? atMs());
    return { open, unplayed: [...absences.flatMap(missed), ...current.flatMap(unheard)] };
  };
  const standing = watchStanding({
    clock,
    books,
    rest,
    keepStanding: (stands) => {
      if (!isOver) needs.keepStanding(stands);
    },
  });

  const judge = (absence: Absence, backAtMs: number): void => {
    if (isOver) return;
    const open = openTurn(turns, atMs());
    const isOpen = open !== null && open.startMs < absence.span.endMs && !seen.has(open.id);
    // Of a turn that had begun before, nothing may be told until it ends; of what only its end tells, how long it was.
    const isGuessed = [...turns.turns].some(
      ([id, { guessedAfterMs }]) => guessedAfterMs !== null && !answered.has(id),
    );
    if ((isOpen || isGuessed || seen.size === 0) && atMs() - backAtMs < LONGEST_TURN_MS) {
      clock.after(AGAIN_MS, () => judge(absence, backAtMs));
      return;
    }
    if (isOpen) turns = forgetOpen(turns);
    absences = absences.filter((other) => other !== absence);
    books.retire(absence.connection);
    for (const span of missed(absence)) books.miss(span);
  };

  const finish = (): void => {
    isOver = true;
    standing.stop();
  };

  return {
    take: (event) => {
      if (isOver) return;
      const now = atMs();
      const step = foldCallTurns(turns, event, now);
      turns = step.turns;
      if (step.started !== undefined) seen.add(step.started);
      for (const told of step.events) {
        if (settledBefore.has(told.turnId)) continue;
        seen.add(told.turnId);
        if (told.type === 'final') answered.add(told.turnId);
        books.take(told, { connection, atMs: now });
      }
      // The sound is the service's: what it has answered poorly cannot be played again, and is a gap at once.
      books.takeRepeats({ nowMs: now, oldestMs: Number.POSITIVE_INFINITY });
    },
    away: (fromMs) => {
      if (awayFromMs !== null) return;
      awayFromMs = fromMs;
      const open = openTurn(turns, fromMs);
      openBefore = open !== null && !turns.textFromMs.has(open.id) ? open : null;
    },
    back: () => {
      if (awayFromMs === null || isOver) return;
      const now = atMs();
      const span = { startMs: awayFromMs, endMs: now };
      const absence: Absence = { span, connection, open: openBefore };
      absences = [...absences, absence];
      awayFromMs = null;
      connection += 1;
      seen = new Set();
      clock.after(GRACE_MS, () => judge(absence, now));
    },
    reached: () => {
      const now = awayFromMs ?? atMs();
      const owed = [...turns.turns].flatMap(([id, { startMs, endMs }]) =>
        answered.has(id) || (endMs ?? now) < now - LONGEST_TURN_MS ? [] : [startMs],
      );
      const fromMs = Math.min(now, ...owed, ...absences.flatMap(missed).map(({ startMs }) => startMs));
      return { atMs: fromMs, isOwed: fromMs < now };
    },
    end: () => {
      if (isOver) return atMs();
      // A call that is over is first seen to be away; how much of a longer absence was still the call nobody knows.
      const endMs = awayFromMs !== null && atMs() - awayFromMs < GRACE_MS ? awayFromMs : atMs();
      const { open, unplayed } = rest();
      books.close({ open, unplayed: before(unplayed, endMs) });
      finish();
      return endMs;
    },
    leave: () => {
      if (isOver) return;
      const left = rest();
      needs.keepStanding({ isSpeaking: false, entries: books.standing(left) });
      finish();
    },
  };
}
