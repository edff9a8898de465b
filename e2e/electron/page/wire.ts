/**
 * Values between page and main, as far as structured clone carries plain data. Both also run inside pages, by
 * their source.
 */

/**
 * JSON text for plain data and samples of sound. @throws {Error} for functions, as Electron does, and for all that is not plain
 * data.
 */
export function encodeValue(root: unknown): string {
  const encode = (value: unknown): unknown => {
    if (value === undefined) return ['undefined'];
    if (Object.is(value, -0)) return ['number', '-0'];
    if (typeof value === 'number' && !Number.isFinite(value)) return ['number', String(value)];
    if (Array.isArray(value)) return ['list', value.map(encode)];
    if (value instanceof Float32Array) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return ['floats', btoa(text)];
    }
    if (value instanceof Error) return ['error', value.message];
    if (typeof value === 'function' || typeof value === 'symbol')
      throw new Error('An object could not be cloned.');
    if (typeof value !== 'object' || value === null) return value;
    const kind = Object.prototype.toString.call(value);
    if (kind !== '[object Object]') throw new Error(`The stand-in for Electron cannot send ${kind}.`);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item)]));
  };
  return JSON.stringify(encode(root));
}

/** The value `encodeValue` wrote. The text comes from encodeValue only, so its shape is trusted. */
export function decodeValue(text: string): unknown {
  const decode = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (!Array.isArray(value))
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decode(item)]));
    const [kind, content] = value;
    if (kind === 'list') return (content as unknown[]).map(decode);
    if (kind === 'floats')
      return new Float32Array(
        Uint8Array.from(atob(String(content)), (letter) => letter.charCodeAt(0)).buffer,
      );
    if (kind === 'error') return new Error(String(content));
    return kind === 'number' ? Number(content) : undefined;
  };
  return decode(JSON.parse(text));
}
