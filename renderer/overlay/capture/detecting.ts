/** What is played, frame by frame with how likely it is speech: by the detector, or by level where that does not work. */
import type { Island } from '../../../core/audio/islands.ts';
import { createLevelSpeech } from '../../../core/audio/levelSpeech.ts';
import type { SpeechFrame } from '../../../core/audio/turns.ts';
import { type Follow, FRAME_MS, type JudgedFrame } from '../../../core/hearing/frame.ts';
import type { CaptureListener } from '../../../live/capture.ts';
import type { HeardFrame, SpeechListener, SpeechMessage } from './speech.ts';

/** So much sound that was played, and no frame of it has come back: they come within milliseconds, the model loads in a second. */
const DETECTOR_SILENT_MS = 5_000;

/** The level of frames without speech is looked at by nobody. */
const QUIET_DB = -100;

export interface DetectingNeeds {
  readonly detector: Worker;
  /** Has the audio thread send what it plays there, instead of where it sent it before. */
  readonly connect: (port: MessagePort) => void;
  readonly listener: Pick<CaptureListener, 'onSpeech' | 'onProblem'>;
}

export interface Detecting {
  /** Hands over each frame, in order, before it is told of as speech or not; gives back a way to stop. */
  readonly follow: Follow;
  readonly addIsland: (island: Island) => void;
  /**
   * The reader has come this far; speech that is still being captured began at `islandFromMs`, if there is any. Up to
   * `silentToMs` it is quiet, and the detector was not asked: the last frame that it was given ended at `handedToMs`.
   */
  readonly onPlayed: (clock: {
    readonly playedMs: number;
    readonly islandFromMs: number | null;
    readonly silentToMs: number | null;
    readonly handedToMs: number | null;
  }) => void;
  readonly close: () => void;
}

let listeners = 0;

export function createDetecting({ detector, connect, listener }: DetectingNeeds): Detecting {
  listeners += 1;
  const own = listeners;
  const followers = new Set<(frame: JudgedFrame) => void>();
  let isDetecting = true;
  let undetectedMs = 0;
  let lastMs = 0;
  let heardToMs: number | null = null;
  let byLevel = 0;
  const levels = createLevelSpeech((frame: SpeechFrame) => {
    byLevel = frame.probability;
    listener.onSpeech(frame);
  });
  const hand = (frame: JudgedFrame) => {
    for (const take of followers) take(frame);
  };
  const hear = ({ data }: MessageEvent<SpeechMessage>) => {
    if (data.type === 'failed') fail();
    // One that still settles has the same detector as the one that was opened after it.
    if (data.type !== 'frame' || data.listener !== own) return;
    undetectedMs = 0;
    const { atMs, levelDb, probability } = data;
    heardToMs = atMs;
    hand(data);
    listener.onSpeech({ atMs, levelDb, probability, frameMs: FRAME_MS });
  };
  /** Turns and what is owed follow time also while nobody speaks. */
  const tellQuiet = (atMs: number) => {
    undetectedMs = 0;
    listener.onSpeech({ atMs, levelDb: QUIET_DB, probability: 0, frameMs: FRAME_MS });
  };
  const ignore = () => {
    isDetecting = false;
    detector.removeEventListener('message', hear);
    detector.removeEventListener('error', fail);
  };
  const fail = () => {
    ignore();
    levels.start();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<HeardFrame>) => hand({ ...data, probability: byLevel });
    connect(port2);
    listener.onProblem({ kind: 'speechDetectorFailed' });
  };
  detector.addEventListener('message', hear);
  detector.addEventListener('error', fail);
  const { port1, port2 } = new MessageChannel();
  detector.postMessage({ port: port1, listener: own } satisfies SpeechListener, [port1]);
  connect(port2);
  return {
    follow: (take) => {
      followers.add(take);
      return () => followers.delete(take);
    },
    addIsland: levels.add,
    onPlayed: ({ playedMs, islandFromMs, silentToMs, handedToMs }) => {
      // Silence that is left out makes the clock leap, and nothing of it is heard.
      undetectedMs += Math.min(Math.abs(playedMs - lastMs), FRAME_MS);
      lastMs = playedMs;
      // A slow detector still owes frames from before the quiet: told ahead of them it would end a turn too early.
      if (silentToMs !== null && handedToMs === heardToMs) tellQuiet(silentToMs);
      // A detector that loads for ever, or has died, says nothing at all.
      if (isDetecting && undetectedMs > DETECTOR_SILENT_MS) fail();
      levels.onPlayed(playedMs, islandFromMs);
    },
    close: ignore,
  };
}
