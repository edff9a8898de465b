/** What captions have cost so far, as a person is shown it, and what follows from their budget. Stores nothing. */
import { allowedBy, type BudgetState, budgetState, type WhenSpent } from './budget.ts';
import { type Cost, costOf, type Price, pricesWith, totalOf, type Usage } from './usage.ts';

/** The settings that money is about. */
export interface SpendingLimits {
  readonly prices: readonly Price[];
  readonly monthlyBudgetUsd: number | null;
  readonly whenSpent: WhenSpent;
}

export interface Sums extends Omit<Usage, 'lane' | 'model'>, Cost {}

export interface Spending {
  /** Of the session that runs, or was the last to run; null before the first since the start. */
  readonly session: (Sums & { readonly lanes: readonly LaneSums[] }) | null;
  readonly month: Sums;
  /** `2026-11`. */
  readonly monthName: string;
  /** Whether what was counted earlier this month is in its sums; it is not where the file with it could not be used. */
  readonly isWhole: boolean;
  readonly budget: BudgetState;
  /** Whether the service may still be asked, or what is chosen instead. */
  readonly allowed: 'service' | WhenSpent;
}

export interface LaneSums extends Sums {
  readonly lane: string;
}

export interface Spent {
  readonly session: readonly Usage[] | null;
  readonly month: readonly Usage[];
  readonly monthName: string;
  readonly isWhole: boolean;
}

export function spendingOf({ session, month, monthName, isWhole }: Spent, limits: SpendingLimits): Spending {
  const prices = pricesWith(limits.prices);
  const sumsOf = (usages: readonly Usage[]): Sums => ({ ...totalOf(usages), ...costOf(usages, prices) });
  const monthSums = sumsOf(month);
  const budget = budgetState(monthSums.usd, limits.monthlyBudgetUsd);
  const lanes = [...Map.groupBy(session ?? [], ({ lane }) => lane)];
  return {
    session:
      session === null
        ? null
        : { ...sumsOf(session), lanes: lanes.map(([lane, usages]) => ({ lane, ...sumsOf(usages) })) },
    month: monthSums,
    monthName,
    isWhole,
    budget,
    allowed: allowedBy(budget, limits.whenSpent),
  };
}
