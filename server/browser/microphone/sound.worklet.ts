/** The audio thread of a page that the server hears: hands over what the microphone gives, a little at a time. */

/** About 40 ms at 48 kHz. */
const MOST_SAMPLES = 2_048;

class Sound extends AudioWorkletProcessor {
  #samples = new Float32Array(MOST_SAMPLES);
  #filled = 0;

  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const channel = input?.[0];
    if (channel === undefined) return true;
    this.#samples.set(channel, this.#filled);
    this.#filled += channel.length;
    if (this.#filled + channel.length <= MOST_SAMPLES) return true;
    const full = this.#samples.slice(0, this.#filled);
    this.port.postMessage(full, [full.buffer]);
    this.#filled = 0;
    return true;
  }
}

registerProcessor('sound', Sound);
