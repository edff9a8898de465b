/** Electron's session: the one default session, with the handlers main sets on it. */
import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { asElectron, guardClass, strict } from './strict.ts';

type Handlers = {
  request: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
  check: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
  displayMedia: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];
};

/** What permissions.ts reads; null means Electron's default, which is to allow. */
export const sessionHandlers: Handlers = { request: null, check: null, displayMedia: null };

class Session
  extends EventEmitter
  implements
    Pick<
      Electron.Session,
      | 'setPermissionRequestHandler'
      | 'setPermissionCheckHandler'
      | 'setDevicePermissionHandler'
      | 'setDisplayMediaRequestHandler'
      | 'setSpellCheckerEnabled'
      | 'protocol'
    >
{
  readonly protocol: Electron.Protocol;

  constructor(protocol: Electron.Protocol) {
    super();
    this.protocol = protocol;
  }

  setPermissionRequestHandler(handler: Handlers['request']): void {
    sessionHandlers.request = handler;
  }

  setPermissionCheckHandler(handler: Handlers['check']): void {
    sessionHandlers.check = handler;
  }

  /** Pages of the stand-in see no USB, HID or serial devices, so the handler is never asked. */
  setDevicePermissionHandler(_handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {}

  setDisplayMediaRequestHandler(handler: Handlers['displayMedia']): void {
    sessionHandlers.displayMedia = handler;
  }

  /** Chromium's own spell checker fetches dictionaries; the stand-in has it off whatever main says. */
  setSpellCheckerEnabled(_enabled: boolean): void {}
}

guardClass(Session);

/** Electron's `session`. Partitions are not there: the app has one session. */
export const session = strict('session', { defaultSession: undefined as unknown as Electron.Session });

/** Called once by electron.ts: session and protocol name each other. */
export function openDefaultSession(protocol: object): void {
  session.defaultSession = asElectron(new Session(asElectron(protocol)));
}
