/** Money as a person types it. How it is said is core/app/amountWords.ts. */

/** Only a point or an end can come behind them: 0,017 has a comma for a point. */
const THOUSANDS = /^[1-9]\d{0,2}(,\d{3})+(\.|$)/;

/** US dollars as a person types them, a comma for a point too; null for nothing, NaN for what is no number. */
export function typedDollars(text: string): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  return Number(THOUSANDS.test(typed) ? typed.replaceAll(',', '') : typed.replace(',', '.'));
}
