/** Money, time and sides of a conversation as the app says them, in its language. Counts nothing. */
import { type LaneId, type LaneNames, laneLabel } from '../transcript/transcript.ts';
import type { Words } from '../words/words.ts';

/** US dollars, to the cent. */
export function dollars(usd: number, words: Words): string {
  const money = new Intl.NumberFormat(words.intlLocale, { style: 'currency', currency: 'USD' });
  return usd > 0 && usd < 0.005
    ? words.settingsCost('under', { money: money.format(0.01) })
    : money.format(usd);
}

/** Seconds, to the second: 41 s, 2 min 5 s, 40 min, 1 h 12 min. */
export function duration(seconds: number, words: Words): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  if (hours > 0) return words.library('hours', { hours, minutes });
  if (minutes === 0) return words.library('seconds', { seconds: whole });
  return whole % 60 === 0
    ? words.library('minutes', { minutes })
    : words.library('minutesSeconds', { minutes, seconds: whole % 60 });
}

/** What a side is called on screen; files keep the name that `laneLabel` gives. */
export function laneName(id: LaneId, names: LaneNames, words: Words): string {
  const isNamed = (names[id]?.trim() ?? '') !== '';
  return !isNamed && (id === 'you' || id === 'others') ? words.settingsSides(id) : laneLabel(id, names);
}
