/** Electron's net: fetch as Chromium words its failures. */
import type Electron from 'electron';
import { strict } from '../strict.ts';

/** Node's error codes in Chromium's words (net_error_list.h), which is how Electron's fetch rejects. */
const CHROMIUM_ERRORS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'ERR_NAME_NOT_RESOLVED',
  EAI_AGAIN: 'ERR_NAME_NOT_RESOLVED',
  ECONNREFUSED: 'ERR_CONNECTION_REFUSED',
  ECONNRESET: 'ERR_CONNECTION_RESET',
  UND_ERR_SOCKET: 'ERR_CONNECTION_CLOSED',
  ETIMEDOUT: 'ERR_CONNECTION_TIMED_OUT',
  UND_ERR_CONNECT_TIMEOUT: 'ERR_CONNECTION_TIMED_OUT',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'ERR_CERT_AUTHORITY_INVALID',
};

/** Electron's `net`. The machine always has a network: the tests' servers are on it. */
export const net = strict('net', {
  isOnline: () => true,
  fetch: (input, init) => fetch(input, init).catch(rethrowAsChromium),
} satisfies { isOnline: Electron.Net['isOnline']; fetch: typeof fetch });

/** Aborts and time-outs of the caller's own stay what they are. */
function rethrowAsChromium(error: unknown): never {
  if (!(error instanceof TypeError) || error.cause === undefined) throw error;
  const { code = '' } = error.cause as { readonly code?: string };
  throw new Error(`net::${CHROMIUM_ERRORS[code] ?? 'ERR_FAILED'}`);
}
