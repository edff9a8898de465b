/** Hands on the speech of a recording, with a moment before and after it: its silence is not sent and not billed. */
import { createOutlet } from '../../core/audio/outlet.ts';
import { createSoundFrames } from '../../core/audio/soundFrames.ts';
import { SPEECH_BEGINS_AT } from '../../core/audio/turns.ts';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import { FRAME_MS, type JudgedFrame } from '../../core/hearing/frame.ts';

export interface SpeechOnly {
  readonly take: (frame: JudgedFrame) => void;
  readonly sentMs: () => number;
}

/** The level is judged so often. */
const HOP_SAMPLES = SAMPLE_RATE / 100;

export function createSpeechOnly(send: (samples: Float32Array) => void): SpeechOnly {
  const outlet = createOutlet(SAMPLE_RATE);
  let isSpeech = false;
  const measure = createSoundFrames(SAMPLE_RATE, ({ speech }) => {
    isSpeech = speech;
  });
  outlet.turn(true);
  const drain = () => {
    outlet.open();
    while (outlet.isWanted() && outlet.dueSamples() > 0) {
      const out = new Float32Array(outlet.dueSamples());
      outlet.read(out);
      send(out);
    }
  };
  return {
    take: ({ samples, probability }) => {
      for (let at = 0; at < samples.length; at += HOP_SAMPLES) {
        const hop = samples.subarray(at, at + HOP_SAMPLES);
        measure(hop);
        outlet.write(hop, isSpeech);
      }
      if (probability >= SPEECH_BEGINS_AT) outlet.addSpeech(FRAME_MS);
      drain();
    },
    sentMs: () => outlet.sent().sentMs,
  };
}
