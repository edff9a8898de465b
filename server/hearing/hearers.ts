/** Who hears sound that reaches this server: the service where it is asked for, the recognizer here. Loads them when they are needed. */
import { chooseEngines } from '../../core/app/engineChoice.ts';
import type { Settings } from '../../core/app/settings.ts';
import type { EngineName } from '../../core/engine/engine.ts';
import type { Hearer, HearerNeeds } from './hearer.ts';

export interface Hearers {
  readonly settings: Settings;
  /** Who is asked first. */
  readonly preferred: EngineName;
  /** Ready to hear a lane; rejects, with a sentence, where the recognizer is needed and is not here. */
  readonly prepare: () => Promise<Hearer>;
}

export function createHearers(needs: Omit<HearerNeeds, 'names'>): Hearers {
  const { settings, apiKey } = needs;
  const names = chooseEngines({ settings, hasKey: apiKey !== null });
  let hearer: Promise<Hearer> | null = null;
  const load = async () => {
    // A server that only shows does without what takes 100 MB.
    const { openHearer } = await import('./hearer.ts');
    return await openHearer({ ...needs, names });
  };
  return {
    settings,
    preferred: names[0] ?? 'local',
    prepare: async () => {
      hearer ??= load();
      try {
        return await hearer;
      } catch (error) {
        // What is missing may have been fetched by the next time.
        hearer = null;
        throw error;
      }
    },
  };
}
