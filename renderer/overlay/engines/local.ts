/** The recognizer on this computer as an engine: one port an opening. Holds sound back while that cannot follow. */

import type { Problem } from '../../../core/base/problem.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { Engine, EngineConnection, EngineListener, OpenRequest } from '../../../core/engine/engine.ts';
import type { Follow } from '../../../core/hearing/frame.ts';
import type { FromRecognizer, ToRecognizer } from '../../../core/hearing/serving/port.ts';
import { createLocalStream } from '../../../core/local/localStream.ts';
import type { OpenPort } from './recognizer.ts';

/** The model loads in a second or two, from a slow disk on a busy machine in many more. */
const LONGEST_LOADING_MS = 30_000;

/** A recognizer that owes something and says nothing for so long hangs: on a slow machine a reading takes seconds. What is said meanwhile waits (core/audio/playout.ts). */
const HANGS_AFTER_MS = 8_000;
const LOOK_EVERY_MS = 1_000;

export interface LocalNeeds {
  readonly follow: Follow;
  /** A port to a recognizer that may still be loading. */
  readonly openPort: () => Promise<OpenPort>;
  readonly prepare: () => void;
  /** What is expected and not known here, in words; null when nothing is. */
  readonly foreign: () => string | null;
}

export function createLocalEngine(needs: LocalNeeds): Engine {
  /** Whether it had time to load its model: it was ready once, or late once. */
  let hadTime = false;
  return {
    name: 'local',
    // The detector takes a millisecond for 32 of sound.
    speed: 8,
    prepare: needs.prepare,
    open: async (request, listener) => {
      const overdue = new AbortController();
      const timer = setTimeout(() => overdue.abort(), LONGEST_LOADING_MS);
      const signal = AbortSignal.any([request.signal, overdue.signal]);
      const port = await portUntil(signal, needs.openPort());
      const opened: Result<EngineConnection> =
        port === null
          ? failure({ kind: 'recognizerFailed' })
          : await open(needs, port, { request: { ...request, signal }, listener });
      clearTimeout(timer);
      if (opened.ok) hadTime = true;
      if (!overdue.signal.aborted) return opened;
      // What still loads may be ready for the next opening; otherwise it hangs.
      if (hadTime) port?.endRecognizer();
      hadTime = !hadTime;
      return opened;
    },
  };
}

/** Null when it cannot be had, or is not wanted any more: then it is closed when it comes. */
function portUntil(signal: AbortSignal, opening: Promise<OpenPort>): Promise<OpenPort | null> {
  const { promise, resolve } = Promise.withResolvers<OpenPort | null>();
  const giveUp = () => resolve(null);
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  opening.then((port) => (signal.aborted ? port.close() : resolve(port)), giveUp);
  return promise.finally(() => signal.removeEventListener('abort', giveUp));
}

/**
 * Notices a silence while something is owed. It counts looks, not time: after the computer slept, or the page stood still,
 * what was said meanwhile is heard first.
 */
function watchSilence(isOwed: () => boolean, onHang: () => void) {
  let silentMs = 0;
  const timer = setInterval(() => {
    silentMs = isOwed() ? silentMs + LOOK_EVERY_MS : 0;
    if (silentMs >= HANGS_AFTER_MS) onHang();
  }, LOOK_EVERY_MS);
  return {
    end: () => {
      silentMs = 0;
    },
    stop: () => clearInterval(timer),
  };
}

interface Opening {
  readonly request: OpenRequest;
  readonly listener: EngineListener;
}

/** Resolves when the recognizer can hear. */
function open(
  { follow, foreign }: LocalNeeds,
  { port, close: closePort, endRecognizer }: OpenPort,
  { request, listener }: Opening,
): Promise<Result<EngineConnection>> {
  const { promise, resolve } = Promise.withResolvers<Result<EngineConnection>>();
  const send = (message: ToRecognizer) => port.postMessage(message);
  const stream = createLocalStream({
    ...{ connection: request.connection, follow, listener },
    send: (samples, speech) => send({ type: 'frame', samples, speech }),
    sendEnd: (turn) => send({ type: 'end', turn }),
  });
  let isOver = false;

  const close = () => {
    if (isOver) return;
    isOver = true;
    request.signal.removeEventListener('abort', giveUp);
    silence.stop();
    stream.stopHearing();
    send({ type: 'close' });
    closePort();
  };
  const fail = (problem: Problem) => {
    if (isOver) return;
    close();
    resolve(failure(problem));
    listener({ type: 'lost', problem });
  };
  /** What hangs, or failed once, would do so again. */
  const failForGood = () => {
    fail({ kind: 'recognizerFailed' });
    endRecognizer();
  };
  let toldLanguages: string | null = null;
  /** Once for each change: they may be set while this engine stands in. */
  const warnOfLanguages = () => {
    const languages = foreign();
    if (languages === toldLanguages) return;
    toldLanguages = languages;
    const problem: Problem | null = languages === null ? null : { kind: 'languageNotLocal', languages };
    listener({ type: 'warning', problem });
  };
  const silence = watchSilence(stream.isOwed, failForGood);

  const connection: EngineConnection = {
    hear: () => {
      warnOfLanguages();
      stream.hear();
    },
    stopHearing: stream.stopHearing,
    end: (turn) => {
      stream.end(turn);
      warnOfLanguages();
    },
    close,
  };

  port.onmessage = ({ data }: MessageEvent<FromRecognizer>) => {
    if (isOver) return;
    silence.end();
    switch (data.type) {
      case 'ready':
        request.signal.removeEventListener('abort', giveUp);
        return resolve(success(connection));
      case 'failed':
        console.warn(`The recognizer failed (${data.reason}): ${data.detail}`);
        if (data.reason === 'crashed') return failForGood();
        return fail({ kind: 'noSpeechModel' });
      case 'pace':
        return listener({
          type: 'warning',
          problem: data.isTooSlow ? { kind: 'computerTooSlow' } : null,
        });
      case 'progress':
        return stream.takenIn(data.untilMs);
      default:
        return stream.take(data);
    }
  };
  // Given to it when its process is gone (renderer/bridge.ts).
  port.addEventListener('close', () => fail({ kind: 'recognizerFailed' }));
  const giveUp = () => fail({ kind: 'recognizerFailed' });
  request.signal.addEventListener('abort', giveUp);
  if (request.signal.aborted) giveUp();
  return promise;
}
