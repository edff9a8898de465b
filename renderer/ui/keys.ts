/** Shortcuts as the keys of this computer are named, and the one that every window follows. Registers none with the system. */
import { describeAccelerator, type Platform } from '../../core/desktop/accelerator.ts';
import { isCommandKey } from '../../core/desktop/commandKey.ts';

export const platform: Platform = navigator.userAgent.includes('Mac') ? 'mac' : 'other';

export const isWindows = navigator.userAgent.includes('Windows');

/** Such as `Ctrl + Alt + C`; empty when there is no shortcut. */
export const shortcutName = (accelerator: string): string => describeAccelerator(accelerator, platform);

/** Ctrl+L, or ⌘L, opens the library from now on while this page has the keys. */
export function followLibraryKey(open: () => void): void {
  addEventListener('keydown', (event) => {
    if (!isCommandKey(event, 'l')) return;
    event.preventDefault();
    open();
  });
}
