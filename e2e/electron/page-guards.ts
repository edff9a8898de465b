/**
 * What Electron puts between a page and the outside: permissions and new windows. Every function here travels
 * by its source.
 */
/// <reference lib="dom" />
import type { Host } from './page.ts';

/** Puts main's permission handlers between the page and the microphone, the screen and permission queries. */
export function guardPermissions(host: Host): void {
  const guard = (name: 'getUserMedia' | 'getDisplayMedia', permission: string) => {
    const devices = navigator.mediaDevices;
    const original = devices?.[name].bind(devices);
    if (original === undefined) return;
    const guarded = async (constraints?: MediaStreamConstraints) => {
      const kinds = [constraints?.audio ? 'audio' : '', constraints?.video ? 'video' : ''].filter(
        (kind) => kind !== '',
      );
      if ((await host.ask('permission', permission, kinds)) !== true)
        throw new DOMException('Permission denied', 'NotAllowedError');
      return original(constraints);
    };
    Object.defineProperty(devices, name, { value: guarded, configurable: true, writable: true });
  };
  guard('getUserMedia', 'media');
  guard('getDisplayMedia', 'display-capture');
}

/** window.open goes to main's setWindowOpenHandler, which denies: Electron then gives the page null. */
export function guardWindowOpen(host: Host): void {
  const open = (url?: string | URL) => {
    host.tell('open', new URL(String(url ?? 'about:blank'), location.href).href);
    return null;
  };
  Object.defineProperty(globalThis, 'open', { value: open, configurable: true, writable: true });
}
