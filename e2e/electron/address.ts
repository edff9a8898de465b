/**
 * app:// addresses, which plain Chromium cannot open, to loopback ones and back. Nothing else may know the
 * mapping.
 */

/**
 * Every name under it is loopback (RFC 6761), so pages there are a secure context, as Electron's standard
 * schemes are.
 */
const SUFFIX = '.stand-in.localhost';

/**
 * Chromium sends all these names to the stand-in's server, whatever its port: origins stay the same from run
 * to run.
 */
export function hostResolverRule(port: number): string {
  return `MAP *${SUFFIX}:80 127.0.0.1:${port}`;
}

/**
 * `app://surtitle/a.html` to `http://surtitle.app.stand-in.localhost/a.html`; schemes Chromium knows stay as
 * they are.
 */
export function toLoopback(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  if (match === null || ['http', 'https', 'ws', 'wss', 'file', 'chrome', 'devtools'].includes(scheme))
    return url;
  return `http://${host}.${scheme}${SUFFIX}${rest === '' ? '/' : rest}`;
}

/** The reverse of toLoopback; any other address comes back unchanged. */
export function fromLoopback(url: string): string {
  const match = /^http:\/\/([^/?#:]+)\.([^./?#:]+)\.stand-in\.localhost(.*)$/.exec(url);
  if (match === null) return url;
  const [, host, scheme, rest] = match;
  return `${scheme}://${host}${rest}`;
}

/** The origin Electron reports: a standard scheme has `app://host`; what has no origin says `null`. */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/i.exec(url);
  return match === null || match[1] === 'file' ? 'null' : match[0];
}

/** A policy with `app:` and `app://host` sources pointed at the loopback names that stand for them. */
export function policyToLoopback(policy: string, schemes: readonly string[]): string {
  return schemes.reduce(
    (text, scheme) =>
      text
        .replaceAll(
          new RegExp(`(?<=[\\s;])${scheme}://([^\\s;/]+)(?=[\\s;]|$)`, 'g'),
          `http://$1.${scheme}${SUFFIX}`,
        )
        .replaceAll(new RegExp(`(?<=[\\s;])${scheme}:(?=[\\s;]|$)`, 'g'), `http://*.${scheme}${SUFFIX}`),
    policy,
  );
}
