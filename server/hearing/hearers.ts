/** Who hears sound that reaches this server: the service where it is asked for, the recognizer here. Opens no session. */
import { chooseEngines } from '../../core/app/engineChoice.ts';
import type { Settings } from '../../core/app/settings.ts';
import type { Engine, EngineName } from '../../core/engine/engine.ts';
import type { Follow } from '../../core/hearing/frame.ts';
import type { ListenerNeeds } from '../../core/hearing/listener.ts';
import { createLocalRecordingEngine } from '../../node/engines/local.ts';
import { createOpenAiSocketEngine } from '../../node/engines/openai.ts';
import { type Detect, loadDetector } from '../../node/recognizer/detector.ts';
import { createLoader } from '../../node/recognizer/model.ts';

export interface Hearers {
  readonly settings: Settings;
  /** Who is asked first. */
  readonly preferred: EngineName;
  /** Ready to hear a lane; rejects, with a sentence, where the recognizer is needed and is not here. */
  readonly prepare: () => Promise<Hearer>;
}

export interface Hearer {
  readonly createDetect: () => Detect;
  /** @param speed how many times faster than it was spoken sound that waited is taken in. */
  readonly enginesFor: (follow: Follow, speed: number) => readonly Engine[];
}

export interface HearersNeeds {
  /** The folder with the recognizer's models. */
  readonly assets: string;
  readonly settings: Settings;
  readonly apiKey: string | null;
}

/** Models are loaded when they are first needed, once for all lanes. */
export function createHearers({ assets, settings, apiKey }: HearersNeeds): Hearers {
  const names = chooseEngines({ settings, hasKey: apiKey !== null });
  const load = createLoader(assets);
  let detector: Promise<() => Detect> | null = null;
  return {
    settings,
    preferred: names[0] ?? 'local',
    prepare: async () => {
      detector ??= loadDetector();
      const createDetect = await detector;
      const model = names.includes('local') ? await load() : null;
      if (model?.ok === false && names[0] === 'local') throw new Error(model.detail);
      const listener: ListenerNeeds | null = model?.ok === true ? model : null;
      const local = (follow: Follow, speed: number): readonly Engine[] =>
        listener === null ? [] : [{ ...createLocalRecordingEngine({ follow, model: listener }), speed }];
      const service = (follow: Follow): readonly Engine[] =>
        apiKey === null
          ? []
          : [
              createOpenAiSocketEngine({
                follow,
                apiKey,
                baseUrl: settings.baseUrl,
                choices: settings,
                speed: 1,
              }),
            ];
      return {
        createDetect,
        enginesFor: (follow, speed) =>
          names.flatMap((name) => (name === 'local' ? local(follow, speed) : service(follow))),
      };
    },
  };
}
