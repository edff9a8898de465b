/** The models that setup fetched, as `assets/models.json` names them: whether they are here, and whether they are intact. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelName, manifestSchema } from '../../core/hearing/models.ts';
import type { ModelFiles } from './moonshine.ts';

export type FoundModel =
  | { readonly ok: true; readonly value: ModelFiles }
  | {
      readonly ok: false;
      /** Not here, or not as the manifest says. */
      readonly kind: 'noModel' | 'damagedModel';
      readonly reason: string;
    };

/**
 * Reads every byte of the model once, so that a damaged file is named instead of misheard.
 * @param assets the project's folder of that name.
 */
export async function findModel(assets: string, name: ModelName): Promise<FoundModel> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(assets, 'models.json'), 'utf8')));
  const model = manifest.models.find((candidate) => candidate.name === name);
  if (model === undefined) return { ok: false, kind: 'noModel', reason: `No model is called ${name}.` };
  const { encoder, decoder } = model.files;
  for (const { path, sha256 } of [encoder, decoder]) {
    const bytes = await readFile(join(assets, 'models', path)).catch(() => null);
    if (bytes === null)
      return {
        ok: false,
        kind: 'noModel',
        reason: 'The speech model is not here: npm run setup fetches it.',
      };
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      return {
        ok: false,
        kind: 'damagedModel',
        reason: `The speech model is damaged (${path}): delete it, then npm run setup.`,
      };
  }
  const place = (path: string): string => join(assets, 'models', path);
  return {
    ok: true,
    value: { encoder: place(encoder.path), decoder: place(decoder.path), shape: model.shape },
  };
}
