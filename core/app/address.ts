/** Addresses of servers: which are accepted, and their origin, which a key is bound to. Asks no server. */

/**
 * A host as it may stand in a content security policy: a name or an IPv4 address in letters, digits, hyphens,
 * underscores and dots, or an IPv6 address. `*` and the like would widen the policy to strangers.
 */
const HOST = /^(?:(?:[a-z0-9_-]+\.)*[a-z0-9_-]+\.?|\[[0-9a-f:.]+\])$/;

/** http is allowed for a server on this computer only: anywhere else the secret would travel in the open. */
export function isBaseUrl(text: string): boolean {
  // An empty query or fragment is in no field of a URL, and would still stand before every path.
  if (!URL.canParse(text) || /[?#\s]/.test(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  if (!HOST.test(url.hostname)) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** Without slashes at its end: paths are put behind it. */
export const trimSlashes = (text: string): string => text.replace(/\/+$/, '');

/** Scheme, host and port of an address that `isBaseUrl` accepts. */
export const originOf = (baseUrl: string): string => new URL(baseUrl).origin;

/** Whether this is the origin of an accepted address, and nothing else. */
export const isServerOrigin = (text: string): boolean => isBaseUrl(text) && originOf(text) === text;

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
