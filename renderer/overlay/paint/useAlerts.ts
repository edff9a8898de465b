/** What painted rows say of the terms that a person wants to be alerted at: marks them, has new ones flash, tells main of each once. */
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type AlertPace, noAlerts, paceAlert } from '../../../core/screen/alertPace.ts';
import {
  type Alert,
  type AlertMark,
  foldAlerts,
  nothingPainted,
  paintedAlerts,
} from '../../../core/screen/alerts.ts';
import { phrasesOf } from '../../../core/text/phrase.ts';
import { isOffRecord, type LanePart } from '../../../core/transcript/part.ts';
import type { LaneId } from '../../../core/transcript/transcript.ts';
import { appState, overlayBridge, useAppState } from '../../bridge.ts';
import type { Painting } from './painting.ts';

export interface RowAlerts {
  /** By the row's id. */
  readonly marks: ReadonlyMap<number, readonly AlertMark[]>;
  /** Rows that have just come to say it; another list at each alert. */
  readonly fresh: readonly number[];
}

/** Takes in alerts of all lanes; gives back whether one flashes. */
export type Alerter = (lane: LaneId, alert: Alert, isKept: boolean) => boolean;

export function createAlerter(): Alerter {
  let pace: AlertPace = noAlerts;
  return (lane, { phrase, line }, isKept) => {
    const paced = paceAlert(pace, { lane, phrase, atMs: performance.now() });
    pace = paced.pace;
    // Main is told no word of what is off the record.
    if (!paced.isEcho && isKept && appState.getState().settings.alerts.notifies)
      void overlayBridge.call('tellAlert', { term: phrase, line });
    return paced.flashes;
  };
}

/** What a lane's rows have alerted at. */
interface Known {
  readonly terms: readonly string[];
  readonly part: LanePart | null;
  readonly alerts: readonly Alert[];
}

const NOTHING_FRESH: readonly number[] = [];

export function useAlerts(lane: LaneId, { screen, part }: Painting, alerter: Alerter): RowAlerts {
  const terms = useAppState(({ settings }) => settings.alerts.terms);
  const phrases = useMemo(() => phrasesOf(terms), [terms]);
  const painted = useMemo(
    () => (screen.rows.length === 0 ? nothingPainted : paintedAlerts(screen, phrases)),
    [screen, phrases],
  );
  const known = useRef<Known>({ terms, part, alerts: [] });
  const [fresh, setFresh] = useState(NOTHING_FRESH);
  useLayoutEffect(() => {
    const before = known.current;
    const isSamePart =
      before.part?.sessionId === part?.sessionId &&
      before.part?.opening === part?.opening &&
      before.part?.number === part?.number;
    const folded = foldAlerts(isSamePart ? before.alerts : [], painted, screen.passages);
    known.current = { terms, part, alerts: folded.known };
    // Who has just added a term sees where it stands already, and is not called to it.
    if (before.terms !== terms) return;
    const isKept = part !== null && !isOffRecord(part.sessionId);
    const flashing = folded.fresh.filter((alert) => alerter(lane, alert, isKept));
    if (flashing.length > 0) setFresh(flashing.flatMap(({ rowIds }) => rowIds));
  }, [lane, alerter, terms, part, painted, screen.passages]);
  return { marks: painted.marks, fresh };
}
