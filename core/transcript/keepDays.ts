/** How many days a person can have sessions kept. What is done about those that are older, core/library/retention.ts says. */
import * as z from 'zod';

/** null keeps them for ever. */
export const KEEP_DAYS = [365, 90, 30, 7] as const;
export const keepDaysSchema = z.literal(KEEP_DAYS).nullable();
export type KeepDays = z.infer<typeof keepDaysSchema>;
