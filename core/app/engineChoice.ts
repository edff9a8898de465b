/** Which engine is asked first, and which stands in for it. Opens none. */
import type { EngineName } from '../engine/engine.ts';
import type { Settings } from './settings.ts';
import type { AppState } from './state.ts';

/** The one language of the model on this computer. */
const LOCAL_LANGUAGE = 'en';

export interface Choosing {
  readonly settings: Pick<Settings, 'engine' | 'languages'>;
  readonly hasKey: boolean;
}

/** What is expected besides English alone, in codes: this computer does not know it. Empty when nothing is expected. */
export function foreignTo(languages: readonly string[]): readonly string[] {
  const isKnown = languages.some((code) => code.split('-')[0] === LOCAL_LANGUAGE);
  return isKnown ? [] : languages;
}

/**
 * The preferred engine first; a second one stands in while that is away. Automatic asks the service where there is a
 * key. This computer stands in where it may know the language.
 */
export function chooseEngines({ settings: { engine, languages }, hasKey }: Choosing): readonly EngineName[] {
  if (engine !== 'automatic') return [engine];
  if (!hasKey) return ['local'];
  return foreignTo(languages).length > 0 ? ['openai'] : ['openai', 'local'];
}

/** The preferred engine as main's state has it. */
export function preferredEngine({ settings, key }: Pick<AppState, 'settings' | 'key'>): EngineName {
  const [first] = chooseEngines({ settings, hasKey: key.source !== 'none' });
  return first ?? 'local';
}
