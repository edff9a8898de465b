/** Says when sound is to be held where it was captured, because too much of it waits for the recognizer already. */

/** So much sound may wait for the recognizer; more is held, and goes on when little is left. */
const MOST_WAITING_MS = 1_500;
export const LITTLE_WAITING_MS = 500;

/** Takes how much waits, as often as that changes. `tell(false)` holds sound, `tell(true)` lets it go on. */
export function createHolding(tell: (isSteady: boolean) => void): (waitingMs: number) => void {
  let isHeld = false;
  return (waitingMs) => {
    const isTooMuch = isHeld ? waitingMs > LITTLE_WAITING_MS : waitingMs > MOST_WAITING_MS;
    if (isTooMuch === isHeld) return;
    isHeld = isTooMuch;
    tell(!isHeld);
  };
}
