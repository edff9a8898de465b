/** The test of both sides before a call: begun and ended by a person, or ended by itself. Hears nothing itself. */

import type { AppState } from '../../core/app/state.ts';
import { nothingHeard, type SidesHeard } from '../../core/live/sidesTest.ts';

/** Long enough to try both sides twice. Nobody should find their microphone open an hour later. */
const TEST_LASTS_MS = 60_000;

export interface SidesTestNeeds {
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  /** TEST_LASTS_MS when not told. */
  readonly lastsMs?: number;
}

export interface SidesTest {
  readonly test: (isWanted: boolean) => void;
  /** What the overlay hears meanwhile; what comes after the end is dropped. */
  readonly report: (heard: SidesHeard) => void;
  readonly dispose: () => void;
}

export function createSidesTest({ getState, setState, lastsMs = TEST_LASTS_MS }: SidesTestNeeds): SidesTest {
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    clearTimeout(timer);
    if (getState().sidesTest !== null) setState({ sidesTest: null });
  };
  return {
    test: (isWanted) => {
      end();
      if (!isWanted) return;
      timer = setTimeout(end, lastsMs);
      setState({ sidesTest: nothingHeard });
    },
    report: (sidesTest) => {
      if (getState().sidesTest !== null) setState({ sidesTest });
    },
    dispose: () => clearTimeout(timer),
  };
}
