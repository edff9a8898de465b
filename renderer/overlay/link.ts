/** Keeps captions coming while they are wanted: commits turns, recovers from losses, renews, and at the end settles what is left. Opens no microphone and paints nothing. */
import type { SpokenTurn } from '../../core/caption.ts';
import { type CaptionEvent, type Captions, unsettledFromMs } from '../../core/captions.ts';
import { orphanTurn } from '../../core/orphan.ts';
import { CAPACITY_MS } from '../../core/playout.ts';
import type { Problem } from '../../core/problem.ts';
import type { ServerEvent } from '../../core/realtime.ts';
import { recoverFrom, textReachedMs } from '../../core/recovery.ts';
import type { SessionStatus } from '../../core/session.ts';
import type { Island } from '../../core/transcript.ts';
import type { SpeechFrame } from '../../core/turns.ts';
import { type Connection, type ConnectionNeeds, openConnection } from './connection.ts';
import { createConnector } from './connector.ts';
import { createGaps, type Span } from './gaps.ts';
import { createRenewal } from './renewal.ts';
import { createTurnTaker } from './turnTaker.ts';
import { until, wait } from './wait.ts';
import { createWatchdog } from './watchdog.ts';

/** Sound needs a moment to find its way through a new connection; it gets silence first, so that no onset is clipped. */
const LEAD_IN_MS = 120;

/** The last packets arrive after the channel's messages do; the last commit waits for them. */
const TAIL_MS = 350;

/** At stop, how long to wait for the last final: it takes 0.5–1.7 s in the field. */
const LAST_FINAL_MS = 3_000;

export interface LinkNeeds extends ConnectionNeeds {
  readonly receive: (event: CaptionEvent) => void;
  readonly receiveGap: (gap: Span) => void;
  readonly captions: () => Captions;
  readonly onStatus: (status: SessionStatus) => void;
}

export interface Link {
  readonly onSpeech: (frame: SpeechFrame) => void;
  readonly onIsland: (island: Island) => void;
  /** Speech waited too long to be sent. */
  readonly onGivenUp: (span: Span) => void;
  /** Does not wait for the next try. */
  readonly retry: () => void;
  /** Goes over to a fresh connection at the next pause, because what it was opened with has changed. */
  readonly renew: () => void;
  /** Plays out what is left, settles it, closes. Resolves within CAPACITY_MS + TAIL_MS + LAST_FINAL_MS. */
  readonly finish: () => Promise<void>;
  /** The page goes: keeps what there is as it stands, sends nothing more. */
  readonly abandon: () => void;
}

/** Starts connecting at once. */
export function createLink(needs: LinkNeeds): Link {
  const link = new LiveLink(needs);
  link.start();
  return link;
}

class LiveLink implements Link {
  readonly #needs: LinkNeeds;
  readonly #taker = createTurnTaker();
  readonly #gaps;
  readonly #connector;
  readonly #renewal;
  readonly #setup = new AbortController();
  #watchdog = createWatchdog();
  #current: Connection | null = null;
  #lastNumber = 0;
  /** What the capture clock stood at when text last came. */
  #textAtMs = 0;
  #isExpired = false;
  /** What a committed turn had when it seemed to lack its last words; if its final brings no more, they are sent again. */
  #suspect: { readonly text: string; readonly fromMs: number } | null = null;
  /** Once only until text comes: music that is taken for speech must not be sent for ever. */
  #hasResent = false;

  constructor(needs: LinkNeeds) {
    this.#needs = needs;
    this.#gaps = createGaps(needs.receiveGap);
    const open = () => this.#open();
    this.#connector = createConnector({ open, onOpen: (next) => this.#goLive(next), onStatus: needs.onStatus });
    this.#renewal = createRenewal({
      open,
      canSwitch: () => this.#taker.turn().startMs === null,
      switchTo: (next) => this.#switchTo(next),
      isSettled: (number) => this.#unsettledFromMs(number) === null,
      onCut: (number) => needs.receive({ type: 'lost', connection: number, isReplayed: false, turn: null }),
    });
  }

  start(): void {
    this.#connector.connect();
  }

  readonly onIsland = this.#taker.addIsland;

  onSpeech(frame: SpeechFrame): void {
    const turn = this.#taker.hear(frame);
    if (turn !== null) this.#commit(turn);
    else this.#settleOrphan(frame.atMs);
    if (this.#current === null || !this.#taker.turn().isSpeaking) return;
    const verdict = this.#watchdog.hear(frame.frameMs);
    if (verdict === 'dead') this.#lose({ kind: 'noTextComing' });
    if (verdict === 'stalled') this.#openFreshItem();
  }

  onGivenUp({ startMs, endMs }: Span): void {
    this.#needs.receive({ type: 'givenUp', startMs, endMs });
    const reachedMs = textReachedMs(this.#textAtMs);
    if (endMs > reachedMs) this.#gaps.add({ startMs: Math.max(startMs, reachedMs), endMs });
  }

  retry(): void {
    if (this.#current === null) this.#connector.connectNow();
  }

  renew(): void {
    if (this.#current !== null) this.#renewal.start();
  }

  async finish(): Promise<void> {
    this.#connector.cancel();
    this.#renewal.cancel();
    if (this.#current !== null) await this.#settle(this.#current);
    this.abandon();
    this.#setup.abort();
    this.#current?.close();
    this.#current = null;
  }

  abandon(): void {
    this.#leaveUnsent();
    this.#gaps.flush();
    this.#needs.receive({ type: 'stopped', turn: this.#taker.cut() });
  }

  #open() {
    this.#lastNumber += 1;
    const number = this.#lastNumber;
    return openConnection(
      this.#needs,
      { number, signal: this.#setup.signal },
      {
        onEvent: (event) => this.#onEvent(number, event),
        onSteady: (isSteady) => this.#onSteady(number, isSteady),
        onLost: (problem) => this.#onLost(number, problem),
      },
    );
  }

  #goLive(connection: Connection): void {
    this.#current = connection;
    this.#watchdog = createWatchdog();
    this.#isExpired = false;
    connection.attach();
    setTimeout(() => {
      if (this.#current !== null) this.#needs.audio.play();
    }, LEAD_IN_MS);
    this.#needs.onStatus({ status: 'live', warning: null });
    this.#renewal.schedule(connection.expiresAtEpochMs);
  }

  #switchTo(next: Connection): Connection | null {
    const last = this.#current;
    if (last === null) return null;
    last.detach();
    this.#current = next;
    next.attach();
    this.#renewal.schedule(next.expiresAtEpochMs);
    return last;
  }

  #onEvent(number: number, event: ServerEvent): void {
    if (event.type === 'error' && event.code === 'session_expired') this.#isExpired = true;
    if (event.type !== 'delta' && event.type !== 'completed') return;
    if (number === this.#current?.number && this.#resend(event)) return;
    this.#hasResent = false;
    this.#textAtMs = this.#needs.audio.playedMs();
    const isBack = number === this.#current?.number && this.#watchdog.see();
    if (isBack) this.#needs.onStatus({ status: 'live', warning: null });
  }

  /** True when this final brings not a word more to a turn that lacked some: then what it missed is sent again, as a fresh item. */
  #resend(event: ServerEvent & { type: 'delta' | 'completed' }): boolean {
    const suspect = this.#suspect;
    this.#suspect = null;
    if (suspect === null || event.type === 'delta' || event.text.trim() !== suspect.text) return false;
    this.#hasResent = true;
    this.#needs.audio.rewind(suspect.fromMs);
    this.#taker.reset();
    return true;
  }

  /** What is sent into a connection that nothing arrives on is wasted: hold it until that has healed, or another is up. */
  #onSteady(number: number, isSteady: boolean): void {
    if (number !== this.#current?.number) return;
    if (isSteady) this.#needs.audio.play();
    else this.#needs.audio.hold();
  }

  #onLost(number: number, problem: Problem): void {
    if (number !== this.#current?.number) this.#renewal.lose(number);
    else this.#lose(this.#isExpired ? { kind: 'sessionExpired' } : problem);
  }

  /** Goes back to where the lost connection's settled text ends, so that nothing is lost and nothing comes twice. */
  #lose(problem: Problem): void {
    const lost = this.#current;
    if (lost === null) return;
    const { audio, receive } = this.#needs;
    this.#current = null;
    audio.hold();
    lost.close();
    this.#renewal.cancel();
    const recovery = recoverFrom({
      nowMs: audio.playedMs(),
      unsettledFromMs: this.#unsettledFromMs(lost.number) ?? this.#taker.turn().startMs,
      textAtMs: this.#textAtMs,
    });
    receive({ type: 'lost', connection: lost.number, isReplayed: recovery.isReplayed, turn: this.#taker.cut() });
    audio.rewind(recovery.rewindToMs);
    if (recovery.gap !== null) this.#gaps.add(recovery.gap);
    this.#taker.reset();
    this.#connector.connectAgain(problem);
  }

  #unsettledFromMs(number: number): number | null {
    return unsettledFromMs(this.#needs.captions(), number);
  }

  #commit(turn: SpokenTurn): void {
    const eventId = this.#current?.commit() ?? null;
    if (this.#current === null || eventId === null) return;
    if (this.#watchdog.isSuspicious() && !this.#hasResent) {
      const open = this.#needs.captions().captions.findLast(({ state }) => state === 'open');
      const fromMs = Math.max(turn.startMs, textReachedMs(this.#textAtMs));
      this.#suspect = { text: open?.text.trim() ?? '', fromMs };
    }
    this.#needs.receive({ type: 'committing', connection: this.#current.number, eventId, turn });
    this.#renewal.switchIfReady();
  }

  #openFreshItem(): void {
    this.#needs.onStatus({ status: 'live', warning: { kind: 'noTextComing' } });
    const stalled = this.#taker.cut();
    if (stalled !== null) this.#commit(stalled);
  }

  #settleOrphan(atMs: number): void {
    if (this.#taker.turn().startMs !== null) return;
    const span = orphanTurn(this.#needs.captions(), { atMs, textAtMs: this.#textAtMs });
    if (span !== null) this.#commit({ ...span, islands: this.#taker.islandsIn(span.startMs, span.endMs) });
  }

  async #settle({ number }: Connection): Promise<void> {
    await this.#needs.audio.drain(CAPACITY_MS);
    await wait(TAIL_MS);
    const rest = this.#taker.cut();
    if (rest !== null) this.#commit(rest);
    else this.#settleOrphan(Number.POSITIVE_INFINITY);
    await until(() => this.#unsettledFromMs(number) === null || this.#current === null, LAST_FINAL_MS);
  }

  /** What still waits to be sent stays unsaid, and is marked so. */
  #leaveUnsent(): void {
    const waiting = this.#taker.islandsIn(this.#needs.audio.playedMs(), Number.POSITIVE_INFINITY);
    const last = waiting.at(-1);
    if (waiting[0] !== undefined && last !== undefined) {
      this.#gaps.add({ startMs: waiting[0].startMs, endMs: last.endMs });
    }
  }
}
