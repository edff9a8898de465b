/** What a draft is good for: how far a model would have written it, and where to go on with it after a difference. */

/** So many tokens of draft are worth a pass of their own: it costs about as much as four tokens one by one. */
const WORTH_A_PASS = 8;

/** How far ahead a written token is looked for in the draft: a difference is one word, or a sign more or less. */
const LOOK_AHEAD = 4;

/** A draft from where the model left it. */
export interface Rest {
  readonly ids: readonly number[];
  /** How many tokens the model has written since. */
  readonly away: number;
}

/** How many of the tokens stay: those before `from`, and those after it that the model would write itself. */
export function agreed(wouldWrite: (index: number) => number, ids: readonly number[], from: number): number {
  let kept = from;
  while (kept < ids.length && wouldWrite(kept) === ids[kept]) kept += 1;
  return kept;
}

/** The draft after the model wrote one more token. */
export function after(rest: Rest, id: number): Rest {
  const found = rest.ids.slice(0, LOOK_AHEAD + rest.away).indexOf(id);
  return found === -1 ? { ...rest, away: rest.away + 1 } : { ids: rest.ids.slice(found + 1), away: 0 };
}

/** Whether the draft goes on right here, for long enough. */
export const isWorthAPass = ({ ids, away }: Rest): boolean => away === 0 && ids.length >= WORTH_A_PASS;
