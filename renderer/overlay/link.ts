/** Keeps captions coming while they are wanted: connects, retries, renews, commits turns, loses nothing in between. Opens no microphone and paints nothing. */
import type { SpokenTurn } from '../../core/caption.ts';
import { type CaptionEvent, type Captions, unsettledFromMs } from '../../core/captions.ts';
import type { ClientSecret } from '../../core/ipc.ts';
import { BACKLOG_MS } from '../../core/playout.ts';
import type { Problem } from '../../core/problem.ts';
import type { ServerEvent } from '../../core/realtime.ts';
import { recoverFrom, TEXT_DELAY_MS, textReachedMs } from '../../core/recovery.ts';
import type { Result } from '../../core/result.ts';
import { nextRetryDelayMs, type SessionStatus, STABLE_AFTER_MS } from '../../core/session.ts';
import type { Island } from '../../core/transcript.ts';
import type { SpeechFrame } from '../../core/turns.ts';
import type { Audio } from './audio.ts';
import { type Connection, openConnection } from './connection.ts';
import { createGaps } from './gaps.ts';
import { createRenewal } from './renewal.ts';
import { createTurnTaker } from './turnTaker.ts';
import { until, wait } from './wait.ts';
import { createWatchdog } from './watchdog.ts';

/** Sound needs a moment to find its way through a new connection; it gets silence first, so that no onset is clipped. */
const LEAD_IN_MS = 120;

/** The last packets arrive after the channel's messages do; a commit waits for them. */
const TAIL_MS = 350;

/** At stop, how long to wait for the last final: it takes 0.5–1.7 s in the field. */
const LAST_FINAL_MS = 3_000;

/** Text that no detected speech explains is settled once it has stopped for this long: the detector may not know the voice. */
const ORPHAN_MS = 3_000;

export interface LinkNeeds {
  readonly audio: Audio;
  readonly mint: () => Promise<Result<ClientSecret>>;
  readonly receive: (event: CaptionEvent) => void;
  readonly receiveGap: (span: { readonly startMs: number; readonly endMs: number }) => void;
  readonly captions: () => Captions;
  readonly onStatus: (status: SessionStatus) => void;
}

export interface Link {
  readonly onSpeech: (frame: SpeechFrame) => void;
  readonly onIsland: (island: Island) => void;
  readonly onGivenUp: (span: { readonly startMs: number; readonly endMs: number }) => void;
  /** A person asked, or something changed: do not wait for the next try. */
  readonly retry: () => void;
  /** Settings changed: go over to a fresh connection at the next pause. */
  readonly renew: () => void;
  /** Plays out what is left, settles it, closes. Resolves within BACKLOG_MS + LAST_FINAL_MS. */
  readonly finish: () => Promise<void>;
}

/** Starts connecting at once. */
export function createLink(needs: LinkNeeds): Link {
  const { audio, receive } = needs;
  const taker = createTurnTaker();
  let watchdog = createWatchdog();
  let current: Connection | null = null;
  let lastNumber = 0;
  let attempt = 0;
  let liveSinceMs = 0;
  /** What the capture clock stood at when text last came. */
  let textAtMs = 0;
  let expired = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let isWanted = true;
  let isConnecting = false;
  const abort = new AbortController();
  const gaps = createGaps(needs.receiveGap);
  const isSettled = (number: number) => unsettledFromMs(needs.captions(), number) === null;

  const open = () => {
    lastNumber += 1;
    const number = lastNumber;
    return openConnection(
      needs,
      { number, signal: abort.signal },
      {
        onEvent: (event) => onEvent(number, event),
        onLost: (problem) => onLost(number, problem),
      },
    );
  };

  const connect = async () => {
    if (isConnecting) return;
    isConnecting = true;
    needs.onStatus({ status: 'connecting' });
    const opened = await open();
    isConnecting = false;
    if (!isWanted) {
      if (opened.ok) opened.value.close();
    } else if (opened.ok) goLive(opened.value);
    else retryAfter(opened.problem);
  };

  const goLive = (connection: Connection) => {
    current = connection;
    watchdog = createWatchdog();
    liveSinceMs = performance.now();
    expired = false;
    connection.attach();
    setTimeout(() => current === connection && audio.play(), LEAD_IN_MS);
    needs.onStatus({ status: 'live', warning: null });
    renewal.schedule(connection.expiresAtEpochMs);
  };

  const retryAfter = (problem: Problem) => {
    if (performance.now() - liveSinceMs > STABLE_AFTER_MS && liveSinceMs > 0) attempt = 0;
    liveSinceMs = 0;
    attempt += 1;
    const delayMs = nextRetryDelayMs(attempt, problem, Math.random());
    if (delayMs === null) {
      needs.onStatus({ status: 'failed', problem });
      return;
    }
    needs.onStatus({ status: 'retrying', attempt, delayMs, problem });
    retryTimer = setTimeout(() => void connect(), delayMs);
  };

  const renewal = createRenewal({
    open,
    canSwitch: () => taker.turn().startMs === null,
    switchTo: (next) => {
      const last = current;
      if (last === null) return null;
      last.detach();
      current = next;
      next.attach();
      renewal.schedule(next.expiresAtEpochMs);
      return last;
    },
    isSettled,
    onCut: (number) => receive({ type: 'lost', connection: number, isReplayed: false, turn: null }),
  });

  const onEvent = (number: number, event: ServerEvent) => {
    if (event.type === 'error' && event.code === 'session_expired') expired = true;
    if (event.type !== 'delta' && event.type !== 'completed') return;
    textAtMs = audio.playedMs();
    if (number === current?.number && watchdog.see()) needs.onStatus({ status: 'live', warning: null });
  };

  const onLost = (number: number, problem: Problem) => {
    if (number !== current?.number) renewal.lose(number);
    else lose(expired ? { kind: 'sessionExpired' } : problem);
  };

  /** Goes back to where the lost connection's settled text ends, so that nothing is lost and nothing comes twice. */
  const lose = (problem: Problem) => {
    const lost = current;
    if (lost === null) return;
    current = null;
    audio.hold();
    lost.close();
    renewal.cancel();
    const starts = [unsettledFromMs(needs.captions(), lost.number), taker.turn().startMs].filter((ms) => ms !== null);
    const unsettled = starts.length === 0 ? null : Math.min(...starts);
    const recovery = recoverFrom({ nowMs: audio.playedMs(), unsettledFromMs: unsettled, textAtMs });
    receive({ type: 'lost', connection: lost.number, isReplayed: recovery.isReplayed, turn: taker.cut() });
    audio.rewind(recovery.rewindToMs);
    if (recovery.gap !== null) gaps.add(recovery.gap);
    taker.reset();
    retryAfter(problem);
  };

  const commit = (turn: SpokenTurn) => {
    const eventId = current?.commit() ?? null;
    if (current === null || eventId === null) return;
    receive({ type: 'committing', connection: current.number, eventId, turn });
    renewal.switchIfReady();
  };

  /** Text came, but the detector heard no speech that would end: settle it all the same. */
  const settleOrphan = (atMs: number) => {
    if (taker.turn().startMs !== null || atMs - textAtMs < ORPHAN_MS) return;
    const orphan = needs.captions().captions.find((caption) => caption.state === 'open' && caption.turn === null);
    const first = orphan?.anchors[0];
    if (first === undefined) return;
    const startMs = Math.max(0, first.atMs - TEXT_DELAY_MS);
    commit({ startMs, endMs: textAtMs, islands: taker.islandsIn(startMs, textAtMs) });
  };

  const settle = async (connection: Connection) => {
    await audio.drain(BACKLOG_MS);
    await wait(TAIL_MS);
    const rest = taker.cut();
    if (rest !== null) commit(rest);
    else settleOrphan(Number.POSITIVE_INFINITY);
    await until(() => isSettled(connection.number) || current === null, LAST_FINAL_MS);
  };

  const goWithoutSending = () => {
    const waiting = taker.islandsIn(audio.playedMs(), Number.POSITIVE_INFINITY);
    const last = waiting[waiting.length - 1];
    if (waiting[0] !== undefined && last !== undefined) {
      gaps.add({ startMs: waiting[0].startMs, endMs: last.endMs });
    }
  };

  void connect();

  return {
    onIsland: taker.addIsland,
    onSpeech: (frame) => {
      const turn = taker.hear(frame);
      if (turn !== null) commit(turn);
      else settleOrphan(frame.atMs);
      const verdict = taker.turn().isSpeaking ? watchdog.hear(frame.frameMs) : 'none';
      if (verdict === 'none' || current === null) return;
      if (verdict === 'dead') {
        lose({ kind: 'noTextComing' });
        return;
      }
      needs.onStatus({ status: 'live', warning: { kind: 'noTextComing' } });
      const stalled = taker.cut();
      if (stalled !== null) commit(stalled);
    },
    onGivenUp: ({ startMs, endMs }) => {
      receive({ type: 'givenUp', untilMs: endMs });
      const reachedMs = textReachedMs(textAtMs);
      if (endMs > reachedMs) gaps.add({ startMs: Math.max(startMs, reachedMs), endMs });
    },
    retry: () => {
      if (current !== null || !isWanted) return;
      clearTimeout(retryTimer);
      attempt = 0;
      void connect();
    },
    renew: () => {
      if (current !== null) renewal.start();
    },
    finish: async () => {
      isWanted = false;
      clearTimeout(retryTimer);
      renewal.cancel();
      if (current !== null) await settle(current);
      else goWithoutSending();
      gaps.flush();
      receive({ type: 'stopped', turn: taker.cut() });
      abort.abort();
      current?.close();
      current = null;
    },
  };
}
