/** `surtitle search`: where words were said. It reads only. */
import type { Hit } from '../core/text/search.ts';
import type { FoundInSession } from '../node/command/storedSessions.ts';
import { done, isTerminal, misused, note, oneLine, styled, write } from './frame.ts';
import { type DataFlag, withSessions } from './stored.ts';
import { into, startedAt } from './times.ts';

/** How much of an id tells sessions apart; `export` takes as much. */
const ID_CHARS = 8;

export interface SearchFlags extends DataFlag {
  readonly limit: number;
  readonly json?: true;
  readonly speaker?: string;
}

export function searchSessions(words: readonly string[], flags: SearchFlags) {
  const { limit, speaker = null } = flags;
  if (words.length === 0 && speaker === null)
    return misused('there is nothing to look for. Give words, or a name with --speaker.');
  return withSessions(flags, (sessions) => {
    const found = sessions.search({ words: words.join(' '), limit, speaker });
    for (const hit of found) write(`${flags.json ? JSON.stringify(hit) : lineOf(hit)}\n`);
    if (found.length === 0) note('nothing was found.');
    if (found.length === limit) note(`these are the newest ${limit}. Ask for more with --limit.`);
    if (sessions.isIndexing())
      note('lines of an earlier version are still being indexed. The app goes on with it while it runs.');
    return done;
  });
}

function lineOf({ sessionId, startedAtEpochMs, startMs, text, hits }: FoundInSession): string {
  const place = [sessionId.slice(0, ID_CHARS), startedAt(startedAtEpochMs), into(startMs)];
  if (!isTerminal()) return [...place, oneLine(text)].join('\t');
  return `${styled('dim', place.join('  '))}  ${highlighted(oneLine(text), hits)}`;
}

/** `text` has its letters where the hits say. */
function highlighted(text: string, hits: readonly Hit[]): string {
  const pieces = hits.map(({ startChar, endChar }, index) => {
    const before = text.slice(hits[index - 1]?.endChar ?? 0, startChar);
    return `${before}${styled(['bold', 'yellow'], text.slice(startChar, endChar))}`;
  });
  return pieces.join('') + text.slice(hits.at(-1)?.endChar ?? 0);
}
