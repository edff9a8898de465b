/** Where a window or a display stands on the screen. */
import * as z from 'zod';

/** Screen coordinates in device-independent pixels. */
export const boundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Bounds = Readonly<z.infer<typeof boundsSchema>>;
