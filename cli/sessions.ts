/** `surtitle sessions`: what the app has kept, newest first. It reads only. */
import { graphemesOf, widthOf } from '../core/text/width.ts';
import type { SessionRow } from '../node/command/storedSessions.ts';
import { done, isTerminal, note, oneLine, styled, write } from './frame.ts';
import { type DataFlag, withSessions } from './stored.ts';
import { into, startedAt } from './times.ts';

/** For a terminal of which nobody knows the width. */
const USUAL_COLUMNS = 80;

export function listSessions(flags: DataFlag & { readonly json?: true }) {
  return withSessions(flags, (sessions) => {
    const rows = sessions.list();
    if (rows.length === 0) note('there are no sessions yet.');
    for (const row of rows) write(`${flags.json ? JSON.stringify(row) : lineOf(row)}\n`);
    return done;
  });
}

/** Columns that line up by themselves; the first words as far as there is room. */
function lineOf({ id, startedAtEpochMs, lengthMs, lines, beginsWith }: SessionRow): string {
  const columns = [id, startedAt(startedAtEpochMs), into(lengthMs), String(lines).padStart(5)];
  if (!isTerminal()) return [...columns.map((column) => column.trim()), oneLine(beginsWith)].join('\t');
  const head = columns.join('  ');
  const room = Math.max(0, (process.stdout.columns ?? USUAL_COLUMNS) - head.length - 2);
  return `${head}  ${styled('dim', fitted(oneLine(beginsWith), room))}`;
}

/** As much as there is room for, in columns of the terminal: letters of East Asia take two. */
function fitted(text: string, room: number): string {
  let [kept, columns] = ['', 0];
  for (const letter of graphemesOf(text)) {
    columns += widthOf(letter, 2);
    if (columns > room) return kept.replace(/.$/su, '…');
    kept += letter;
  }
  return kept;
}
