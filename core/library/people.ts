/** Who speaks, as the library names them. */
import type { LaneNames } from '../transcript/transcript.ts';
import type { Words } from '../words/words.ts';
import type { Person } from './browsing.ts';

/** The speaker where one is known, else what the lane is called. */
export function personName({ lane, speaker }: Person, names: LaneNames, words: Words): string {
  if (speaker !== null && speaker !== '') return speaker;
  const name = names[lane]?.trim() ?? '';
  if (name !== '') return name;
  if (lane === 'you') return words.library('you');
  return lane === 'others' ? words.library('others') : lane;
}

/** What a search for their lines asks for: in every language the same, unlike what a lane without a name is called. */
export function personAsked({ lane, speaker }: Person, names: LaneNames): string {
  if (speaker !== null && speaker !== '') return speaker;
  return names[lane]?.trim() || lane;
}

/** Each once, as a list in words. */
export function peopleNames(people: readonly Person[], names: LaneNames, words: Words): string {
  const each = [...new Set(people.map((person) => personName(person, names, words)))];
  return new Intl.ListFormat(words.intlLocale, { style: 'short', type: 'unit' }).format(each);
}
