/** The telephone side of the server: calls that ring, whom they are told to, callers who are recordings. */
import { readSound } from '../../speech/talk.ts';
import type { Sound } from '../../speech/wav.ts';
import type { ParsedCommand } from '../command.ts';
import type { Journal } from '../journal.ts';
import type { Connections } from '../transport/connections.ts';
import { createExchange, type Exchange, type Ringing } from './exchange.ts';
import { recordedCaller } from './recording.ts';
import { createWebhooks, type Webhooks } from './webhooks.ts';

export interface PhoneNeeds {
  readonly connections: Connections;
  readonly journal: Journal;
  /** What a caller says where no file is named. */
  readonly sound: Sound | null;
}

export interface Phone {
  readonly exchange: Exchange;
  readonly webhooks: Webhooks;
  /** A file that cannot be read is told in the journal. */
  ring(command: Extract<ParsedCommand, { readonly type: 'ring' }>): Promise<void>;
}

export function createPhone({ connections, journal, sound }: PhoneNeeds): Phone {
  const webhooks = createWebhooks(journal);
  const exchange = createExchange({ webhooks, journal, answer: connections.phone });
  return {
    exchange,
    webhooks,
    async ring({ from, to, audio, hangsUp, ringMs }) {
      const given = audio === null ? null : await readSound(audio);
      if (given?.ok === false) return journal.write({ kind: 'call', callId: '', state: given.reason });
      const says = given?.value ?? sound ?? { samples: new Float32Array(0), sampleRate: 8_000 };
      let ringing: Ringing | null = null;
      const caller = { from, to, sound: says, hangsUp, hangUp: () => ringing?.hangUp() };
      ringing = exchange.ring(recordedCaller(caller), ringMs);
    },
  };
}
