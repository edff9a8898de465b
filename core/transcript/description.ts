/** What a person writes about a session: its title, tags and a note; and whether it is kept whatever its age. */
import * as z from 'zod';

const tag = z.string().trim().min(1).max(50);

export const descriptionSchema = z.strictObject({
  /** null: the words suggest it. */
  title: z.string().trim().min(1).max(200).nullable(),
  tags: z.array(tag).max(50).readonly(),
  note: z.string().max(100_000),
  isKept: z.boolean(),
});

export const descriptionPatchSchema = descriptionSchema.partial();

export type Description = Readonly<z.infer<typeof descriptionSchema>>;
export type DescriptionPatch = Readonly<z.infer<typeof descriptionPatchSchema>>;

/** Each tag once, as it was written first. */
export const distinctTags = (tags: readonly string[]): readonly string[] => {
  const known = new Map<string, string>();
  for (const one of tags) if (!known.has(one.toLowerCase())) known.set(one.toLowerCase(), one);
  return [...known.values()];
};
