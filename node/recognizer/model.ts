/** Loads a model for streams that are served over ports. When to load it, and when to give it back, others say. */

import type { ModelName } from '../../core/hearing/models.ts';
import { createAdaptive } from '../../core/hearing/serving/adaptive.ts';
import type { ServedModel } from '../../core/hearing/serving/serve.ts';
import { findModel } from './models.ts';
import { loadMoonshine } from './moonshine.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * Takes a second or two. On a machine that is too slow for it the smaller one takes its place.
 * @throws {Error} when the files are whole and still no model.
 */
export async function loadServedModel(assets: string, name: ModelName): Promise<ServedModel> {
  const found = await findModel(assets, name);
  if (!found.ok) return { ok: false, reason: found.kind, detail: found.reason };
  const loadSmaller = async () => {
    const smaller = name === 'moonshine-tiny' ? null : await findModel(assets, 'moonshine-tiny');
    return smaller?.ok ? loadMoonshine(smaller.value) : null;
  };
  const model = await loadMoonshine(found.value);
  const adaptive = createAdaptive({ model, loadSmaller, now: () => performance.now() });
  return { ok: true, model: name, runtime: 'native', vocabulary, ...adaptive };
}
