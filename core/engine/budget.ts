/** How much of a month's money is spent, and what follows from it. Counts nothing itself: see usage.ts. */
import * as z from 'zod';

/** What captions do when the month's money is spent: go over to this computer, or stop. */
export const WHEN_SPENT = ['local', 'stop'] as const;
export type WhenSpent = (typeof WHEN_SPENT)[number];

/** US dollars a month; null is no limit. */
export const monthlyBudgetSchema = z.number().positive().max(1_000_000).nullable();

/** From this share on it warns. */
const NEAR = 0.8;
/** Sums of parts of cents are off by less. */
const ROUNDING = 1e-9;

export type BudgetState =
  | { readonly kind: 'unlimited' }
  | {
      /** ok: under 80 %; near: under 100 %; spent: all of it. */
      readonly kind: 'ok' | 'near' | 'spent';
      /** Of the budget; over 1 when more is spent. */
      readonly share: number;
      /** None is left when more is spent. */
      readonly leftUsd: number;
    };

export function budgetState(spentUsd: number, budgetUsd: number | null): BudgetState {
  if (budgetUsd === null) return { kind: 'unlimited' };
  const share = spentUsd / budgetUsd;
  const kind = share >= 1 - ROUNDING ? 'spent' : share >= NEAR - ROUNDING ? 'near' : 'ok';
  return { kind, share, leftUsd: Math.max(0, budgetUsd - spentUsd) };
}

/** Whether the service may still be asked; if not, what is chosen instead. */
export function allowedBy(state: BudgetState, whenSpent: WhenSpent): 'service' | WhenSpent {
  return state.kind === 'spent' ? whenSpent : 'service';
}
