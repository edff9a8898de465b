/** This computer as the one that hears a recording. Knows of no service and no key: the app's process stands on it too. */
import type { Engine, EngineName } from '../../core/engine/engine.ts';
import type { Detect } from '../../core/hearing/silero.ts';
import type { RecordedCapture } from '../../live/recording/capture.ts';
import { createLocalRecordingEngine } from '../../node/engines/local.ts';
import { loadDetector } from '../../node/recognizer/detector.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { loadMoonshine } from '../../node/recognizer/moonshine.ts';
import { vocabulary } from '../../node/recognizer/vocabulary.ts';

/** What hears recordings: a detector of speech and an engine for each lane. */
export interface RecordingEngine {
  readonly name: EngineName;
  readonly createDetect: () => Detect;
  readonly engineFor: (capture: RecordedCapture) => Engine;
}

/** @param assets the folder with the models and their manifest. Fails where the model is missing or damaged. */
export async function openLocalEngine(
  assets: string,
): Promise<
  { readonly ok: true; readonly value: RecordingEngine } | { readonly ok: false; readonly reason: string }
> {
  const found = await findModel(assets, 'moonshine-base');
  if (!found.ok) return found;
  const createDetect = await loadDetector();
  const { decode } = await loadMoonshine(found.value);
  const engineFor: RecordingEngine['engineFor'] = ({ follow }) =>
    createLocalRecordingEngine({ follow, model: { decode, vocabulary, readsAlong: false } });
  return { ok: true, value: { name: 'local', createDetect, engineFor } };
}
