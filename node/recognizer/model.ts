/** Loads the model for streams that are served over ports. When to load it, and when to give it back, others say. */

import { createModelLoader } from '../../core/hearing/serving/loading.ts';
import { findModel } from './models.ts';
import { loadMoonshine } from './moonshine.ts';
import { vocabulary } from './vocabulary.ts';

/** Takes a second or two. Its promise rejects when the files are whole and still no model. */
export const createLoader = (assets: string) =>
  createModelLoader({
    load: async (name) => {
      const found = await findModel(assets, name);
      if (!found.ok) return { ok: false, reason: found.kind, detail: found.reason };
      return { ok: true, value: await loadMoonshine(found.value) };
    },
    vocabulary,
    now: () => performance.now(),
  });
