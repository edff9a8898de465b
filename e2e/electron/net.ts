/** Electron's net: fetch as Chromium words its failures, files included. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type Electron from 'electron';
import { strict } from './strict.ts';

const MIME_TYPES: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  mjs: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  wasm: 'application/wasm',
  woff2: 'font/woff2',
};

/** Node's error codes in Chromium's words (net_error_list.h), which is how Electron's fetch rejects. */
const CHROMIUM_ERRORS: Record<string, string> = {
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'ERR_CONNECTION_CLOSED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  ENETUNREACH: 'ERR_ADDRESS_UNREACHABLE',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
  SELF_SIGNED_CERT_IN_CHAIN: 'ERR_CERT_AUTHORITY_INVALID',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'ERR_CERT_AUTHORITY_INVALID',
  CERT_HAS_EXPIRED: 'ERR_CERT_DATE_INVALID',
  ERR_TLS_CERT_ALTNAME_INVALID: 'ERR_CERT_COMMON_NAME_INVALID',
  EPROTO: 'ERR_SSL_PROTOCOL_ERROR',
};

let online = true;

/** From now on the system says it has a network, or none. Loopback works either way, as it would. */
export function setOnline(isOnline: boolean): void {
  online = isOnline;
}

/** Electron's `net`. */
export const net = strict('net', {
  isOnline: () => online,
  fetch: async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.startsWith('file:') ? fetchFile(url) : fetch(input, init).catch(rethrowAsChromium);
  },
} satisfies { isOnline: Electron.Net['isOnline']; fetch: typeof fetch });

async function fetchFile(url: string): Promise<Response> {
  const type =
    MIME_TYPES[
      url
        .replace(/[?#].*$/, '')
        .split('.')
        .at(-1) ?? ''
    ] ?? 'application/octet-stream';
  const body = await readFile(fileURLToPath(url)).catch(() => undefined);
  if (body === undefined) throw new Error('net::ERR_FILE_NOT_FOUND');
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } });
}

/** Aborts and time-outs of the caller's own stay what they are. */
function rethrowAsChromium(error: unknown): never {
  if (!(error instanceof TypeError) || error.cause === undefined) throw error;
  const { code = '' } = error.cause as { readonly code?: string };
  throw new Error(`net::${CHROMIUM_ERRORS[code] ?? 'ERR_FAILED'}`);
}
