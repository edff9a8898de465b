/** A short, soft sound on the system's output, played when a person asks for it. */

/** Two notes, C5 and G5: nobody takes them for speech, and small speakers have them. */
const NOTES_HZ = [523.25, 783.99] as const;
const NOTE_S = 0.3;
/** −20 dBFS: well over the noise of a line, and no fright in headphones. */
const GAIN = 0.1;
/** A note that begins at once clicks. */
const RAMP_S = 0.02;

/** Resolves when it has ended. */
export async function playTestSound(): Promise<void> {
  const context = new AudioContext();
  try {
    await context.resume();
    const ends = NOTES_HZ.map((hertz, index) =>
      playNote(context, hertz, context.currentTime + index * NOTE_S),
    );
    await Promise.all(ends);
  } finally {
    await context.close();
  }
}

function playNote(context: AudioContext, hertz: number, atS: number): Promise<unknown> {
  const note = new OscillatorNode(context, { frequency: hertz });
  const gain = new GainNode(context, { gain: 0 });
  note.connect(gain).connect(context.destination);
  gain.gain.setValueAtTime(0, atS);
  gain.gain.linearRampToValueAtTime(GAIN, atS + RAMP_S);
  gain.gain.setValueAtTime(GAIN, atS + NOTE_S - RAMP_S);
  gain.gain.linearRampToValueAtTime(0, atS + NOTE_S);
  note.start(atS);
  note.stop(atS + NOTE_S);
  return new Promise((resolve) => note.addEventListener('ended', resolve));
}
