/** The list of sessions as it is kept up to date by what is being said. Reads none. */
import type { TranscriptEntry } from '../transcript/transcript.ts';
import type { Person, SessionSummary } from './browsing.ts';

/** Newest first, each once; those that are given replace those that were there. */
export function withSessions(
  sessions: readonly SessionSummary[],
  read: readonly SessionSummary[],
): readonly SessionSummary[] {
  const all = new Map([...sessions, ...read].map((session) => [session.id, session]));
  return [...all.values()].toSorted((one, other) => other.number - one.number);
}

export function withEntry(session: SessionSummary, entry: TranscriptEntry): SessionSummary {
  const grown = { ...session, lengthMs: Math.max(session.lengthMs, entry.endMs) };
  if (entry.kind === 'gap' || entry.text === '') return grown;
  const { lane, speaker } = entry;
  return {
    ...grown,
    beginsWith: session.beginsWith === '' ? entry.text : session.beginsWith,
    people: session.people.some((person) => isSame(person, { lane, speaker }))
      ? session.people
      : [...session.people, { lane, speaker }],
  };
}

const isSame = (one: Person, other: Person): boolean =>
  one.lane === other.lane && one.speaker === other.speaker;
