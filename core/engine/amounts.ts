/** Money and time as a person reads them, in English. */

/** US dollars, to the cent. */
export function dollars(usd: number): string {
  if (usd > 0 && usd < 0.005) return 'under US$ 0.01';
  return `US$ ${usd.toFixed(2)}`;
}

/** Seconds, to the second: 41 s, 2 min 5 s, 40 min, 1 h 12 min. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const [hours, minutes] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60];
  if (hours > 0) return `${hours} h ${minutes} min`;
  if (minutes === 0) return `${whole} s`;
  return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** Only a point or an end can come behind them: 0,017 has a comma for a point. */
const THOUSANDS = /^[1-9]\d{0,2}(,\d{3})+(\.|$)/;

/** US dollars as a person types them, a comma for a point too; null for nothing, NaN for what is no number. */
export function typedDollars(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  return Number(THOUSANDS.test(typed) ? typed.replaceAll(',', '') : typed.replace(',', '.'));
}
