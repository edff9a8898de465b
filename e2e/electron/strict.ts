/**
 * Makes what the stand-in lacks loud: reading a member it does not implement throws instead of giving
 * undefined.
 */

/** Members that JavaScript itself asks for while inspecting, awaiting or printing a value. */
const ASKED_BY_THE_LANGUAGE = new Set([
  'then',
  'toJSON',
  'constructor',
  'default',
  'inspect',
  'domain',
  '__esModule',
]);

/** The part with every absent member guarded. @throws {Error} from any read of a member it lacks. */
export function strict<T extends object>(name: string, part: T): T {
  return new Proxy(part, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && !ASKED_BY_THE_LANGUAGE.has(key))
        throw lacks(`${name}.${key}`);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** A whole part the stand-in lacks: importing it is harmless, touching it throws. */
export function lacking(name: string): object {
  const refuse = (): never => {
    throw lacks(name);
  };
  return new Proxy(function absent() {}, { get: refuse, apply: refuse, construct: refuse });
}

/** The error every gap ends in. */
export function lacks(what: string): Error {
  return new Error(
    `The stand-in for Electron lacks ${what}; add it to e2e/electron, typed against electron.d.ts.`,
  );
}

/** Guards every instance of a class, present and future, without changing what `this` is. */
export function guardClass(kind: { readonly name: string; readonly prototype: object }): void {
  Object.setPrototypeOf(kind.prototype, strict(kind.name, Object.getPrototypeOf(kind.prototype)));
}

/** The one place where a part that implements some of an Electron type is handed out as that type. */
export function asElectron<T>(part: object): T {
  return part as T;
}
