/** Whether a notice has been put away: by a person, or by itself once it can have been read. Shows nothing. */
import { useEffect, useState } from 'react';
import type { Problem } from '../../../../core/base/problem.ts';
import { isInformation } from '../../../../core/live/retry.ts';

/** The longest notice, read twice at the 17 letters a second of core/screen/reading.ts. */
const INFORMATION_MS = 20_000;

export interface Dismissal {
  readonly isDismissed: boolean;
  readonly dismiss: () => void;
}

/** Of this problem; another one, or the same after it was over, is shown anew. Who unlocked the overlay may still be reading. */
export function useDismissal(problem: Problem | null, isLocked: boolean): Dismissal {
  const told = problem === null ? null : JSON.stringify(problem);
  const [dismissed, setDismissed] = useState<string | null>(null);
  if (dismissed !== null && dismissed !== told) setDismissed(null);
  const fades = problem !== null && isLocked && isInformation(problem);
  useEffect(() => {
    if (!fades) return;
    const timer = setTimeout(() => setDismissed(told), INFORMATION_MS);
    return () => clearTimeout(timer);
  }, [told, fades]);
  return { isDismissed: told !== null && dismissed === told, dismiss: () => setDismissed(told) };
}
