/**
 * Lets of the played sound go out what is speech, with a moment before and after it, so that a service is not sent, and does
 * not bill, silence. Sends nothing itself and knows no Web Audio.
 */

/** Goes out before speech: what fades in before a detector is sure. All that goes out comes later by this. */
export const SENT_BEFORE_MS = 60;

/** Goes out after speech: shorter pauses between words stay as they are, longer ones are cut to this and what goes before. */
export const SENT_AFTER_MS = 60;

/**
 * A detector that knows voices hears on in noise what the level does not show; it is also late to say that they have ended,
 * so it is asked only so long after the last loud sound. Both talks and people's speech in noise at 10 dB lose 50 ms of one
 * word of 276 so, of 9 with 200 ms; without noise it costs nothing.
 */
const UNHEARD_MS = 60;

/**
 * What can still go out when speech is found so much later than it began, or when the way out opens so late: a page that
 * hangs for longer is noticed by missing text, and its speech is heard again.
 */
const REMEMBERED_MS = 5_000;

/** off: nobody takes anything. waking: speech waits until the way out is open. */
type Stage = 'off' | 'resting' | 'waking' | 'sending';

/** A delay line of mono samples whose reader leaves out silence. */
export interface Outlet {
  /** Somebody takes what goes out, or nobody does any more: what has not gone out is forgotten. */
  readonly turn: (isOn: boolean) => void;
  /** Takes what was played last, and whether speech is known in it. */
  readonly write: (samples: Float32Array, isSpeech: boolean) => void;
  /** Speech that the level does not show was found late: so long before what was written last. */
  readonly addSpeech: (agoMs: number) => void;
  /** The way out is open. */
  readonly open: () => void;
  /** Fills `out` with what goes out next, or zeros. */
  readonly read: (out: Float32Array) => void;
  /** Whether the way out must be open: speech goes out, or waits to. */
  readonly isWanted: () => boolean;
  /** How many samples can go out at once. */
  readonly dueSamples: () => number;
  readonly sent: () => SentSound;
}

export interface SentSound {
  /** All that has gone out since the beginning. */
  readonly sentMs: number;
  /** How long ago what goes out now was played; 0 while nothing goes out. */
  readonly delayMs: number;
}

/** Allocates everything at once: the audio thread must not. `sampleRate` in Hz. */
export function createOutlet(sampleRate: number): Outlet {
  const samplesIn = (ms: number) => Math.round((ms * sampleRate) / 1_000);
  const ring = new Float32Array(samplesIn(REMEMBERED_MS));
  const [before, after] = [samplesIn(SENT_BEFORE_MS), samplesIn(SENT_AFTER_MS)];
  let stage: Stage = 'off';
  let written = 0;
  /** What goes out next, and up to where it may. */
  let reader = 0;
  let dueTo = 0;
  let sent = 0;
  /** The end of the last speech that was known at once. */
  let loudTo = 0;

  /** Speech reaches from there to what was written last. */
  const add = (from: number) => {
    if (stage === 'off') return;
    // What has not gone out yet goes on without a cut.
    if (reader >= dueTo) reader = Math.max(reader, from - before, written - ring.length, 0);
    dueTo = written + after;
    if (stage === 'resting') stage = 'waking';
  };

  const due = () => Math.max(0, Math.min(dueTo, written) - reader);

  return {
    turn: (isOn) => {
      stage = isOn ? 'resting' : 'off';
      reader = written;
      dueTo = written;
    },
    write: (samples, isSpeech) => {
      const from = written;
      for (let index = 0; index < samples.length; index += 1)
        ring[(written + index) % ring.length] = samples[index] ?? 0;
      written += samples.length;
      reader = Math.max(reader, written - ring.length);
      if (!isSpeech) return;
      loudTo = written;
      add(from);
    },
    addSpeech: (agoMs) => {
      if (written - loudTo >= samplesIn(UNHEARD_MS)) add(written - samplesIn(agoMs));
    },
    open: () => {
      if (stage === 'waking') stage = 'sending';
    },
    read: (out) => {
      out.fill(0);
      if (stage !== 'sending') return;
      const count = Math.min(out.length, due());
      for (let index = 0; index < count; index += 1) out[index] = ring[(reader + index) % ring.length] ?? 0;
      reader += count;
      sent += out.length;
      if (reader >= dueTo) stage = 'resting';
    },
    isWanted: () => stage === 'waking' || stage === 'sending',
    dueSamples: due,
    sent: () => ({
      sentMs: (sent * 1_000) / sampleRate,
      delayMs: reader < dueTo ? ((written - reader) * 1_000) / sampleRate : 0,
    }),
  };
}
