/**
 * Electron's default session: asks the handlers main set on it whether a page may use the microphone or a
 * camera.
 */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { originOf } from '../chromium/address.ts';
import { asElectron, strict } from '../strict.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

type Implemented = 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'on' | 'off';

/** Listeners are kept; downloads are not followed here, so that `will-download` is never emitted. */
const events = new EventEmitter();

/** Null means Electron's default, which is to allow. */
let request: RequestHandler = null;
let check: CheckHandler = null;

const defaultSession = strict('Session', {
  setPermissionRequestHandler: (handler: RequestHandler) => {
    request = handler;
  },
  setPermissionCheckHandler: (handler: CheckHandler) => {
    check = handler;
  },
  on: (...wanted: Parameters<EventEmitter['on']>) => events.on(...wanted),
  off: (...wanted: Parameters<EventEmitter['off']>) => events.off(...wanted),
} satisfies Record<Implemented, unknown>);

/** Electron's `session`. Partitions are not there: the app has one session. */
export const session = strict('session', { defaultSession: asElectron<Electron.Session>(defaultSession) });

/** True when every handler that is set allows it. */
export async function allowsMedia(
  contents: Electron.WebContents,
  url: string,
  mediaTypes: ('audio' | 'video')[],
): Promise<boolean> {
  const securityOrigin = `${originOf(url)}/`;
  const asked = { isMainFrame: true, requestingUrl: url, securityOrigin };
  const isChecked = mediaTypes.every(
    (mediaType) => check?.(contents, 'media', originOf(url), { ...asked, mediaType }) ?? true,
  );
  if (!isChecked) return false;
  return new Promise((resolve) => {
    if (request === null) resolve(true);
    else request(contents, 'media', resolve, { ...asked, mediaTypes });
  });
}
