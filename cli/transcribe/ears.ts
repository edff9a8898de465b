/** Who hears a recording: the service where there is a key, else this computer. Loads what is asked for, hears nothing. */
import { join } from 'node:path';
import { foreignTo } from '../../core/app/engineChoice.ts';
import { languageName } from '../../core/app/languages.ts';
import { defaultSettings } from '../../core/app/settings.ts';
import type { Engine, EngineName } from '../../core/engine/engine.ts';
import type { RecordedCapture } from '../../live/recording/capture.ts';
import { createLocalRecordingEngine } from '../../node/engines/local.ts';
import { createOpenAiSocketEngine } from '../../node/engines/openai.ts';
import { type Detect, loadDetector } from '../../node/recognizer/detector.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { loadMoonshine } from '../../node/recognizer/moonshine.ts';
import { vocabulary } from '../../node/recognizer/vocabulary.ts';
import type { EngineChoice } from './choices.ts';

export interface EarsFlags {
  readonly engine: EngineChoice;
  readonly language?: readonly string[];
  readonly keywords?: readonly string[];
  readonly speed: number;
}

export interface RecordingEars {
  readonly engine: EngineName;
  readonly createDetect: () => Detect;
  readonly engineFor: (capture: RecordedCapture) => Engine;
}

const root = join(import.meta.dirname, '../..');

/** The ears, or the sentence that says why there are none. */
export async function openEars(flags: EarsFlags, env: NodeJS.ProcessEnv): Promise<RecordingEars | string> {
  const apiKey = (env['OPENAI_API_KEY'] ?? '').trim();
  const engine = flags.engine === 'auto' ? (apiKey === '' ? 'local' : 'openai') : flags.engine;
  const createDetect = await loadDetector();
  if (engine === 'local') return await localEars(flags, createDetect);
  if (apiKey === '')
    return 'there is no key for OpenAI. Put one into OPENAI_API_KEY, or leave --engine away: this computer knows English.';
  const choices = {
    delay: defaultSettings.delay,
    languages: flags.language ?? [],
    keywords: flags.keywords ?? [],
  };
  const baseUrl = (env['OPENAI_BASE_URL'] ?? '').trim() || defaultSettings.baseUrl;
  if (!URL.canParse(baseUrl)) return `${baseUrl} is no address. Correct OPENAI_BASE_URL, or unset it.`;
  return {
    engine,
    createDetect,
    engineFor: ({ follow }) =>
      createOpenAiSocketEngine({ follow, apiKey, baseUrl, choices, speed: flags.speed }),
  };
}

async function localEars(
  { language = [] }: EarsFlags,
  createDetect: () => Detect,
): Promise<RecordingEars | string> {
  const foreign = foreignTo(language).map(languageName).join(', ');
  if (foreign !== '')
    return `this computer knows English only, not ${foreign}. Use --engine openai with a key in OPENAI_API_KEY.`;
  const found = await findModel(join(root, 'assets'), 'moonshine-base');
  if (!found.ok) return `${found.reason} Or use --engine openai with a key in OPENAI_API_KEY.`;
  const { decode } = await loadMoonshine(found.value);
  return {
    engine: 'local',
    createDetect,
    engineFor: ({ follow }) =>
      createLocalRecordingEngine({ follow, model: { decode, vocabulary, readsAlong: false } }),
  };
}
