/** The engines that hear sound on this server, with the detector of speech. Loads models; opens no session. */
import type { Settings } from '../../core/app/settings.ts';
import type { Engine, EngineName } from '../../core/engine/engine.ts';
import type { Follow } from '../../core/hearing/frame.ts';
import type { Detect } from '../../core/hearing/silero.ts';
import { createLocalRecordingEngine } from '../../node/engines/local.ts';
import { createOpenAiSocketEngine } from '../../node/engines/openai.ts';
import { loadDetector } from '../../node/recognizer/detector.ts';
import { createLoader } from '../../node/recognizer/model.ts';

export interface Hearer {
  readonly createDetect: () => Detect;
  /** @param speed how many times faster than it was spoken sound that waited is taken in. */
  readonly enginesFor: (follow: Follow, speed: number) => readonly Engine[];
}

export interface HearerNeeds {
  /** The folder with the recognizer's models. */
  readonly assets: string;
  readonly settings: Settings;
  readonly apiKey: string | null;
  /** Who is asked, best first. */
  readonly names: readonly EngineName[];
}

/** Rejects, with a sentence, where the recognizer is asked first and is not here. */
export async function openHearer({ assets, settings, apiKey, names }: HearerNeeds): Promise<Hearer> {
  const createDetect = await loadDetector();
  const model = names.includes('local') ? await createLoader(assets)() : null;
  if (model?.ok === false && names[0] === 'local') throw new Error(model.detail);
  const engineOf = (name: EngineName, follow: Follow, speed: number): readonly Engine[] => {
    if (name === 'local')
      return model?.ok === true ? [{ ...createLocalRecordingEngine({ follow, model }), speed }] : [];
    const { baseUrl } = settings;
    return apiKey === null
      ? []
      : [createOpenAiSocketEngine({ follow, apiKey, baseUrl, choices: settings, speed: 1 })];
  };
  return {
    createDetect,
    enginesFor: (follow, speed) => names.flatMap((name) => engineOf(name, follow, speed)),
  };
}
