/** Who speaks, as windows name them. */
import { type LaneId, type LaneNames, laneLabel } from '../transcript/transcript.ts';
import type { Words } from '../words/words.ts';
import type { Person } from './browsing.ts';

/** What sides are called that nobody has named. */
export const sideNames = (words: Words): LaneNames => ({
  you: words.settingsSides('you'),
  others: words.settingsSides('others'),
});

/** What a side is called on screen, and in files of the app. */
export const laneName = (id: LaneId, names: LaneNames, words: Words): string =>
  laneLabel(id, names, sideNames(words));

/** The speaker where one is known, else what the lane is called. */
export function personName({ lane, speaker }: Person, names: LaneNames, words: Words): string {
  return speaker !== null && speaker !== '' ? speaker : laneName(lane, names, words);
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
