/** What goes over the sockets between a page that is spoken to and the server: its own captions, or its sound. Sends nothing. */
import type { SessionStatus } from '../../core/live/status.ts';
import type { SessionPart, SessionStart } from '../../core/transcript/part.ts';
import type { SessionHead, TranscriptChange } from '../../core/transcript/transcript.ts';
import type { Told } from './events.ts';

/** A page that is heard by the service sends its captions. `number` counts from 1; each is sent until it was kept. */
export type FromPage =
  /**
   * First of all. `key` is the page's own, and random: under it a page that lost its socket goes on; with its session also
   * where the server has been started anew.
   */
  | {
      readonly type: 'hello';
      readonly key: string;
      readonly label: string;
      readonly session?: Pick<SessionHead, 'id' | 'startedAtEpochMs' | 'languages'> & {
        readonly proof: string;
      };
      /** Of a page that is heard here: how many of its samples a server has said have arrived. What follows and is gone is missing. */
      readonly arrived?: number;
    }
  | { readonly type: 'begin'; readonly number: number; readonly start: SessionStart }
  | { readonly type: 'record'; readonly number: number; readonly change: TranscriptChange }
  | { readonly type: 'status'; readonly status: SessionStatus }
  | { readonly type: 'tell'; readonly events: readonly Told[] }
  /** Nothing more comes. */
  | { readonly type: 'end' };

export type ToPage =
  /** `proof`: with it the page goes on with this session, which others know by name too. */
  | { readonly type: 'begun'; readonly number: number; readonly part: SessionPart; readonly proof: string }
  | { readonly type: 'kept'; readonly number: number }
  /** So that a page hears that its network lives. */
  | { readonly type: 'alive' };

/** A page that this server hears sends `hello`, then sound in frames, then `end`. */
export type ToSoundPage =
  /** So many samples have arrived in all: what comes next begins there. */
  | { readonly type: 'arrived'; readonly samples: number }
  | { readonly type: 'status'; readonly status: SessionStatus['status'] }
  /** Nobody can hear it: why, in a sentence. */
  | { readonly type: 'refused'; readonly reason: string };

/** Samples a second of such sound. */
export const SOUND_RATE = 16_000;
const HEADER_BYTES = 8;
const FULL_SCALE = 32_767;

export interface SoundFrame {
  /** How many samples came before it, from the page's first one on. */
  readonly at: number;
  /** Mono, -1..1. */
  readonly samples: Float32Array;
}

/** Eight bytes that say where it lies, then 16-bit samples, little-endian all. */
export function writeSoundFrame({ at, samples }: SoundFrame): ArrayBuffer {
  const bytes = new ArrayBuffer(HEADER_BYTES + 2 * samples.length);
  const view = new DataView(bytes);
  view.setFloat64(0, at, true);
  for (const [index, sample] of samples.entries()) {
    const scaled = Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE);
    view.setInt16(HEADER_BYTES + 2 * index, scaled, true);
  }
  return bytes;
}

/** null where it is no frame. */
export function readSoundFrame(bytes: Uint8Array): SoundFrame | null {
  const length = bytes.byteLength - HEADER_BYTES;
  if (length < 0 || length % 2 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = view.getFloat64(0, true);
  if (!Number.isSafeInteger(at) || at < 0) return null;
  const samples = new Float32Array(length / 2);
  for (let index = 0; index < samples.length; index += 1)
    samples[index] = view.getInt16(HEADER_BYTES + 2 * index, true) / FULL_SCALE;
  return { at, samples };
}
