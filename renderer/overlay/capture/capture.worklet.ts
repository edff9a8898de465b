/**
 * The audio thread: counts samples (the one clock), measures level, holds and plays out the captured audio.
 * Decides no turns.
 */
import { createDecimator } from '../../../core/audio/decimate.ts';
import { type Detector, levelDbOf } from '../../../core/audio/islands.ts';
import { createOutlet } from '../../../core/audio/outlet.ts';
import { createPlayout } from '../../../core/audio/playout.ts';
import { createQuietGate } from '../../../core/audio/quiet.ts';
import { createSoundFrames } from '../../../core/audio/soundFrames.ts';
import { assertNever } from '../../../core/base/never.ts';
import { SAMPLE_RATE } from '../../../core/hearing/decoder.ts';
import { FRAME_SAMPLES } from '../../../core/hearing/frame.ts';
import type { CaptureCommand, CaptureMessage, HeardFrame, SilenceMessage } from './speech.ts';

/** The render quantum of the Web Audio API. */
const BLOCK_SAMPLES = 128;

/** Blocks between two clock messages: about 32 ms, as often as the speech detector's frames. */
const CLOCK_EVERY_BLOCKS = 12;

/** In a quiet room: a quarter of a second, for the mark that shows the level. */
const QUIET_CLOCK_EVERY_BLOCKS = 96;

class Capture extends AudioWorkletProcessor {
  readonly #playout = createPlayout(sampleRate);
  readonly #outlet = createOutlet(sampleRate);
  #isOutWanted = false;
  readonly #measure = createSoundFrames(sampleRate, (islands, power) => this.#endFrame(islands, power));
  readonly #decimate = createDecimator((sample) => this.#hear(sample));
  readonly #quiet = createQuietGate<HeardFrame>(SAMPLE_RATE, (frame) =>
    this.#detector?.postMessage(frame, [frame.samples.buffer]),
  );
  #detector: MessagePort | null = null;
  #isOpen = true;
  /** Counting begins with the first block that the microphone delivers. */
  #hasBegun = false;
  #nothing = new Float32Array(BLOCK_SAMPLES);
  #islandFromMs: number | null = null;
  #peakPower = 0;
  #heard = new Float32Array(FRAME_SAMPLES);
  #heardFill = 0;
  #heardPower = 0;
  #blocks = 0;
  #rewinds = 0;
  #speed = 1;
  #hasPlayed = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<CaptureCommand>) => this.#obey(data);
  }

  process(
    inputs: readonly (readonly Float32Array[])[],
    outputs: readonly (readonly Float32Array[])[],
  ): boolean {
    const input = inputs[0]?.[0];
    const output = outputs[0]?.[0];
    if (input !== undefined) this.#hasBegun = true;
    if (output === undefined) return this.#isOpen;
    if (this.#hasBegun && this.#isOpen) this.#capture(input ?? this.#silence(output.length));
    // What goes faster than speech is heard by the detector only: no track is attached to the output then.
    for (let block = 0; block < this.#speed && this.#play(output); ) block += 1;
    this.#outlet.write(output, this.#hasPlayed && this.#playout.isAtSpeech());
    this.#outlet.read(output);
    this.#tellWayOut();
    this.#tellClock();
    return true;
  }

  /** Fills the output with what is next; false when there is nothing. */
  #play(output: Float32Array): boolean {
    const from = this.#playout.playedMs();
    this.#playout.read(output);
    this.#hasPlayed = this.#playout.playedMs() !== from;
    if (this.#hasPlayed) this.#decimate(output);
    return this.#hasPlayed;
  }

  #obey(command: CaptureCommand): void {
    switch (command.type) {
      case 'pause':
        this.#playout.pause();
        break;
      case 'play':
        this.#speed = command.speed;
        this.#playout.play();
        break;
      case 'rewind':
        this.#playout.rewind(command.toMs, command.skip);
        this.#rewinds += 1;
        // A frame half full of what came before would carry a wrong place on the clock.
        this.#heardFill = 0;
        this.#heardPower = 0;
        this.#quiet.reset();
        break;
      case 'missing':
        this.#fill(command.lengthMs);
        break;
      case 'send':
        this.#outlet.turn(command.isOn);
        // Told at once: who takes over in the midst of sound has a way out of their own, which begins closed.
        this.#tellWayOut();
        break;
      case 'open':
        this.#outlet.open();
        break;
      case 'speech':
        this.#outlet.addSpeech(this.#playout.playedMs() - command.fromMs);
        break;
      case 'close':
        this.#isOpen = false;
        break;
      case 'detector':
        this.#connect(command.port);
        break;
      default:
        assertNever(command);
    }
  }

  #connect(port: MessagePort): void {
    this.#detector?.close();
    this.#detector = port;
    this.#quiet.judge(false);
    port.onmessage = ({ data }: MessageEvent<SilenceMessage>) => this.#quiet.judge(data.isSilent);
  }

  #fill(lengthMs: number): void {
    if (!this.#isOpen) return;
    const blocks = Math.round((lengthMs * sampleRate) / 1_000 / BLOCK_SAMPLES);
    for (let block = 0; block < blocks; block += 1) this.#capture(this.#silence(BLOCK_SAMPLES));
  }

  /** A microphone that is gone delivers no blocks, but time goes on: its silence counts. */
  #silence(length: number): Float32Array {
    if (this.#nothing.length !== length) this.#nothing = new Float32Array(length);
    return this.#nothing;
  }

  #capture(samples: Float32Array): void {
    const givenUp = this.#playout.write(samples);
    for (const span of givenUp) this.#tell({ type: 'givenUp', ...span });
    this.#measure(samples);
  }

  #endFrame({ speech, finished, openedAtMs }: Detector, power: number): void {
    this.#playout.mark(speech);
    if (finished !== null) this.#tell({ type: 'island', island: finished });
    this.#islandFromMs = openedAtMs;
    this.#peakPower = Math.max(this.#peakPower, power);
  }

  #hear(sample: number): void {
    this.#heard[this.#heardFill] = sample;
    this.#heardPower += sample * sample;
    this.#heardFill += 1;
    if (this.#heardFill < FRAME_SAMPLES) return;
    const samples = this.#heard;
    const levelDb = Math.max(-100, levelDbOf(this.#heardPower, FRAME_SAMPLES));
    this.#quiet.take({ samples, atMs: this.#playout.playedMs(), levelDb });
    this.#heard = new Float32Array(FRAME_SAMPLES);
    this.#heardFill = 0;
    this.#heardPower = 0;
  }

  #tellWayOut(): void {
    const isWanted = this.#outlet.isWanted();
    if (isWanted !== this.#isOutWanted) this.#tell({ type: 'wayOut', isWanted, ...this.#outlet.sent() });
    this.#isOutWanted = isWanted;
  }

  #tellClock(): void {
    this.#blocks += 1;
    const isQuiet = this.#quiet.isClosed() && this.#islandFromMs === null;
    if (this.#blocks % (isQuiet ? QUIET_CLOCK_EVERY_BLOCKS : CLOCK_EVERY_BLOCKS) !== 0) return;
    const { playedMs, capturedMs, waitingMs } = this.#playout;
    this.#tell({
      type: 'clock',
      playedMs: playedMs(),
      capturedMs: capturedMs(),
      at: currentTime,
      waitingMs: waitingMs(),
      sent: this.#outlet.sent(),
      rewinds: this.#rewinds,
      islandFromMs: this.#islandFromMs,
      silentToMs: this.#quiet.silentToMs(),
      handedToMs: this.#quiet.handedToMs(),
      levelDb: levelDbOf(this.#peakPower, 1),
    });
    this.#peakPower = 0;
  }

  #tell(message: CaptureMessage): void {
    this.port.postMessage(message);
  }
}

registerProcessor('capture', Capture);
