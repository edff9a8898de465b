/** Which engine is asked first, and which stands in for it. Opens none. */
import type { EngineName } from '../engine/engine.ts';
import type { Spending } from '../engine/spending.ts';
import type { Settings } from './settings.ts';
import type { AppState } from './state.ts';

/** The one language of the model on this computer. */
const LOCAL_LANGUAGE = 'en';

export interface Choosing {
  readonly settings: Pick<Settings, 'engine' | 'languages'>;
  readonly hasKey: boolean;
  /** Whether the month’s budget lets the service be asked. It does, when not told. */
  readonly allowed?: Spending['allowed'];
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
export function chooseEngines({ settings, hasKey, allowed }: Choosing): readonly EngineName[] {
  const { engine, languages } = settings;
  // Whoever chose that captions stop is stopped (main/backend.ts): what was said last is still answered.
  if (allowed === 'local') return ['local'];
  if (engine !== 'automatic') return [engine];
  if (!hasKey) return ['local'];
  return foreignTo(languages).length > 0 ? ['openai'] : ['openai', 'local'];
}

/** The preferred engine as main's state has it. */
export function preferredEngine(state: EngineState): EngineName {
  return enginesFor(state)[0] ?? 'local';
}

type EngineState = Pick<AppState, 'settings' | 'key'> & Partial<Pick<AppState, 'spending'>>;

/** All of them. */
export function enginesFor({ settings, key, spending }: EngineState): readonly EngineName[] {
  const hasKey = key.source !== 'none';
  return chooseEngines(spending ? { settings, hasKey, allowed: spending.allowed } : { settings, hasKey });
}

/** Captions are wanted of the service, whose month’s money is spent, and are to stop then. */
export function isStoppedByBudget(state: EngineState & Pick<AppState, 'intent'>): boolean {
  return state.intent.captions && state.spending?.allowed === 'stop' && preferredEngine(state) === 'openai';
}
