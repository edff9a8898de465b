/**
 * Electron's contextBridge inside a page. Every function here travels by its source, so it names nothing but
 * its neighbours.
 */
/// <reference lib="dom" />

/**
 * Copies a value from one side to the other: data is cloned and frozen, functions become go-betweens, nothing
 * is shared.
 */
export function copyAcross(value: unknown, seen = new Map<object, unknown>()): unknown {
  if (typeof value === 'symbol') throw new Error('A symbol cannot pass the context bridge.');
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const keep = <T extends object>(copy: T): T => {
    seen.set(value, copy);
    return copy;
  };
  if (typeof value === 'function') {
    const pass = (args: readonly unknown[]) => {
      const once = new Map<object, unknown>();
      return args.map((argument) => copyAcross(argument, once));
    };
    return keep((...args: readonly unknown[]) => copyAcross(Reflect.apply(value, undefined, pass(args))));
  }
  if (value instanceof Promise) {
    const refuse = (error: unknown) => {
      throw copyAcross(error);
    };
    return keep(value.then((result) => copyAcross(result), refuse));
  }
  if (value instanceof Error) return keep(new Error(value.message));
  if (Array.isArray(value)) {
    const list = keep<unknown[]>([]);
    for (const item of value) list.push(copyAcross(item, seen));
    return list;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return value instanceof Node ? value : structuredClone(value);
  const object = keep({});
  for (const [key, item] of Object.entries(value)) {
    const copy = { value: copyAcross(item, seen), writable: true, enumerable: true, configurable: true };
    Object.defineProperty(object, key, copy);
  }
  return object;
}

/** Electron's contextBridge. */
export function createContextBridge(): object {
  const freeze = (value: unknown): unknown => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
    return value;
  };
  return refuseAbsent('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (key in globalThis)
        throw new Error(`Cannot bind an API on top of an existing property on the window object: ${key}`);
      Object.defineProperty(globalThis, key, { value: freeze(copyAcross(api)), enumerable: true });
    },
  });
}

/** The page's copy of `strict`: what the preload asks for and we lack must not be undefined. */
export function refuseAbsent<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && key !== 'then') {
        throw new Error(`The stand-in for Electron lacks ${name}.${key}; add it to e2e/electron/page.ts.`);
      }
      return Reflect.get(target, key);
    },
  });
}
