/** A supervisor on scripted engines, talks and a wound clock, with a person who changes main's state. */
import { createStore } from 'zustand/vanilla';
import { defaultSettings, type Settings } from '../../core/app/settings.ts';
import { type AppState, applyIntentPatch, type IntentPatch, initialState } from '../../core/app/state.ts';
import type { Problem } from '../../core/base/problem.ts';
import { failure, success } from '../../core/base/result.ts';
import type { Charge } from '../../core/engine/usage.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import { chosenLanes, YOU } from '../../core/transcript/lanes.ts';
import type { SessionPart, SessionStart } from '../../core/transcript/part.ts';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import type { CaptureListener } from '../../live/capture.ts';
import { silence } from '../../live/hearing.ts';
import type { LaneView } from '../../live/openLane.ts';
import { startSupervisor } from '../../live/supervisor.ts';
import { createScriptedEngine, type ScriptedEngine } from './scriptedEngine.ts';
import { createTalkCapture, type TalkCapture, type Word } from './talkCapture.ts';
import { createWindableClock } from './windableClock.ts';

/** One opening of a lane's source. */
export interface OpenedTalk {
  readonly capture: TalkCapture;
  readonly engine: ScriptedEngine;
  readonly listener: CaptureListener;
  /** The settings that it was changed to while it was open. */
  readonly changes: readonly Settings[];
}

export interface TalkingLane {
  readonly lane: string;
  readonly words: readonly Word[];
  /** What the next openings fail with. */
  readonly refusals: Problem[];
  readonly opened: readonly OpenedTalk[];
}

/** The lanes with their words; each source takes so long to open. `latenciesMs`: of their sound, by lane. */
export function supervise(
  talks: Readonly<Record<string, readonly Word[]>>,
  openMs: number | Readonly<Record<string, number>> = 100,
  latenciesMs: Readonly<Record<string, number>> = {},
) {
  const clock = createWindableClock();
  const state = createStore<AppState>(() => ({ ...initialState, settings: defaultSettings }));
  const statuses: SessionStatus[] = [];
  const changes: TranscriptChange[] = [];
  const charges: Omit<Charge, 'atEpochMs'>[] = [];
  const views = new Map<string, LaneView>();
  const lanes = Object.entries(talks).map(([lane, words]) =>
    talkingLane(
      { lane, words },
      {
        clock,
        openMs: typeof openMs === 'number' ? openMs : (openMs[lane] ?? 100),
        latencyMs: latenciesMs[lane] ?? 0,
      },
    ),
  );
  const offRecord: string[] = [];
  const begun: SessionStart[] = [];
  let part: Partial<SessionPart> = {};
  const supervisor = startSupervisor({
    state,
    sources: lanes,
    clock,
    random: () => 0,
    epochMs: () => 1_000_000 + clock.nowMs(),
    begin: async (start) => {
      begun.push(start);
      return { sessionId: `session ${begun.length}`, number: 1, offsetMs: 0, ...part };
    },
    show: (lane, change) => {
      const none = { captions: [], gap: null, hearing: silence, condition: 'waiting' } as const;
      views.set(lane, { ...(views.get(lane) ?? none), ...change });
    },
    offRecord: {
      begin: async () => ({ sessionId: 'off the record', number: 1, offsetMs: 0 }),
      show: (lane, change) => {
        offRecord.push(...(change.captions ?? []).map((caption) => `${lane}: ${caption.text}`));
      },
      record: async () => undefined,
    },
    report: (status) => statuses.push(status),
    record: async (change) => void changes.push(change),
    charge: (charge) => void charges.push(charge),
  });
  return {
    clock,
    state,
    statuses,
    begun,
    /** What the next beginnings are parts of. */
    continueAs: (next: Partial<SessionPart>) => {
      part = next;
    },
    changes,
    charges,
    /** Each text that was painted off the record, as `lane: text`. */
    offRecord,
    views,
    lanes,
    supervisor,
    intend: (patch: IntentPatch) =>
      state.setState(({ intent }) => ({ intent: applyIntentPatch(intent, patch) })),
    choose: (patch: Partial<Settings>) =>
      state.setState(({ settings }) => ({ settings: { ...settings, ...patch } })),
    /** The text of the lines that were recorded, as `lane: text`, in order of their start. */
    said: () =>
      changes
        .flatMap((change) => (change.kind === 'append' && change.entry.kind === 'line' ? change.entry : []))
        .toSorted((first, second) => first.startMs - second.startMs)
        .map(({ lane, text }) => `${lane}: ${text}`),
  };
}

function talkingLane(
  { lane, words }: Pick<TalkingLane, 'lane' | 'words'>,
  {
    clock,
    openMs,
    latencyMs,
  }: {
    readonly clock: ReturnType<typeof createWindableClock>;
    readonly openMs: number;
    readonly latencyMs: number;
  },
) {
  const refusals: Problem[] = [];
  const opened: OpenedTalk[] = [];
  let isMuted = false;
  const ofMicrophone = {
    silence: { kind: 'microphoneSilent' },
    mute: (muted: boolean) => {
      isMuted = muted;
      for (const { capture } of opened) capture.mute(muted);
    },
  } as const;
  return {
    lane,
    words,
    refusals,
    opened,
    isWanted: (settings: Settings) => chosenLanes(settings.sources, true).includes(lane),
    ...(lane === YOU && ofMicrophone),
    open: async (_settings: Settings, listener: CaptureListener) => {
      await new Promise<void>((resolve) => void clock.after(openMs, resolve));
      const refusal = refusals.shift();
      if (refusal !== undefined) return failure(refusal);
      const capture = createTalkCapture(clock, words, listener);
      capture.mute(isMuted);
      const engine = createScriptedEngine(clock, { words, capture, openMs: 200 });
      const changes: Settings[] = [];
      opened.push({ capture, engine, listener, changes });
      return success({
        capture,
        latencyMs: () => latencyMs,
        engines: () => [engine],
        change: (settings: Settings) => void changes.push(settings),
      });
    },
  };
}
