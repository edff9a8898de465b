/** Loads a model for streams that are served over ports. When to load it, and when to give it back, others say. */
import type { ServedModel } from '../../core/hearing/serve.ts';
import { findModel, type ModelName } from './models.ts';
import { loadMoonshine } from './moonshine.ts';
import { vocabulary } from './vocabulary.ts';

/** Takes a second or two. @throws {Error} when the files are whole and still no model. */
export async function loadServedModel(assets: string, name: ModelName): Promise<ServedModel> {
  const found = await findModel(assets, name);
  if (!found.ok) return { ok: false, reason: found.kind, detail: found.reason };
  const { decode } = await loadMoonshine(found.value);
  return { ok: true, model: name, runtime: 'native', decode, vocabulary };
}
