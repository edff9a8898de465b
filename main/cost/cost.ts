/** What the service bills, in the state that windows mirror; ends captions where that is chosen for a spent budget. Counts nothing itself. */
import { isStoppedByBudget } from '../../core/app/engineChoice.ts';
import type { AppState, IntentPatch } from '../../core/app/state.ts';
import type { Spending, SpendingLimits } from '../../core/engine/spending.ts';
import type { Charge } from '../../core/engine/usage.ts';

/** node/engines/meter.ts. */
interface Meter {
  readonly add: (charge: Omit<Charge, 'atEpochMs'>) => void;
  readonly look: () => void;
  readonly dispose: () => void;
}

/** What the meter asks and tells. */
export interface MeterSurroundings {
  readonly limits: () => SpendingLimits;
  readonly onSpending: (spending: Spending) => void;
  readonly onWarning: (kind: 'near' | 'spent') => void;
}

export interface CostNeeds {
  readonly openMeter: (surroundings: MeterSurroundings) => Meter;
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  readonly subscribe: (listener: (now: AppState, before: AppState) => void) => () => void;
  readonly intend: (patch: IntentPatch) => void;
}

export type Cost = Pick<Meter, 'add' | 'dispose'>;

/** A month begins without anybody speaking, and a time zone changes on a journey. */
const LOOK_AGAIN_MS = 60_000;

export function createCost({ openMeter, getState, setState, subscribe, intend }: CostNeeds): Cost {
  const meter = openMeter({
    limits: () => getState().settings,
    onSpending: (spending) => setState({ spending }),
    onWarning: (kind) => {
      const next = getState().settings.whenSpent;
      setState({ problem: kind === 'near' ? { kind: 'budgetNear' } : { kind: 'budgetSpent', next } });
    },
  });
  meter.look();
  const timer = setInterval(meter.look, LOOK_AGAIN_MS);
  const stopFollowing = subscribe((now, before) => {
    if (now.settings !== before.settings) meter.look();
    if (!isStoppedByBudget(getState())) return;
    intend({ captions: false });
    setState({ problem: { kind: 'budgetSpent', next: 'stop' } });
  });
  return {
    add: meter.add,
    dispose: () => {
      clearInterval(timer);
      stopFollowing();
      meter.dispose();
    },
  };
}
