/** The same faults on people's speech with the usual settings: this computer listens while the service is away. */
import { readSentences } from '../../../e2e/speech/aligned.ts';
import type { Talk } from '../../../e2e/speech/talk.ts';
import type { Fault } from '../stage.ts';
import { networkFaults } from './network.ts';
import { serviceFaults } from './service.ts';

/** Those in which the service cannot be reached, or does not answer, for a while. */
const OUTAGES =
  /^(network lost|channel closed|ICE failed|session ended|key|rate limit|service down|model refused|quota)/;

/** Aligned once for all rows. */
let sentences: ReturnType<typeof readSentences> | null = null;
function readOnce() {
  sentences ??= readSentences();
  return sentences;
}

/** The talk, and once more: long enough for the service to be back and listen again. */
async function twice(): Promise<Talk> {
  const read = readOnce();
  if (!read.ok) throw new Error(read.reason);
  const { sound, words } = read.value;
  const samples = new Float32Array(2 * sound.samples.length);
  samples.set(sound.samples);
  samples.set(sound.samples, sound.samples.length);
  const lengthMs = (sound.samples.length / sound.sampleRate) * 1_000;
  const again = words.map((word) => ({
    ...word,
    startMs: word.startMs + lengthMs,
    endMs: word.endMs + lengthMs,
  }));
  return { sound: { ...sound, samples }, words: [...words, ...again] };
}

export const automaticFaults: readonly Fault[] = [...networkFaults, ...serviceFaults]
  .filter(({ name }) => OUTAGES.test(name))
  .map((fault) => ({
    ...fault,
    name: `automatic: ${fault.name}`,
    talk: twice,
    isHeard: true,
    lacks: () => {
      const read = readOnce();
      return read.ok ? (fault.lacks?.() ?? null) : read.reason;
    },
  }));
