/** The final of each item, as the service sends it or as a fault wants it. It knows no words. */
import { billedSeconds } from '../../../core/engine/usage.ts';
import type { Faults } from '../faults.ts';
import { completedEvent, failedEvent, type ServerEvent } from './events.ts';
import type { Item } from './items.ts';

/** A final held back so that the next one overtakes it is sent after this long even when none comes. */
const LONGEST_SWAP_MS = 5_000;

export interface FinalsNeeds {
  readonly faults: Faults;
  readonly send: (event: ServerEvent) => void;
  readonly later: (delayMs: number, act: () => void) => void;
}

export interface Finals {
  tell(item: Item, transcript: string): void;
}

export function createFinals({ faults, send, later }: FinalsNeeds): Finals {
  let heldFinal: (() => void) | null = null;
  return {
    tell(item, transcript) {
      const final = (text: string): void =>
        send(completedEvent(item.id, text, billedSeconds(item.toMs - item.fromMs)));
      const overtaken = heldFinal;
      heldFinal = null;
      switch (overtaken === null ? faults.finalMode() : 'plain') {
        case 'swapped': {
          const held = (): void => final(transcript);
          heldFinal = held;
          later(LONGEST_SWAP_MS, () => {
            if (heldFinal === held) held();
          });
          break;
        }
        case 'repeated':
          for (let copy = 0; copy < 3; copy += 1) final(transcript);
          break;
        case 'empty':
          final('');
          break;
        case 'failed':
          send(failedEvent(item.id));
          break;
        case 'different':
          final(differing(transcript));
          break;
        case 'missing':
          break;
        case 'plain':
          final(transcript);
          break;
      }
      overtaken?.();
    },
  };
}

/** As a second pass of a recogniser may: the second word in capitals and one more at the end. */
function differing(transcript: string): string {
  const words = transcript.split(' ');
  return [...words.map((word, index) => (index === 1 ? word.toUpperCase() : word)), 'indeed'].join(' ');
}
