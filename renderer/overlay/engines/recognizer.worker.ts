/** Recognises speech off the page's thread, where main's recognizer cannot be had: one message brings the port it serves. */
import llama from 'llama-tokenizer-js';
import { createVocabulary } from '../../../core/hearing/moonshine/vocabulary.ts';
import { createAdaptive } from '../../../core/hearing/serving/adaptive.ts';
import { type ServedModel, serve } from '../../../core/hearing/serving/serve.ts';
import { loadMoonshine } from './moonshine.ts';

async function load(): Promise<ServedModel> {
  const loaded = await loadMoonshine('moonshine-base');
  if (!loaded.ok) return { ok: false, ...loaded.failure };
  const adaptive = createAdaptive({
    model: loaded.value,
    loadSmaller: async () => {
      const smaller = await loadMoonshine('moonshine-tiny');
      return smaller.ok ? smaller.value : null;
    },
    now: () => performance.now(),
  });
  return {
    ok: true,
    model: 'moonshine-base',
    runtime: 'wasm',
    vocabulary: createVocabulary(llama),
    ...adaptive,
  };
}

let model: Promise<ServedModel> | null = null;

/** A model that could not be loaded is tried again for the next port: it may have been fetched meanwhile. */
function loadOnce(): Promise<ServedModel> {
  model ??= load().then((loaded) => {
    if (!loaded.ok) model = null;
    return loaded;
  });
  return model;
}

self.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  const served = serve({
    tell: (message) => port.postMessage(message),
    model: loadOnce(),
    onClosed: () => port.close(),
  });
  port.onmessage = ({ data }: MessageEvent<unknown>) => served.receive(data);
};
