/** Loads the speech detector for a process with files. It decides nothing. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Detect, loadSilero } from '../../core/hearing/silero.ts';

/** Gives detectors with a memory of their own on one model. @throws {Error} when the model cannot be loaded. */
export async function loadDetector(): Promise<() => Detect> {
  return loadSilero(
    await readFile(createRequire(import.meta.url).resolve('@ricky0123/vad-web/dist/silero_vad_v5.onnx')),
  );
}
