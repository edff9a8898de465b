/** Sessions of earlier days for specs of the library, written as the app writes them. Starts no app. */
import type { TranscriptLine } from '../../core/transcript/transcript.ts';
import { openDatabase } from '../../node/database.ts';
import type { Profile } from '../app/profile.ts';

/** What was said, in turns of seven seconds, by the lanes in turn. */
export interface SeededSession {
  readonly id: string;
  readonly daysAgo: number;
  readonly said: readonly string[];
}

const TURN_MS = 7_000;
const DAY_MS = 86_400_000;

export function seedSessions(profile: Profile, sessions: readonly SeededSession[]): void {
  const database = openDatabase(profile.pathOf('transcripts.db'));
  database.transact(() => {
    for (const { id, daysAgo, said } of sessions) {
      const startedAtEpochMs = Date.now() - daysAgo * DAY_MS - 600_000;
      database.begin({ id, startedAtEpochMs, languages: [], names: { others: 'Ann' } });
      for (const [index, text] of said.entries()) database.append(id, lineOf(index, text));
      database.end(id, said.length * TURN_MS);
    }
  });
  database.close();
}

function lineOf(index: number, text: string): TranscriptLine {
  const startMs = index * TURN_MS;
  return {
    ...{ kind: 'line', lane: index % 2 === 0 ? 'you' : 'others', id: `line ${index}`, text, state: 'final' },
    ...{ startMs, endMs: startMs + 5_000, islands: [], anchors: [], speaker: null },
  };
}
