/**
 * Keeps what main called on a window, for tests that must know more than the outcome, such as a level asked
 * for twice.
 */

export type RecordedCall = { readonly method: string; readonly args: readonly unknown[] };

/** Getters and questions change nothing, and loading is seen in the page. */
const UNRECORDED = /^(?:constructor|get|is|loadURL|picture|dragTo|resizePage|finish|retitle|limited|set$)/;

/**
 * Makes every method of a class, and of those it extends up to EventEmitter, note its arguments in
 * `this.calls`.
 */
export function recordCalls(kind: { readonly prototype: object }): void {
  for (
    let prototype = kind.prototype;
    !Object.hasOwn(prototype, 'emit');
    prototype = Object.getPrototypeOf(prototype)
  ) {
    for (const method of Object.getOwnPropertyNames(prototype)) {
      const original: unknown = Reflect.get(prototype, method);
      if (UNRECORDED.test(method) || typeof original !== 'function') continue;
      Reflect.set(prototype, method, function recorded(this: { calls?: RecordedCall[] }, ...args: unknown[]) {
        this.calls?.push({ method, args: args.filter(isPlain) });
        return Reflect.apply(original, this, args);
      });
    }
  }
}

/** Images and menus cannot travel to the test. */
function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.getPrototypeOf(value) === Object.prototype;
}
