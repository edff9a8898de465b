/** Shortcuts as the keys of this computer are named. Registers none. */
import { describeAccelerator, type Platform } from '../../core/desktop/accelerator.ts';

export const platform: Platform = navigator.userAgent.includes('Mac') ? 'mac' : 'other';

export const isWindows = navigator.userAgent.includes('Windows');

/** Such as `Ctrl + Alt + C`; empty when there is no shortcut. */
export const shortcutName = (accelerator: string): string => describeAccelerator(accelerator, platform);
