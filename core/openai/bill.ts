/** What each commit of a connection costs: as it was sent, then as the service says. Keeps no sums: see core/engine/usage.ts. */
import type { EngineListener, SpokenTurn, TurnEvent, TurnId } from '../engine/engine.ts';
import { billedSeconds, type CommitCharge } from '../engine/usage.ts';
import { TRANSCRIPTION_MODEL } from './transcriptionSession.ts';

export interface Bill {
  /** A commit was sent: `sentMs` is the sound in it. */
  readonly add: (eventId: string, turn: SpokenTurn, sentMs: number) => void;
  /** What is told of turns: which of them is which speech. */
  readonly follow: (event: TurnEvent) => void;
  /** The service has answered a turn and says what it costs, or null. */
  readonly settle: (turnId: TurnId, toldSeconds: number | null) => void;
  /** The service has refused what was sent under this id: it costs nothing. */
  readonly refuse: (eventId: string | null) => void;
}

/** Answers take seconds; of older commits the own count stands. */
const KEPT = 64;

export function createBill(listener: EngineListener): Bill {
  const charges = new Map<SpokenTurn, CommitCharge>();
  const spoken = new Map<TurnId, SpokenTurn>();
  const tell = (charge: CommitCharge) => listener({ type: 'charged', ...charge });
  return {
    add: (turnId, turn, sentMs) => {
      const speechMs = turn.endMs - turn.startMs;
      const charge = {
        ...{ turnId, model: TRANSCRIPTION_MODEL, sentMs, speechMs },
        billedSeconds: billedSeconds(sentMs),
      };
      charges.set(turn, charge);
      for (const old of [...charges.keys()].slice(0, -KEPT)) charges.delete(old);
      tell(charge);
    },
    follow: (event) => {
      if (event.type !== 'heard' && event.type !== 'moved') return;
      if (event.turn === null) spoken.delete(event.turnId);
      else spoken.set(event.turnId, event.turn);
      for (const old of [...spoken.keys()].slice(0, -KEPT)) spoken.delete(old);
    },
    settle: (turnId, toldSeconds) => {
      const turn = spoken.get(turnId);
      const charge = turn === undefined ? undefined : charges.get(turn);
      if (charge === undefined || toldSeconds === null) return;
      tell({ ...charge, billedSeconds: billedSeconds(charge.sentMs, toldSeconds) });
    },
    refuse: (eventId) => {
      for (const charge of charges.values())
        if (charge.turnId === eventId) tell({ ...charge, sentMs: 0, speechMs: 0, billedSeconds: 0 });
    },
  };
}
