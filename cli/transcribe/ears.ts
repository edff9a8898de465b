/** Who hears a recording: the service where there is a key, else this computer. Loads what is asked for, hears nothing. */
import { join } from 'node:path';
import { chooseEngines, foreignTo } from '../../core/app/engineChoice.ts';
import { languageName } from '../../core/app/languages.ts';
import { defaultSettings, type EngineChoice } from '../../core/app/settings.ts';
import { createOpenAiSocketEngine } from '../../node/engines/openai.ts';
import { loadDetector } from '../../node/recognizer/detector.ts';
import { openLocalEars, type RecordingEars } from './localEars.ts';

export interface EarsFlags {
  readonly engine: EngineChoice;
  readonly language?: readonly string[];
  readonly keywords?: readonly string[];
  readonly speed: number;
}

const root = join(import.meta.dirname, '../..');

/** The ears, or the sentence that says why there are none. */
export async function openEars(flags: EarsFlags, env: NodeJS.ProcessEnv): Promise<RecordingEars | string> {
  const apiKey = (env['OPENAI_API_KEY'] ?? '').trim();
  const settings = { engine: flags.engine, languages: flags.language ?? [] };
  const [engine] = chooseEngines({ settings, hasKey: apiKey !== '' });
  if (engine === 'local') return await localEars(flags);
  if (apiKey === '')
    return 'there is no key for OpenAI. Put one into OPENAI_API_KEY (what the app keeps is for the app alone), or leave --engine away: this computer knows English.';
  const choices = {
    delay: defaultSettings.delay,
    languages: flags.language ?? [],
    keywords: flags.keywords ?? [],
  };
  const baseUrl = (env['OPENAI_BASE_URL'] ?? '').trim() || defaultSettings.baseUrl;
  if (!URL.canParse(baseUrl)) return `${baseUrl} is no address. Correct OPENAI_BASE_URL, or unset it.`;
  return {
    engine,
    createDetect: await loadDetector(),
    engineFor: ({ follow }) =>
      createOpenAiSocketEngine({ follow, apiKey, baseUrl, choices, speed: flags.speed }),
  };
}

async function localEars({ language = [] }: EarsFlags): Promise<RecordingEars | string> {
  const foreign = foreignTo(language).map(languageName).join(', ');
  if (foreign !== '')
    return `this computer knows English only, not ${foreign}. Use --engine openai with a key in OPENAI_API_KEY.`;
  const opened = await openLocalEars(join(root, 'assets'));
  return opened.ok ? opened.value : `${opened.reason} Or use --engine openai with a key in OPENAI_API_KEY.`;
}
