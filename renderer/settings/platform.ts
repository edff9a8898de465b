/** Which names keys have on this computer. Nothing else may depend on it. */
import type { Platform } from '../../core/desktop/accelerator.ts';

export const platform: Platform = navigator.userAgent.includes('Mac') ? 'mac' : 'other';
