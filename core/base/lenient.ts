/** Reads of a file what is usable of it, so that one bad part does not cost the others. Knows no file. */
import * as z from 'zod';

/** A list: bad items are left out, and what is more than `most`. */
export const goodItems = <Item>(item: z.ZodType<Item>, most: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((items): readonly Item[] =>
      items.flatMap((value) => item.safeParse(value).data ?? []).slice(0, most),
    );

/** A group of fields: a bad one is as in `otherwise`, and so are all where there is no group. */
export function goodFields<Fields extends z.ZodRawShape>(
  fields: Fields,
  otherwise: Readonly<z.infer<z.ZodObject<Fields>>>,
) {
  const group = z.object(fields);
  return z
    .looseObject({})
    .catch({})
    .transform((found): z.infer<typeof group> => {
      const isGood = ([name, field]: [string, z.core.$ZodType]) => z.safeParse(field, found[name]).success;
      const good = Object.entries(group.shape).filter(isGood);
      return group.parse({ ...otherwise, ...Object.fromEntries(good.map(([name]) => [name, found[name]])) });
    });
}
