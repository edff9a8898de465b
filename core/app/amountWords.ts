/** Money and time as the app says them, in its language. Counts nothing. */
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
