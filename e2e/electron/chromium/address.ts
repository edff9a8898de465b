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

/** `app://surtitle/a.html` to `http://surtitle.app.stand-in.localhost/a.html`. */
export function toLoopback(url: string): string {
  return url.replace(/^(app):\/\/([^/?#]*)/, `http://$2.$1${SUFFIX}`);
}

/** The reverse of toLoopback; any other address comes back unchanged. */
export function fromLoopback(url: string): string {
  return url.replace(/^http:\/\/([^/?#:]+)\.(app)\.stand-in\.localhost/, '$2://$1');
}

/** The origin Electron reports: a standard scheme has `app://host`. */
export function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]+/.exec(url)?.[0] ?? 'null';
}
