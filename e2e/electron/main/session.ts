/**
 * Electron's default session: asks the handlers main set on it whether a page may use the microphone, a camera or what
 * the computer plays.
 */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { originOf } from '../chromium/address.ts';
import { asElectron, lacks, strict } from '../strict.ts';

type RequestHandler = Parameters<Electron.Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Electron.Session['setPermissionCheckHandler']>[0];

type DisplayHandler = Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];

type Implemented =
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDisplayMediaRequestHandler'
  | 'on'
  | 'off';

/** Listeners are kept; downloads are not followed here, so that `will-download` is never emitted. */
const events = new EventEmitter();

/** Null means Electron's default, which is to allow. */
let request: RequestHandler = null;
let check: CheckHandler = null;
/** Null means that no page gets any. */
let display: DisplayHandler = null;

const defaultSession = strict('Session', {
  setPermissionRequestHandler: (handler: RequestHandler) => {
    request = handler;
  },
  setPermissionCheckHandler: (handler: CheckHandler) => {
    check = handler;
  },
  setDisplayMediaRequestHandler: (handler: DisplayHandler) => {
    display = handler;
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

/** What main answers a page that asks for the display with its sound: the sound it gets, or why it gets none. */
export async function answerDisplay(
  contents: Electron.WebContents,
  url: string,
): Promise<'loopback' | 'denied' | 'noHandler'> {
  if (display === null) return 'noHandler';
  const securityOrigin = `${originOf(url)}/`;
  const asked = { isMainFrame: true, requestingUrl: url, securityOrigin };
  const isChecked = check?.(contents, 'display-capture', originOf(url), asked) ?? true;
  const isPermitted = await new Promise<boolean>((resolve) => {
    if (request === null) resolve(true);
    else request(contents, 'display-capture', resolve, { ...asked, mediaTypes: ['video', 'audio'] });
  });
  if (!isChecked || !isPermitted) return 'denied';
  const { mainFrame: frame } = contents;
  const streams = await new Promise<Electron.Streams | null>((resolve) => {
    const wanted = { frame, securityOrigin, videoRequested: true, audioRequested: true, userGesture: true };
    if (display === null) resolve(null);
    else display(asElectron(strict('DisplayMediaRequest', wanted)), resolve);
  });
  if (streams === null) return 'denied';
  // Electron throws where a picture was asked for and none is given.
  if (streams.video !== frame) throw lacks('a display other than the page’s own');
  return streams.audio === 'loopback' ? 'loopback' : 'denied';
}
