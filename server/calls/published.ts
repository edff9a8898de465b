/** Where what a call tells goes. Numbers and sends nothing. */
import type { OutsideEvent } from '../wire/outside.ts';

/** The lane of a caller. Each call has a session of its own, so one name is enough. */
export const CALLER_LANE = 'caller';

export type Publish = (room: string, event: OutsideEvent) => void;
