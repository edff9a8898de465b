/**
 * The contract between pages and main: named calls up, one push of the whole state down. Carries no
 * behaviour.
 */
import * as z from 'zod';
import { problemSchema } from '../base/problem.ts';
import type { Result } from '../base/result.ts';
import { sessionStatusSchema } from '../live/status.ts';
import { SUBTITLE_FORMATS } from '../subtitles/options.ts';
import { entrySchema, sessionHeadSchema } from '../transcript/transcript.ts';
import { settingsPatchSchema } from './settings.ts';
import { type AppState, intentPatchSchema } from './state.ts';

/** Screen coordinates in device-independent pixels. */
export const boundsSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Bounds = Readonly<z.infer<typeof boundsSchema>>;

/** One schema per call: what main accepts as its only argument. A call that is not here does not exist. */
export const callArguments = {
  readState: z.undefined(),
  changeIntent: intentPatchSchema,
  changeSettings: settingsPatchSchema,
  /**
   * `acceptPlainText` is the person's answer where the system cannot encrypt. The key travels this way only.
   */
  storeKey: z.strictObject({ key: z.string().trim().min(1).max(1_000), acceptPlainText: z.boolean() }),
  testKey: z.undefined(),
  removeKey: z.undefined(),
  mintToken: z.undefined(),
  reportStatus: sessionStatusSchema,
  /** null dismisses the problem that is shown. */
  reportProblem: problemSchema.nullable(),
  beginSession: sessionHeadSchema,
  appendEntry: z.strictObject({ sessionId: z.string().min(1).max(100), entry: entrySchema }),
  endSession: z.strictObject({
    sessionId: z.string().min(1).max(100),
    durationMs: z.number().nonnegative().finite(),
  }),
  /**
   * Exports the last session; without a path a save dialog asks for one and gives its format by the file's
   * ending.
   */
  exportSession: z.strictObject({
    format: z.enum(SUBTITLE_FORMATS),
    path: z.string().min(1).max(4_096).nullable(),
  }),
  openSettings: z.undefined(),
  /** Only the overlay asks, while unlocked: a transparent window has no frame to drag. */
  moveOverlay: boundsSchema,
} as const;

export type CallName = keyof typeof callArguments;
export type CallArgument<Name extends CallName> = z.infer<(typeof callArguments)[Name]>;

/** A short-lived secret for one connection attempt, with the address to use it at. Never the key. */
export interface ClientSecret {
  readonly value: string;
  readonly baseUrl: string;
}

/** What each call gives back. Expected failures are values. */
export interface CallResults {
  readonly readState: AppState;
  readonly changeIntent: undefined;
  readonly changeSettings: Result<undefined>;
  readonly storeKey: Result<undefined>;
  readonly testKey: Result<undefined>;
  readonly removeKey: Result<undefined>;
  readonly mintToken: Result<ClientSecret>;
  readonly reportStatus: undefined;
  readonly reportProblem: undefined;
  readonly beginSession: Result<undefined>;
  readonly appendEntry: Result<undefined>;
  readonly endSession: Result<undefined>;
  /** The path that was written, or null when the dialog was cancelled. */
  readonly exportSession: Result<string | null>;
  readonly openSettings: undefined;
  readonly moveOverlay: undefined;
}

/** What answers each call; one that is forgotten does not compile. Arguments arrive parsed. */
export type CallHandlers = {
  readonly [Name in CallName]: (
    argument: CallArgument<Name>,
  ) => CallResults[Name] | Promise<CallResults[Name]>;
};

/** What the preload puts on `window.surtitle`. Rejects only on a programmer's error or when main is gone. */
export interface Bridge {
  readonly call: <Name extends CallName>(
    name: Name,
    argument: CallArgument<Name>,
  ) => Promise<CallResults[Name]>;
  /** Calls back with each new state; gives back a way to stop. */
  readonly onState: (listener: (state: AppState) => void) => () => void;
}
