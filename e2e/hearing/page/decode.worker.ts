/** Decodes in a page's worker what it is asked, one request at a time. It hears no stream. */
/// <reference types="vite/client" />
import type { DecodeRequest, Model } from '../../../core/hearing/decoder.ts';
import type { ModelName } from '../../../core/hearing/models.ts';
import { loadMoonshine } from '../../../renderer/overlay/engines/moonshine.ts';

let model: Model | null = null;

async function answer(asked: ModelName | DecodeRequest): Promise<unknown> {
  if (typeof asked !== 'string') return model?.decode(asked);
  const loaded = await loadMoonshine(asked);
  if (loaded.ok) model = loaded.value;
  return loaded.ok ? null : loaded;
}

self.onmessage = async ({ data }: MessageEvent<ModelName | DecodeRequest>) => {
  self.postMessage(await answer(data));
};
