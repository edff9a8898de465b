/** Counts what the service bills, session by session and month by month, and warns of the budget. Ends no captions itself. */
import { monthAt } from '../../core/engine/month.ts';
import { type Spending, type SpendingLimits, spendingOf } from '../../core/engine/spending.ts';
import type { Charge } from '../../core/engine/usage.ts';
import { openUsage, type UsageNeeds } from './usage.ts';

export interface MeterNeeds extends UsageNeeds {
  /** Milliseconds since 1970 UTC. It may be set. */
  readonly nowEpochMs: () => number;
  /** IANA name; the system's, when not told. */
  readonly timeZone?: () => string;
  readonly limits: () => SpendingLimits;
  /** Told when anything of it has changed. */
  readonly onSpending: (spending: Spending) => void;
  /** Told once for a month and a budget, also over restarts. */
  readonly onWarning: (kind: 'near' | 'spent') => void;
}

export interface Meter {
  /** What a commit costs; the same one again replaces it. */
  readonly add: (charge: Omit<Charge, 'atEpochMs'>) => void;
  /** The month, the prices or the budget may be others now. */
  readonly look: () => void;
  readonly dispose: () => void;
}

export function createMeter(needs: MeterNeeds): Meter {
  const { nowEpochMs, timeZone = systemZone, limits, onSpending, onWarning } = needs;
  const file = openOrRemember(needs);
  const missingIn = (month: string) => `incomplete ${month}`;
  if (!file.isWhole) file.noteOnce(missingIn(monthAt(nowEpochMs(), timeZone()).name));
  let sessionId: string | null = null;
  let told = '';

  /** null where the file has been damaged since it was opened: what was told last stands. */
  const read = (fromEpochMs: number, monthName: string) => {
    try {
      return {
        session: sessionId === null ? null : file.ofSession(sessionId),
        // What bears a later date was billed before the clock was set back: it counts until that month is over.
        month: file.between(fromEpochMs, Number.MAX_SAFE_INTEGER),
        isWhole: !file.isNoted(missingIn(monthName)),
      };
    } catch {
      return null;
    }
  };
  const look = () => {
    const month = monthAt(nowEpochMs(), timeZone());
    const spent = read(month.fromEpochMs, month.name);
    if (spent === null) return;
    const spending = spendingOf({ ...spent, monthName: month.name }, limits());
    const now = JSON.stringify(spending);
    if (now === told) return;
    told = now;
    onSpending(spending);
    const { kind } = spending.budget;
    if (kind !== 'near' && kind !== 'spent') return;
    if (file.noteOnce(`${kind} ${month.name} ${limits().monthlyBudgetUsd}`)) onWarning(kind);
  };

  return {
    add: (charge) => {
      sessionId = charge.sessionId;
      file.add({ ...charge, atEpochMs: nowEpochMs() });
      look();
    },
    look,
    dispose: () => void file.close(),
  };
}

/** Where the system does not say its zone ICU calls it Etc/Unknown, which it takes for no name itself. */
function systemZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'Etc/Unknown' ? 'UTC' : timeZone;
}

/** Where no file can be had, what is billed from now on is counted until the app ends. */
function openOrRemember(needs: UsageNeeds) {
  try {
    return openUsage(needs);
  } catch {
    return { ...openUsage({ ...needs, file: ':memory:' }), isWhole: false };
  }
}
