/** Who hears a recording: the service where there is a key, else this computer. Loads what is asked for, hears nothing. */
import { join } from 'node:path';
import { chooseEngines, foreignTo } from '../../core/app/engineChoice.ts';
import { languageName } from '../../core/app/languages.ts';
import { defaultSettings, type EngineChoice } from '../../core/app/settings.ts';
import { createOpenAiSocketEngine } from '../../node/engines/openai.ts';
import { loadDetector } from '../../node/recognizer/detector.ts';
import { openLocalEngine, type RecordingEngine } from './localEngine.ts';

export interface EngineFlags {
  readonly engine: EngineChoice;
  readonly language?: readonly string[];
  readonly keywords?: readonly string[];
  readonly speed: number;
}

const root = join(import.meta.dirname, '../..');

/** The engine, or the sentence that says why there is none. */
export async function openEngine(
  flags: EngineFlags,
  env: NodeJS.ProcessEnv,
): Promise<RecordingEngine | string> {
  const apiKey = (env['OPENAI_API_KEY'] ?? '').trim();
  const settings = { engine: flags.engine, languages: flags.language ?? [] };
  const [engine = 'local'] = chooseEngines({ settings, hasKey: apiKey !== '' });
  if (engine === 'local') return await localEngine(flags);
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
    name: engine,
    createDetect: await loadDetector(),
    engineFor: ({ follow }) =>
      createOpenAiSocketEngine({ follow, apiKey, baseUrl, choices, speed: flags.speed }),
  };
}

async function localEngine({ language = [] }: EngineFlags): Promise<RecordingEngine | string> {
  const foreign = foreignTo(language).map(languageName).join(', ');
  if (foreign !== '')
    return `this computer knows English only, not ${foreign}. Use --engine openai with a key in OPENAI_API_KEY.`;
  const opened = await openLocalEngine(join(root, 'assets'));
  return opened.ok ? opened.value : `${opened.reason} Or use --engine openai with a key in OPENAI_API_KEY.`;
}
