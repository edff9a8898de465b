/** One call from its acceptance to its end: its sideband kept, its words folded, stored and shown. It accepts nothing. */
import type OpenAI from 'openai';
import type { Captions } from '../../core/captions/caption.ts';
import { captionText } from '../../core/captions/caption.ts';
import { type CallChoices, type CallModels, callUpdate } from '../../core/openai/callSession.ts';
import { STANDING_EVERY_MS, type TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { Clock } from '../../live/clock.ts';
import type { StoredCall } from '../../node/calls/calls.ts';
import type { Database } from '../../node/database.ts';
import type { Transcripts } from '../../node/transcripts.ts';
import type { OutsideEvent } from '../wire/outside.ts';
import { createCallCaptions } from './captions.ts';
import { createCallClock } from './clock.ts';
import { keepAttached } from './keeper.ts';
import { CALLER_LANE, type Publish } from './published.ts';
import type { CallChanges } from './record/changes.ts';
import type { EventLog } from './record/eventLog.ts';
import { attachSideband, type Sideband } from './sideband.ts';
import { createUpdates, type Updated } from './updates.ts';

export interface CallSurroundings {
  readonly openai: OpenAI;
  readonly transcripts: Transcripts<Database>;
  readonly clock: Clock;
  readonly epochMs: () => number;
  readonly random: () => number;
  readonly events: EventLog;
  readonly changes: CallChanges;
  readonly publish: Publish;
}

export interface CallNeeds extends CallSurroundings {
  /** As it is stored, also by an earlier process. */
  readonly stored: StoredCall & { readonly answeredAtEpochMs: number };
  readonly room: string;
  readonly models: CallModels;
  readonly choices: CallChoices;
  /** It is over, and all of it is stored. `isHeard`: it was a call at all. */
  readonly onEnded: (isHeard: boolean) => void;
}

export interface RunningCall {
  readonly choices: () => CallChoices;
  /** Asks for the session anew; null while the sideband is away: then when it is back. */
  readonly update: (choices: CallChoices) => Promise<Updated> | null;
  /** This process goes; the next one finds the call. */
  readonly leave: () => void;
}

/** The service ends a session after an hour. */
const LONGEST_MS = 60 * 60_000;
const LATE_MS = 60_000;

export function runCall(needs: CallNeeds): RunningCall {
  const { openai, stored, clock, epochMs, transcripts, events, models, onEnded } = needs;
  const { callId, sessionId } = stored;
  const sinceMs = Math.max(0, epochMs() - stored.answeredAtEpochMs);
  const { atMs, heard } = createCallClock(clock, sinceMs);
  const updates = createUpdates(clock);
  let choices = needs.choices;
  let isBegun = false;

  const before = transcripts.read(sessionId);
  const entries = before.ok ? (before.value?.entries ?? []) : [];
  const show = createShowing(needs);
  const keep = (entry: TranscriptEntry) => {
    transcripts.record({ kind: 'append', sessionId, entry });
    show.entry(entry);
  };
  const captions = createCallCaptions({
    lane: CALLER_LANE,
    clock,
    atMs,
    known: entries.filter((entry) => entry.kind === 'line'),
    keep,
    show: ({ captions: shown }) => show.captions(shown),
    keepStanding: ({ entries: stands }) => {
      if (!isBegun) return;
      const { atMs: reachedMs, isOwed } = captions.reached();
      // What is owed may be answered in the next process, which marks what is not: only text stands.
      const lines = stands.filter(({ kind }) => kind === 'line');
      const standing = { kind: 'standing', sessionId, lane: CALLER_LANE, reachedMs } as const;
      transcripts.record({ ...standing, isSpeaking: false, entries: lines });
      needs.changes.add(callId, { reachedMs, isOwed });
    },
  });

  /** An earlier process has heard it up to there; a first attachment that took long has missed as much. */
  const missedFromMs = () =>
    stored.state === 'live' ? stored.reachedMs : atMs() > STANDING_EVERY_MS ? 0 : null;

  const begin = () => {
    isBegun = true;
    const names = { [CALLER_LANE]: stored.caller };
    const { languages } = choices;
    const head = { id: sessionId, startedAtEpochMs: stored.answeredAtEpochMs, languages, names };
    transcripts.record({ kind: 'begin', head });
    const fromMs = missedFromMs();
    if (fromMs !== null) captions.away(fromMs);
  };

  const ask = (sideband: Sideband): Promise<Updated> => {
    const { eventId, updated } = updates.expect();
    const session = callUpdate(models, choices);
    events.note(callId, 'us', { type: 'session.update', event_id: eventId, session });
    sideband.update(session, eventId);
    return updated;
  };

  const keeper = keepAttached({
    ...needs,
    attach: (listener) => attachSideband(openai, callId, listener),
    longestMs: LONGEST_MS + LATE_MS - sinceMs,
    onEvent: (event) => {
      events.note(callId, 'service', event);
      const endMs = stoppedAtMs(event);
      if (endMs !== null) heard(endMs);
      updates.take(event);
      captions.take(event);
    },
    onAttached: (sideband) => {
      if (!isBegun) begin();
      captions.back();
      void ask(sideband);
      show.status('live');
    },
    onAway: () => {
      captions.away(atMs());
      show.status('away');
    },
    onOver: () => {
      const wasHeard = isBegun || stored.state === 'live';
      if (!isBegun && wasHeard) endUnheard(stored, keep);
      const durationMs = isBegun ? captions.end() : stored.reachedMs;
      if (wasHeard) transcripts.record({ kind: 'end', sessionId, durationMs });
      show.status('ended');
      onEnded(wasHeard);
    },
  });

  return {
    choices: () => choices,
    update: (next) => {
      choices = next;
      const sideband = keeper.sideband();
      return sideband === null ? null : ask(sideband);
    },
    leave: () => {
      keeper.stop();
      captions.leave();
    },
  };
}

/** It ended while no process heard it, nobody knows when: somebody who was speaking then is not left without a mark. */
function endUnheard({ isOwed, reachedMs }: StoredCall, keep: (entry: TranscriptEntry) => void): void {
  if (!isOwed) return;
  const endMs = reachedMs + STANDING_EVERY_MS;
  keep({ kind: 'gap', lane: CALLER_LANE, id: `end:${Math.round(reachedMs)}`, startMs: reachedMs, endMs });
}

function stoppedAtMs(event: unknown): number | null {
  if (typeof event !== 'object' || event === null || !('audio_end_ms' in event)) return null;
  return typeof event.audio_end_ms === 'number' ? event.audio_end_ms : null;
}

interface Showing {
  readonly captions: (captions: Captions) => void;
  readonly entry: (entry: TranscriptEntry) => void;
  readonly status: (status: Extract<OutsideEvent, { readonly type: 'status' }>['status']) => void;
}

/** Tells the room what has changed: of open lines each that is another than before. */
function createShowing({ publish, room, stored }: Pick<CallNeeds, 'publish' | 'room' | 'stored'>): Showing {
  const { sessionId, caller: label, answeredAtEpochMs: startedAtEpochMs } = stored;
  const of = { sessionId, lane: CALLER_LANE, label, startedAtEpochMs };
  let shown: Captions = [];
  return {
    captions: (captions) => {
      for (const caption of captions)
        if (caption.state === 'open' && caption.text !== '' && !shown.includes(caption))
          publish(room, { ...of, type: 'delta', id: caption.id, text: captionText(caption) });
      shown = captions;
    },
    entry: (entry) =>
      publish(
        room,
        entry.kind === 'line' ? { ...of, type: 'final', line: entry } : { ...of, type: 'gap', gap: entry },
      ),
    status: (status) => publish(room, { ...of, type: 'status', status }),
  };
}
