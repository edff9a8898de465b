/** A window as tests see it, in plain data. */
import type { HostRectangle } from './options.ts';
import type { RecordedCall } from './record.ts';
import type { WindowTraits } from './window-traits.ts';

/** A window as a test sees it. */
export type WindowPicture = {
  readonly id: number;
  readonly targetId: string;
  readonly url: string;
  readonly title: string;
  readonly bounds: HostRectangle;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
  /** Its page has crashed and main has not loaded it again yet. */
  readonly crashed: boolean;
  /** How often its page has crashed. */
  readonly crashes: number;
  readonly traits: WindowTraits;
  /** Every call main made on it that changes how it looks or stands, oldest first. */
  readonly calls: readonly RecordedCall[];
};
