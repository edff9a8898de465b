/**
 * Values between page and main as structured clone would carry them. Both functions also run inside pages, by
 * their source.
 */

/**
 * JSON text for a value. Shared references and cycles survive. @throws {Error} for functions, symbols and
 * other uncloneables.
 */
export function encodeValue(root: unknown): string {
  const seen = new Map<object, number>();
  const refuse = (): never => {
    throw new Error('An object could not be cloned.');
  };
  const base64 = (bytes: Uint8Array): string => {
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };
  const encodeObject = (value: object): unknown => {
    if (Array.isArray(value)) return ['a', value.map(encode)];
    if (value instanceof Date) return ['d', value.getTime()];
    if (value instanceof RegExp) return ['x', value.source, value.flags];
    if (value instanceof Map) return ['m', [...value].map(([key, item]) => [encode(key), encode(item)])];
    if (value instanceof Set) return ['s', [...value].map(encode)];
    if (value instanceof Error) return ['e', value.name, value.message];
    if (value instanceof ArrayBuffer) return ['y', base64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      return ['v', value.constructor.name, base64(bytes)];
    }
    if (Object.prototype.toString.call(value) !== '[object Object]') return refuse();
    return ['o', Object.entries(value).map(([key, item]) => [key, encode(item)])];
  };
  const encode = (value: unknown): unknown => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (value === undefined) return ['u'];
    if (typeof value === 'number')
      return Number.isFinite(value) && !Object.is(value, -0) ? value : ['n', `${1 / value}`, `${value}`];
    if (typeof value === 'bigint') return ['b', value.toString()];
    if (typeof value !== 'object') return refuse();
    const index = seen.get(value);
    if (index !== undefined) return ['r', index];
    seen.set(value, seen.size);
    return encodeObject(value);
  };
  return JSON.stringify(encode(root));
}

/** The value `encodeValue` wrote. The text comes from encodeValue only, so its shape is trusted. */
export function decodeValue(text: string): unknown {
  const seen: unknown[] = [];
  const bytes = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const keep = <T>(value: T): T => {
    seen.push(value);
    return value;
  };
  const view = (name: string, data: Uint8Array): unknown => {
    if (name === 'DataView') return new DataView(data.buffer);
    if (name === 'Buffer') return data;
    return Reflect.construct(Reflect.get(globalThis, name), [data.buffer]);
  };
  const decoders: Record<string, (a: never, b: never, c: never) => unknown> = {
    u: () => undefined,
    n: (inverse: string, number: string) => (inverse === '-Infinity' ? -0 : Number(number)),
    b: (digits: string) => BigInt(digits),
    r: (index: number) => seen[index],
    a: (items: unknown[]) =>
      fill(keep<unknown[]>([]), (list) =>
        items.forEach((item) => {
          list.push(decode(item));
        }),
      ),
    d: (ms: number) => keep(new Date(ms)),
    x: (source: string, flags: string) => keep(new RegExp(source, flags)),
    m: (pairs: unknown[][]) =>
      fill(keep(new Map()), (map) =>
        pairs.forEach(([key, item]) => {
          map.set(decode(key), decode(item));
        }),
      ),
    s: (items: unknown[]) =>
      fill(keep(new Set()), (set) =>
        items.forEach((item) => {
          set.add(decode(item));
        }),
      ),
    e: (name: string, message: string) =>
      Object.assign(keep(new Error(message)), name === 'Error' ? {} : { name }),
    y: (data: string) => keep(bytes(data).buffer),
    v: (name: string, data: string) => keep(view(name, bytes(data))),
    o: (pairs: [string, unknown][]) =>
      fill(keep({}), (object) =>
        pairs.forEach(([key, item]) => {
          Object.defineProperty(object, key, {
            value: decode(item),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }),
      ),
  };
  const fill = <T>(value: T, put: (value: T) => void): T => {
    put(value);
    return value;
  };
  const decode = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    const [tag, a, b, c] = value;
    return decoders[tag]?.(a as never, b as never, c as never);
  };
  return decode(JSON.parse(text));
}
