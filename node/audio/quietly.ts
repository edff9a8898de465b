/** Keeps decoders from the console, which is a person's terminal: they tell it of every damaged packet. */

/** `act` must be done when it returns. */
export function quietly<Value>(act: () => Value): Value {
  const speak = console.error;
  console.error = () => undefined;
  try {
    return act();
  } finally {
    console.error = speak;
  }
}
