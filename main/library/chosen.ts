/** The kept sessions of which something is to be exported. Reads by what it is given. */
import { failure, type Result, success } from '../../core/base/result.ts';
import type { Span } from '../../core/base/span.ts';
import type { FoundLine, LibraryQuestion } from '../../core/library/browsing.ts';
import type { ExportSelection } from '../../core/library/exporting.ts';
import { type ExportSample, SAMPLE_ENTRIES, sampleOf } from '../../core/subtitles/exportFiles.ts';
import { type Chosen, chosenOf, foundOf } from '../../core/subtitles/exportSelection.ts';
import type { SubtitleOptions } from '../../core/subtitles/options.ts';
import type { Transcript } from '../../core/transcript/transcript.ts';

export interface ChosenNeeds {
  /** A session with what waits in memory; null is the last one. */
  readonly read: (id: string | null) => Result<Transcript | null>;
  /** What a person has called it. */
  readonly titleOf: (id: string) => Result<string | null>;
  readonly search: (question: LibraryQuestion) => Result<readonly FoundLine[]>;
  /** What begins in a stretch of a session. */
  readonly part: (id: string, span: Span) => Result<Transcript | null>;
}

/** Nobody reads a file of more; it bounds what a search for “the” holds in memory. */
const MOST_LINES = 50_000;

/** Oldest first. Fails with `nothingToExport` where there is no such session, or nothing is found. */
export function chosenSessions(needs: ChosenNeeds, selection: ExportSelection): Result<readonly Chosen[]> {
  if (selection.kind === 'found') return foundSessions(needs, selection.question);
  const session = titled(needs, selection.sessionId);
  if (!session.ok) return session;
  const { transcript, title } = session.value;
  return success([chosenOf(transcript, title, selection)]);
}

function foundSessions(needs: ChosenNeeds, question: LibraryQuestion): Result<readonly Chosen[]> {
  const found = needs.search({ ...question, limit: MOST_LINES });
  if (!found.ok) return found;
  const oldestFirst = found.value.toSorted((one, other) => one.startedAtEpochMs - other.startedAtEpochMs);
  const chosen: Chosen[] = [];
  for (const [id, lines] of Map.groupBy(oldestFirst, ({ sessionId }) => sessionId)) {
    const session = titled(needs, id);
    if (!session.ok) return session;
    chosen.push(foundOf(session.value.transcript, session.value.title, lines));
  }
  return chosen.length === 0 ? failure({ kind: 'nothingToExport' }) : success(chosen);
}

/** Lines that bound the times of those that are shown begin no further from them; a line is no longer. */
const AROUND_MS = 600_000;

/** The beginning of what is chosen. Of lines that were found only these and what is near to them are read. */
export function sampleOfChosen(
  needs: ChosenNeeds,
  selection: ExportSelection,
  { offsetMs, words }: Pick<SubtitleOptions, 'offsetMs' | 'words'>,
): Result<ExportSample> {
  if (selection.kind !== 'found') {
    const whole = chosenSessions(needs, selection);
    return whole.ok ? success(sampleOf(whole.value, offsetMs, words)) : whole;
  }
  const found = needs.search({ ...selection.question, limit: MOST_LINES });
  if (!found.ok) return found;
  const oldestFirst = found.value.toSorted(
    (one, other) => one.startedAtEpochMs - other.startedAtEpochMs || one.startMs - other.startMs,
  );
  const shown = oldestFirst
    .filter(({ startMs }) => startMs + offsetMs > -AROUND_MS)
    .slice(0, 2 * SAMPLE_ENTRIES);
  const chosen: Chosen[] = [];
  for (const [id, lines] of Map.groupBy(shown, ({ sessionId }) => sessionId)) {
    const [startMs, endMs] = [lines[0]?.startMs ?? 0, lines.at(-1)?.startMs ?? 0];
    const part = needs.part(id, { startMs: startMs - AROUND_MS, endMs: endMs + AROUND_MS });
    if (!part.ok) return part;
    const title = needs.titleOf(id);
    if (part.value !== null) chosen.push(foundOf(part.value, title.ok ? title.value : null, lines));
  }
  if (chosen.length === 0) return failure({ kind: 'nothingToExport' });
  const { sessions } = sampleOf(chosen, offsetMs, words);
  const taken = sessions.reduce((sum, { only }) => sum + (only?.length ?? 0), 0);
  return success({ sessions, entries: found.value.length, goesOn: taken < found.value.length });
}

function titled(
  needs: ChosenNeeds,
  id: string | null,
): Result<{ readonly transcript: Transcript; readonly title: string | null }> {
  const read = needs.read(id);
  if (!read.ok) return read;
  if (read.value === null) return failure({ kind: 'nothingToExport' });
  // Lines that wait for the disk can be exported while the file cannot be asked for a title.
  const title = needs.titleOf(read.value.session.id);
  return success({ transcript: read.value, title: title.ok ? title.value : null });
}
