/** What `assets/models.json` says of the models that setup fetches. It reads no file. */
import { z } from 'zod';

const fileSchema = z.object({ path: z.string(), bytes: z.int(), sha256: z.string() });

/** Of the file: throws for one that is not as the project has it. */
export const manifestSchema = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      /** ISO 639-1: the one language it hears. */
      language: z.string(),
      licence: z.string(),
      shape: z.object({ layers: z.int(), heads: z.int(), headSize: z.int() }),
      files: z.object({ encoder: fileSchema, decoder: fileSchema }),
    }),
  ),
});

export type ModelName = 'moonshine-base' | 'moonshine-tiny';
