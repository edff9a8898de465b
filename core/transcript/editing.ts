/** What an edit does to a session's entries, or why it cannot be done. It stores nothing. */
import { assertNever } from '../base/never.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { Edit, Editable, EditEffect, EntryChange } from './edit.ts';
import { entryKey } from './entries.ts';
import { merge, split } from './parting.ts';
import { reworded, type TimesOf } from './rewording.ts';
import { type LaneNames, LEAST_GAP_MS, type TranscriptEntry, type TranscriptLine } from './transcript.ts';

/** What the edit of this kind asks for. */
type Of<Kind extends Edit['kind']> = Extract<Edit, { readonly kind: Kind }>;

/** Fails with `editRefused`: the session has changed under the person, or nothing would be left of a line. */
export function effectOf(editable: Editable, edit: Edit, timesOf: TimesOf): Result<EditEffect> {
  if (edit.kind === 'replaceAll') return success(only(replaced(editable.entries, edit, timesOf)));
  const line = editable.entries.find(
    (entry): entry is TranscriptLine => entry.kind === 'line' && entryKey(entry) === entryKey(edit),
  );
  if (line === undefined) return refused('gone');
  switch (edit.kind) {
    case 'reword':
      return rewordedBy(line, edit.text.trim(), timesOf);
    case 'split':
      return splitBy(line, edit, { entries: editable.entries, timesOf });
    case 'merge':
      return mergedBy(line, edit, { entries: editable.entries, timesOf });
    case 'delete':
      return success(only([{ before: line, after: null }]));
    case 'renameSpeaker':
      return success(renamed(editable, line, edit));
    default:
      return assertNever(edit);
  }
}

const only = (changes: readonly EntryChange[]): EditEffect => ({ changes, names: null });

const refused = (reason: 'gone' | 'apart' | 'empty') => failure({ kind: 'editRefused', reason });

function rewordedBy(line: TranscriptLine, text: string, timesOf: TimesOf): Result<EditEffect> {
  if (text === '') return refused('empty');
  return success(only(text === line.text ? [] : [{ before: line, after: reworded(line, text, timesOf) }]));
}

interface Among {
  readonly entries: readonly TranscriptEntry[];
  readonly timesOf: TimesOf;
}

function splitBy(line: TranscriptLine, edit: Of<'split'>, { entries, timesOf }: Among): Result<EditEffect> {
  const newId = freeId(line, entries);
  const halves = split(line, { atChar: edit.atChar, newId }, timesOf);
  if (halves === null) return refused('empty');
  const [first, second] = halves;
  return success(
    only([
      { before: line, after: first },
      { before: null, after: second },
    ]),
  );
}

/** No engine gives ids with this sign. An id may be this long. */
const MARK = '~';
const LONGEST_ID = 300;

function freeId({ lane, id }: TranscriptLine, entries: readonly TranscriptEntry[]): string {
  const taken = new Set(entries.filter((entry) => entry.lane === lane).map((entry) => entry.id));
  for (let number = 2; ; number += 1) {
    const ending = `${MARK}${number}`;
    const free = `${id.slice(0, LONGEST_ID - ending.length)}${ending}`;
    if (!taken.has(free)) return free;
  }
}

function mergedBy(line: TranscriptLine, edit: Of<'merge'>, { entries, timesOf }: Among): Result<EditEffect> {
  const own = entries.filter((entry) => entry.lane === line.lane && isShown(entry));
  const next = own[own.findIndex((entry) => entry.id === line.id) + 1];
  if (next?.kind !== 'line' || next.id !== edit.nextId) return refused('apart');
  return success(
    only([
      { before: line, after: merge(line, next, timesOf) },
      { before: next, after: null },
    ]),
  );
}

/** What nobody sees does not come between two lines. */
const isShown = (entry: TranscriptEntry): boolean =>
  entry.kind === 'line' ? entry.text !== '' : entry.endMs - entry.startMs >= LEAST_GAP_MS;

function renamed({ entries, names }: Editable, line: TranscriptLine, edit: Of<'renameSpeaker'>): EditEffect {
  const speaker = edit.name === '' ? null : edit.name;
  const called = calledIn(names);
  const asked = called(line);
  const isMeant = (entry: TranscriptLine): boolean =>
    edit.where === 'here' ? entryKey(entry) === entryKey(line) : called(entry) === asked;
  const changes = entries.flatMap((entry) =>
    entry.kind === 'line' && entry.speaker !== speaker && isMeant(entry)
      ? [{ before: entry, after: { ...entry, speaker } }]
      : [],
  );
  // Lines that are yet to come have no speaker: they are called as their lane is.
  const lanes = [...new Set([line.lane, ...Object.keys(names)])].filter(
    (lane) => called({ lane, speaker: null }) === asked && names[lane] !== speaker,
  );
  if (edit.where === 'here' || speaker === null || lanes.length === 0) return { changes, names: null };
  const after: LaneNames = { ...names, ...Object.fromEntries(lanes.map((lane) => [lane, speaker])) };
  return { changes, names: { before: names, after } };
}

/** What tells who is meant, as a person reads it: by name, or by a lane that nobody has named. */
function calledIn(names: LaneNames): (line: Pick<TranscriptLine, 'lane' | 'speaker'>) => string {
  return ({ lane, speaker }) => {
    const name = speaker?.trim() || names[lane]?.trim();
    return name ? `name ${name}` : `lane ${lane}`;
  };
}

/** Scripts without blanks: their signs go on in no word that another sign ends. Marks of theirs (ー, ゙) count as theirs. */
const SPACELESS =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const IN_WORD = `[[\\p{L}\\p{N}\\p{M}]--[${SPACELESS}]]`;
const BEGINS_SPACELESS = new RegExp(`^[${SPACELESS}]`, 'v');
const ENDS_SPACELESS = new RegExp(`[${SPACELESS}]$`, 'v');

/** What must not stand beside a whole word; nothing where its script has no borders of words. */
const wordEdges = (find: string): readonly [string, string] => [
  BEGINS_SPACELESS.test(find) ? '' : `(?<!${IN_WORD})`,
  ENDS_SPACELESS.test(find) ? '' : `(?!${IN_WORD})`,
];

function replaced(
  entries: readonly TranscriptEntry[],
  { find, replacement, isCaseSensitive, isWholeWord }: Of<'replaceAll'>,
  timesOf: TimesOf,
): readonly EntryChange[] {
  const literal = find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const edge = isWholeWord ? wordEdges(find) : ['', ''];
  const pattern = new RegExp(edge.join(literal), isCaseSensitive ? 'gv' : 'giv');
  return entries.flatMap((entry) => {
    if (entry.kind !== 'line') return [];
    const text = entry.text.replace(pattern, () => replacement).trim();
    if (text === entry.text.trim()) return [];
    return [{ before: entry, after: reworded(entry, text, timesOf) }];
  });
}
