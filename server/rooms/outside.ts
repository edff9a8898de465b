/** Brings lanes into a room that keep their sessions themselves, such as phone calls: what they tell, a room's followers are told. */

import { gapNotice } from '../../core/transcript/gapNotice.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { LaneStatus, Told } from '../wire/events.ts';
import type { OfLane, OutsideEvent } from '../wire/outside.ts';
import type { BusMessage } from '../wire/schema.ts';

export interface OutsideNeeds {
  /** A lane of its own for each session, given back when it has ended. */
  readonly takeLane: (label: string) => string;
  readonly giveBack: (lane: string) => void;
  readonly publish: (message: BusMessage) => void;
}

const STATUSES = { ringing: 'connecting', live: 'live', away: 'retrying', ended: 'idle' } as const;

interface Session {
  readonly lane: string;
  /** Where what is open began, about: at the end of what is settled. */
  readonly reachedMs: number;
}

export function createOutside({ takeLane, giveBack, publish }: OutsideNeeds): (event: OutsideEvent) => void {
  const sessions = new Map<string, Session>();
  const sessionOf = ({ sessionId, label }: OfLane): Session => {
    const known = sessions.get(sessionId) ?? { lane: takeLane(label), reachedMs: 0 };
    sessions.set(sessionId, known);
    return known;
  };
  const tell = (told: Told) => publish({ kind: 'told', told });
  const keep = ({ sessionId, label, startedAtEpochMs }: OfLane, session: Session, entry: TranscriptEntry) => {
    const { lane, reachedMs } = session;
    sessions.set(sessionId, { ...session, reachedMs: Math.max(reachedMs, entry.endMs) });
    const head = { id: sessionId, startedAtEpochMs, languages: [], names: { [lane]: label } };
    publish({ kind: 'kept', head, entry: { ...entry, lane } });
  };
  return (event) => {
    const { sessionId, startedAtEpochMs } = event;
    const session = sessionOf(event);
    const { lane, reachedMs } = session;
    const of = { session: sessionId, lane };
    if (event.type === 'delta')
      return tell({
        type: 'delta',
        ...of,
        id: event.id,
        startMs: reachedMs,
        endMs: reachedMs,
        from: 0,
        text: event.text,
      });
    if (event.type === 'status') {
      const status: LaneStatus['status'] = STATUSES[event.status];
      tell({ type: 'status', ...of, label: event.label, status, startedAtEpochMs });
      if (event.status !== 'ended') return;
      sessions.delete(sessionId);
      return giveBack(lane);
    }
    if (event.type === 'gap') {
      const { id, startMs, endMs } = event.gap;
      tell({ type: 'gap', ...of, id, startMs, endMs, text: gapNotice(event.gap) });
      return keep(event, session, event.gap);
    }
    const { id, startMs, endMs, text, state } = event.line;
    tell({ type: 'final', ...of, id, startMs, endMs, text, state });
    return keep(event, session, event.line);
  };
}
