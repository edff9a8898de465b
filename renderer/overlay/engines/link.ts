/**
 * Keeps a connection up while captions are wanted: makes one live, recovers from losses, goes over to fresh
 * ones, ends well. Opens no microphone and paints nothing.
 */

import type { SpeechFrame } from '../../../core/audio/turns.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { recoverFrom, textReachedMs } from '../../../core/captions/recovery.ts';
import { unsettledFromMs } from '../../../core/captions/unsettled.ts';
import type { ServerEvent } from '../../../core/openai/realtime.ts';
import type { Island } from '../../../core/transcript/transcript.ts';
import { type Connection, openConnection } from './connection.ts';
import { createConnector } from './connector.ts';
import { createGaps, type Span } from './gaps.ts';
import { createRenewal } from './renewal.ts';
import { createSender, type LinkNeeds } from './sender.ts';

/**
 * Sound needs a moment to find its way through a new connection; it gets silence first, so that no onset is
 * clipped.
 */
const LEAD_IN_MS = 120;

export interface Link {
  readonly onSpeech: (frame: SpeechFrame) => void;
  readonly onIsland: (island: Island) => void;
  /** Speech waited too long to be sent. */
  readonly onGivenUp: (span: Span) => void;
  /** Does not wait for the next try. */
  readonly retry: () => void;
  /** Goes over to a fresh connection at the next pause, because what it was opened with has changed. */
  readonly renew: () => void;
  /** Plays out what is left, settles it, closes; within the ring's length and a few seconds. */
  readonly finish: () => Promise<void>;
  /** The page goes: keeps what there is as it stands, sends nothing more. */
  readonly abandon: () => void;
}

/** Starts connecting at once. */
export function createLink(needs: LinkNeeds): Link {
  return new LiveLink(needs);
}

class LiveLink implements Link {
  readonly #needs: LinkNeeds;
  readonly #sender;
  readonly #gaps;
  readonly #connector;
  readonly #renewal;
  readonly #setup = new AbortController();
  #current: Connection | null = null;
  #lastNumber = 0;
  #isExpired = false;
  /** What connections are opened with has changed since the last one was begun. */
  #isOutdated = false;

  constructor(needs: LinkNeeds) {
    this.#needs = needs;
    this.#gaps = createGaps(needs.receiveGap);
    const open = () => this.#open();
    const isSettled = (number: number) => this.#unsettledFromMs(number) === null;
    this.#sender = createSender({
      ...needs,
      current: () => this.#current,
      isSettled,
      onCommitted: () => this.#renewal.switchIfReady(),
      onDead: () => this.#lose({ kind: 'noTextComing' }),
    });
    this.#connector = createConnector({
      open,
      onOpen: (next) => this.#goLive(next),
      onStatus: needs.onStatus,
    });
    this.#renewal = createRenewal({
      open,
      isSettled,
      canSwitch: () => this.#sender.taker.turn().startMs === null,
      switchTo: (next) => this.#switchTo(next),
      onRetired: (number) =>
        needs.receive({ type: 'lost', connection: number, isReplayed: false, turn: null }),
    });
    this.#connector.connect();
  }

  onSpeech(frame: SpeechFrame): void {
    this.#sender.onSpeech(frame);
  }

  onIsland(island: Island): void {
    this.#sender.taker.addIsland(island);
  }

  onGivenUp({ startMs, endMs }: Span): void {
    this.#needs.receive({ type: 'givenUp', startMs, endMs });
    const reachedMs = textReachedMs(this.#sender.textAtMs());
    if (endMs > reachedMs) this.#gaps.add({ startMs: Math.max(startMs, reachedMs), endMs });
  }

  retry(): void {
    if (this.#current === null) this.#connector.connectNow();
  }

  renew(): void {
    if (this.#current === null) this.#isOutdated = true;
    else this.#renewal.start();
  }

  async finish(): Promise<void> {
    this.#connector.cancel();
    this.#renewal.cancel();
    if (this.#current !== null) await this.#sender.settle(this.#current);
    this.abandon();
    this.#setup.abort();
    this.#current?.close();
    this.#current = null;
  }

  abandon(): void {
    const unsent = this.#sender.unsent();
    if (unsent !== null) this.#gaps.add(unsent);
    this.#gaps.flush();
    this.#needs.receive({ type: 'stopped', turn: this.#sender.taker.cut() });
  }

  #open() {
    this.#lastNumber += 1;
    this.#isOutdated = false;
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
    this.#isExpired = false;
    this.#sender.begin();
    connection.attach();
    setTimeout(() => this.#onSteady(connection.number, true), LEAD_IN_MS);
    this.#needs.onStatus({ status: 'live', warning: null });
    this.#renewal.schedule(connection.expiresAtEpochMs);
    if (this.#isOutdated) this.#renewal.start();
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
    const isText = event.type === 'delta' || event.type === 'completed';
    if (isText) this.#sender.onText(event, number === this.#current?.number);
  }

  /**
   * What is sent into a connection that nothing arrives on is wasted: hold it until that has healed, or
   * another is up.
   */
  #onSteady(number: number, isSteady: boolean): void {
    if (number !== this.#current?.number) return;
    if (isSteady) this.#needs.audio.play();
    else this.#needs.audio.hold();
  }

  #onLost(number: number, problem: Problem): void {
    if (number !== this.#current?.number) this.#renewal.lose(number);
    else this.#lose(this.#isExpired ? { kind: 'sessionExpired' } : problem);
  }

  /**
   * Goes back to where the lost connection's settled text ends, so that nothing is lost and nothing comes
   * twice.
   */
  #lose(problem: Problem): void {
    const lost = this.#current;
    if (lost === null) return;
    const { audio, receive } = this.#needs;
    const { taker, textAtMs } = this.#sender;
    this.#current = null;
    audio.hold();
    lost.close();
    this.#renewal.cancel();
    const recovery = recoverFrom({
      nowMs: audio.playedMs(),
      unsettledFromMs: this.#unsettledFromMs(lost.number) ?? taker.turn().startMs,
      textAtMs: textAtMs(),
    });
    receive({ type: 'lost', connection: lost.number, isReplayed: recovery.isReplayed, turn: taker.cut() });
    audio.rewind(recovery.rewindToMs);
    if (recovery.gap !== null) this.#gaps.add(recovery.gap);
    taker.reset();
    this.#connector.connectAgain(problem);
  }

  #unsettledFromMs(number: number): number | null {
    return unsettledFromMs(this.#needs.captions(), number);
  }
}
