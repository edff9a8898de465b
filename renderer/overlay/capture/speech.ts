/**
 * The messages between the audio thread, the speech detector's worker and the page. Types, and the rate
 * they agree on.
 */
import type { Island } from '../../../core/audio/islands.ts';
import type { SentSound } from '../../../core/audio/outlet.ts';
import type { Span } from '../../../core/base/span.ts';
import type { JudgedFrame } from '../../../core/hearing/frame.ts';

/** The rate of the audio graph: three times the detector's, and what WebRTC's Opus runs at. */
export const SAMPLE_RATE_HZ = 48_000;

/** Audio thread to worker: one frame of played-out audio. */
export type HeardFrame = Omit<JudgedFrame, 'probability'>;

/** Worker to audio thread, when it changes: whether the detector has heard nothing for a while. */
export interface SilenceMessage {
  readonly isSilent: boolean;
}

/** Page to worker: where frames come from, and who is told of them. Captures of one source can overlap. */
export interface SpeechListener {
  readonly port: MessagePort;
  readonly listener: number;
}

/** Worker to page: what the detector made of it, or that it could not start. */
export type SpeechMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'failed' }
  | ({ readonly type: 'frame'; readonly listener: number } & JudgedFrame);

/** Audio thread to page. Times are on the capture clock. */
export type CaptureMessage =
  | {
      readonly type: 'clock';
      readonly playedMs: number;
      readonly capturedMs: number;
      /** The audio graph's own time when it stood so, in seconds: a message may be late. */
      readonly at: number;
      /** How much speech waits for its first sending. */
      readonly waitingMs: number;
      readonly sent: SentSound;
      /** How many rewinds it has obeyed. */
      readonly rewinds: number;
      /** Where the run of speech that is being captured began, or null in silence. */
      readonly islandFromMs: number | null;
      /** Up to here it is quiet, and the detector was not asked; null while it is asked. */
      readonly silentToMs: number | null;
      /** The end of the last frame that the detector was given; null before the first. */
      readonly handedToMs: number | null;
      /** Loudest dBFS since the last of these messages; -Infinity when every sample was zero. */
      readonly levelDb: number;
    }
  | { readonly type: 'island'; readonly island: Island }
  /** The way out of the track must be open, or need not be any more. */
  | ({ readonly type: 'wayOut'; readonly isWanted: boolean } & SentSound)
  | { readonly type: 'givenUp'; readonly startMs: number; readonly endMs: number };

/** Page to audio thread. */
export type CaptureCommand =
  | { readonly type: 'pause' }
  /** Plays what waits so many times faster than it was captured. */
  | { readonly type: 'play'; readonly speed: number }
  | { readonly type: 'rewind'; readonly toMs: number; readonly skip: readonly Span[] }
  /** So much sound never reached the audio thread: silence stands for it, so that later times stay true. */
  | { readonly type: 'missing'; readonly lengthMs: number }
  /** A track takes the speech of what is played, or none does any more. */
  | { readonly type: 'send'; readonly isOn: boolean }
  /** The way out of the track is open. */
  | { readonly type: 'open' }
  /** The speech detector heard speech that began there, on the capture clock. */
  | { readonly type: 'speech'; readonly fromMs: number }
  /** Takes no more samples from the microphone; plays what is there. */
  | { readonly type: 'close' }
  /** Where frames for the speech detector go. */
  | { readonly type: 'detector'; readonly port: MessagePort };
