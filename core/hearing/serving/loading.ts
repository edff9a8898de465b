/** Loads the model that streams are served with, once for all of them, on whichever runtime. It reads no file. */
import type { Model, Vocabulary } from '../decoder.ts';
import type { ModelName } from '../models.ts';
import { createAdaptive } from './adaptive.ts';
import type { Failure, ServedModel } from './serve.ts';

export type LoadedModel = { readonly ok: true; readonly value: Model } | ({ readonly ok: false } & Failure);

export interface LoaderNeeds {
  readonly load: (name: ModelName) => Promise<LoadedModel>;
  readonly vocabulary: Vocabulary;
  /** Milliseconds of a clock that goes on while others have the processor. */
  readonly now: () => number;
}

/**
 * Gives the larger model, whose place the smaller one takes on a machine that is too slow for it. One that could not be
 * loaded is tried again at the next call: it may have been fetched meanwhile.
 */
export function createModelLoader({ load, vocabulary, now }: LoaderNeeds): () => Promise<ServedModel> {
  let served: Promise<ServedModel> | null = null;
  const forget = (): void => {
    served = null;
  };
  const loadSmaller = async (): Promise<Model | null> => {
    const smaller = await load('moonshine-tiny');
    return smaller.ok ? smaller.value : null;
  };
  const begin = async (): Promise<ServedModel> => {
    const loaded = await load('moonshine-base');
    if (!loaded.ok) return loaded;
    return { ok: true, vocabulary, ...createAdaptive({ model: loaded.value, loadSmaller, now }) };
  };
  return () => {
    if (served !== null) return served;
    served = begin();
    // Where nobody waits for it, the next who does is told.
    served.then((loaded) => (loaded.ok ? undefined : forget()), forget);
    return served;
  };
}
