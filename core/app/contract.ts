/** The contract between pages and main: each page's own calls up, the whole state and changes of transcripts down. Carries no behaviour. */
import * as z from 'zod';
import type { Result } from '../base/result.ts';
import { paintedLaneSchema } from '../captions/sharing.ts';
import { chargeSchema } from '../engine/usage.ts';
import { type BrowsingResults, browsingCalls } from '../library/browsing.ts';
import { type ChangingResults, changingCalls, keepingCalls } from '../library/changing.ts';
import { type ExportingResults, exportingCalls } from '../library/exporting.ts';
import { sidesHeardSchema } from '../live/sidesTest.ts';
import { sessionStatusSchema } from '../live/status.ts';
import { SUBTITLE_FORMATS } from '../subtitles/options.ts';
import { type SessionPart, sessionStartSchema } from '../transcript/part.ts';
import { type TranscriptChange, transcriptChangeSchema } from '../transcript/transcript.ts';
import { keywordSchema } from './hints.ts';
import { spokenAlertSchema } from './settings/wordAlert.ts';
import { settingsPatchSchema } from './settings.ts';
import { type AppState, intentPatchSchema } from './state.ts';

const pixels = z.number().min(-100_000).max(100_000);

/**
 * A step of a drag, counted from where the overlay was meant to be when it began: `isFirst` begins one. No page says
 * where the window is, since what a window reports at a fractional scale is not what was asked for.
 */
export const overlayDragSchema = z.strictObject({
  /** Sides and corners are named by compass, as CSS cursors are. */
  action: z.enum(['move', 'n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw']),
  offset: z.strictObject({ x: pixels, y: pixels }),
  isFirst: z.boolean(),
});
export type OverlayDrag = Readonly<z.infer<typeof overlayDragSchema>>;

/** Where a press puts the overlay: at an edge of the display on which it stands, or on the next one, where it stood there last. */
export const placeSchema = z.enum(['top', 'bottom', 'nextDisplay']);
export type OverlayPlace = z.infer<typeof placeSchema>;

/** What every page may ask of main. */
const shared = {
  readState: z.undefined(),
  changeIntent: intentPatchSchema,
  /** Puts away the problem that is shown. */
  dismissProblem: z.undefined(),
  /** Opens the library, or brings it forward. */
  openLibrary: z.undefined(),
};

/**
 * The calls of each page, each with the schema of its only argument. A call that is not under a page's name does not
 * exist for it: the overlay, which talks to a server, can change neither the settings nor the key.
 */
export const callsOf = {
  overlay: {
    ...shared,
    mintToken: z.undefined(),
    reportStatus: sessionStatusSchema,
    /** The page has begun to listen: which session its words belong to. */
    beginSession: sessionStartSchema,
    /** An entry settled or changed, a session ended. */
    recordTranscript: transcriptChangeSchema,
    /** What a commit costs; the same one again replaces it. Main knows when it was. */
    recordCharge: chargeSchema.omit({ atEpochMs: true }),
    /** What is painted of a lane, while captions are shared. */
    sharePainted: paintedLaneSchema,
    readEarlier: browsingCalls.readEarlier,
    tellAlert: spokenAlertSchema,
    openSettings: z.undefined(),
    /** While unlocked: a transparent window has no frame to drag. */
    dragOverlay: overlayDragSchema,
    /** The page is about to open what the computer plays: it may, once, now. */
    allowComputerSound: z.undefined(),
    /** What is heard of both sides while they are tested. */
    reportSides: sidesHeardSchema,
    /** Starts the recognizer on this computer ahead, since captions are likely to need it. */
    prepareRecognizer: z.undefined(),
    /** A port to it, for one stream (core/hearing/serving/port.ts); renderer/bridge.ts takes the port itself. */
    openRecognizer: z.undefined(),
    /** The recognizer that the port with this number led to hangs or fails: it is ended, so that another can be opened. */
    endRecognizer: z.int(),
  },
  settings: {
    ...shared,
    changeSettings: settingsPatchSchema,
    /**
     * `acceptPlainText` is the person's answer where the system cannot encrypt. The key travels this way only.
     */
    storeKey: z.strictObject({ key: z.string().trim().min(1).max(1_000), acceptPlainText: z.boolean() }),
    testKey: z.undefined(),
    removeKey: z.undefined(),
    /** Settles what was said, then ends; asked again it does not wait. */
    quit: z.undefined(),
    /** Shares captions on other screens until told otherwise. The overlay, which talks to a server, cannot. */
    shareCaptions: z.boolean(),
    /** Those given out before open nothing any more. */
    makeNewLinks: z.undefined(),
    /** Begins the test of both sides, or ends it. */
    testSides: z.boolean(),
    /** Has the system give the whole volume of what it plays. */
    raiseComputerSound: z.undefined(),
    placeOverlay: placeSchema,
    /** Shows the licences of what the app is made of. */
    openNotices: z.undefined(),
    /** Shows the service's page of keys in the browser. */
    openKeyPage: z.undefined(),
    /** Shows the folder that holds all that the app keeps. */
    openDataFolder: z.undefined(),
    ...keepingCalls,
    /** Exports the last session to where a save dialog says, in the format of the file's ending. */
    exportSession: z.strictObject({ format: z.enum(SUBTITLE_FORMATS) }),
  },
  library: {
    ...shared,
    ...browsingCalls,
    ...changingCalls,
    ...exportingCalls,
    /** One word more for the vocabulary; nothing else of the settings is the library's to change. */
    addKeyword: keywordSchema,
    openSettings: z.undefined(),
    /** Opens the settings where it says how long sessions are kept. */
    openKeeping: z.undefined(),
    quit: z.undefined(),
  },
} as const;

export type PageName = keyof typeof callsOf;
export type OverlayCall = keyof typeof callsOf.overlay;
export type SettingsCall = keyof typeof callsOf.settings;
export type LibraryCall = keyof typeof callsOf.library;
export type CallName = OverlayCall | SettingsCall | LibraryCall;
export type CallArgument<Name extends CallName> = z.infer<
  (typeof callsOf.overlay & typeof callsOf.settings & typeof callsOf.library)[Name]
>;

/** A short-lived secret for one connection attempt, with the address to use it at. Never the key. */
export interface ClientSecret {
  readonly value: string;
  readonly baseUrl: string;
  /** The server's clock minus this computer's, to a second or two; null when the server did not say. */
  readonly clockAheadMs: number | null;
}

/** The number under which the port comes; or there is no native recognizer here, or it died again and again and rests. */
export type OpenedRecognizer =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly reason: 'notOnThisComputer' | 'crashed' };

/** What each call gives back. Expected failures are values. */
export interface CallResults extends BrowsingResults, ChangingResults, ExportingResults {
  readonly readState: AppState;
  readonly changeIntent: undefined;
  readonly changeSettings: Result<undefined>;
  readonly addKeyword: Result<undefined>;
  readonly storeKey: Result<undefined>;
  readonly testKey: Result<undefined>;
  readonly removeKey: Result<undefined>;
  readonly mintToken: Result<ClientSecret>;
  readonly beginSession: SessionPart;
  readonly reportStatus: undefined;
  readonly dismissProblem: undefined;
  /** A failure means that main holds on to it, tries again, and shows why. */
  readonly recordTranscript: Result<undefined>;
  /** The path that was written, or null when the dialog was cancelled. */
  readonly exportSession: Result<string | null>;
  readonly recordCharge: undefined;
  readonly sharePainted: undefined;
  readonly tellAlert: undefined;
  readonly shareCaptions: undefined;
  readonly makeNewLinks: undefined;
  readonly openSettings: undefined;
  readonly openKeeping: undefined;
  readonly openLibrary: undefined;
  readonly quit: undefined;
  readonly openNotices: Result<undefined>;
  readonly openKeyPage: Result<undefined>;
  readonly openDataFolder: Result<undefined>;
  readonly dragOverlay: undefined;
  readonly placeOverlay: undefined;
  readonly allowComputerSound: undefined;
  readonly reportSides: undefined;
  readonly testSides: undefined;
  readonly raiseComputerSound: Result<undefined>;
  readonly prepareRecognizer: undefined;
  readonly openRecognizer: OpenedRecognizer;
  readonly endRecognizer: undefined;
}

/** What answers each call; one that is forgotten does not compile. Arguments arrive parsed. */
export type CallHandlers = {
  readonly [Name in CallName]: (
    argument: CallArgument<Name>,
  ) => CallResults[Name] | Promise<CallResults[Name]>;
};

/** What the preload puts on `window.surtitle`. Rejects only on a programmer's error or when main is gone. */
export interface Bridge<Calls extends CallName = CallName> {
  readonly call: <Name extends Calls>(name: Name, argument: CallArgument<Name>) => Promise<CallResults[Name]>;
  /** Calls back with each new state; gives back a way to stop. */
  readonly onState: (listener: (state: AppState) => void) => () => void;
  /** Calls back with each change of a transcript, as it is kept; gives back a way to stop. */
  readonly onTranscript: (listener: (change: TranscriptChange) => void) => () => void;
}
