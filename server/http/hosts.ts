/** Under which names this server is reached: everything else is refused, since a stranger's name may lead here (DNS rebinding). */
import { hostname, networkInterfaces } from 'node:os';

export interface Hosts {
  /** Whether a request for this `host:port` is meant for this server. */
  readonly isOurs: (host: string) => boolean;
  /** Whether a page of this origin is ours. */
  readonly isOurOrigin: (origin: string) => boolean;
  /** Addresses for people, best first, without a slash at the end. */
  readonly addresses: readonly string[];
}

export interface HostsNeeds {
  readonly scheme: 'http' | 'https';
  readonly port: number;
  /** What it listens on. */
  readonly host: string;
  readonly publicUrls: readonly string[];
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

export const isLoopbackAddress = (address: string): boolean =>
  /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);

export function hostsOf({ scheme, port, host, publicUrls }: HostsNeeds): Hosts {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const named = isEverywhere
    ? [...networkNames(host === '0.0.0.0' ? ['IPv4'] : ['IPv4', 'IPv6']), ...LOOPBACK]
    : isLoopback(host)
      ? LOOPBACK
      : [bracketed(host), ...LOOPBACK];
  const ours = named.map((name) => new URL(`${scheme}://${name}:${port}`));
  const origins = new Set([...publicUrls.map((url) => new URL(url)), ...ours].map(({ origin }) => origin));
  const hosts = new Set([...origins].map((origin) => new URL(origin).host));
  return {
    isOurs: (given) =>
      URL.canParse(`${scheme}://${given}`) && hosts.has(new URL(`${scheme}://${given}`).host),
    isOurOrigin: (origin) => origins.has(origin),
    // The other names of this computer lead to the same.
    addresses: [...origins].filter((origin) => !/\/\/(?:localhost|\[::1\])[:/]?/.test(origin)),
  };
}

const isLoopback = (host: string): boolean => host === 'localhost' || isLoopbackAddress(host);

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** IPv4 first: people can type it. Link-local IPv6 addresses need a zone that no address bar takes. */
function networkNames(families: readonly string[]): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((addresses = []) => addresses);
  const outside = all.filter(
    ({ internal, family, address }) => !internal && families.includes(family) && !address.startsWith('fe80'),
  );
  const ordered = outside.toSorted((one, other) => one.family.localeCompare(other.family));
  const name = hostname().toLowerCase();
  const names = /^[a-z0-9-]+$/.test(name) ? [`${name}.local`, name] : [];
  return [...ordered.map(({ address }) => bracketed(address)), ...names];
}
