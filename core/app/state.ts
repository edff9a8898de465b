/** The whole of main's state as every window mirrors it. Data only: who changes it is main/backend.ts. */
import * as z from 'zod';
import type { Problem } from '../base/problem.ts';
import type { Sharing } from '../captions/sharing.ts';
import type { Spending } from '../engine/spending.ts';
import type { Retention } from '../library/retention.ts';
import type { SidesHeard } from '../live/sidesTest.ts';
import type { SoundSystem } from '../live/soundSystem.ts';
import { idle, type SessionStatus } from '../live/status.ts';
import type { KeyProof } from '../openai/keyProof.ts';
import { chosenLanes, YOU } from '../transcript/lanes.ts';
import type { Locale } from '../words/locale.ts';
import { defaultSettings, type Settings } from './settings.ts';

/**
 * What a person wants. The overlay compares `captions` with its session and acts; nobody sends it a command.
 */
const intentFields = {
  captions: z.boolean(),
  overlayVisible: z.boolean(),
  /** Locked: clicks pass through. Unlocked: the overlay can be dragged, resized, and shows its controls. */
  positionLocked: z.boolean(),
  /** What the microphone hears is not captioned. */
  muted: z.boolean(),
  /** Nobody listens; the session goes on when it ends. */
  paused: z.boolean(),
  /** What is said is painted, and neither kept nor shared. */
  offRecord: z.boolean(),
  /** What was said last is read beside the rows. */
  lookBack: z.boolean(),
};

export const intentPatchSchema = z.strictObject(intentFields).partial();

export type Intent = Readonly<z.infer<z.ZodObject<typeof intentFields>>>;
export type IntentPatch = z.infer<typeof intentPatchSchema>;

/**
 * Intent with the fields of an accepted patch replaced. A field that is undefined counts as absent. Muted, paused and off
 * the record can only be who is captioned: whoever was it once must not find a later meeting empty, so Stop ends each.
 * With `hideStops` hiding is Stop too.
 */
export function applyIntentPatch(intent: Intent, patch: IntentPatch, hideStops = false): Intent {
  const captions = (patch.captions ?? intent.captions) && !(hideStops && patch.overlayVisible === false);
  const meanwhile = (field: 'muted' | 'paused' | 'offRecord') => captions && (patch[field] ?? intent[field]);
  const overlayVisible = patch.overlayVisible ?? intent.overlayVisible;
  return {
    captions,
    overlayVisible,
    positionLocked: patch.positionLocked ?? intent.positionLocked,
    muted: meanwhile('muted'),
    paused: meanwhile('paused'),
    offRecord: meanwhile('offRecord'),
    lookBack: overlayVisible && (patch.lookBack ?? intent.lookBack),
  };
}

/** Where the key comes from, and whether this system can encrypt it. Never the key itself. */
export interface KeyStatus {
  readonly source: 'stored' | 'environment' | 'none';
  readonly storage: 'encrypted' | 'plainText' | 'unavailable';
  /** Counts changes, so that a session that failed for want of a key knows when to try again. */
  readonly revision: number;
  readonly proof: KeyProof;
}

/** What is known of a file that is taken down, or was. */
export type Transcription =
  | {
      readonly status: 'running';
      /** Its name, without its folders. */
      readonly file: string;
      /** How much of it, 0 to 1, and milliseconds that are left; null while that is not known. */
      readonly share: number | null;
      readonly leftMs: number | null;
    }
  | {
      readonly status: 'done';
      readonly file: string;
      readonly lines: number;
      readonly gaps: number;
      /** The file ends before its sound does. */
      readonly isCut: boolean;
    };

/** Where room was made for what was said last, beside rows that stay where they were in so much of the window's height. */
export interface LookBack {
  readonly side: 'above' | 'below';
  readonly rowsPx: number;
}

/** What a system keeps from the app; the words are of the area `tray`. */
export type SystemNotice = 'waylandOverlay' | 'noSandbox';

/** A section of the settings that another window leads to. */
export interface SectionAsked {
  readonly section: 'share' | 'general';
  readonly times: number;
}

export interface AppState {
  /** The language that the app speaks. */
  readonly locale: Locale;
  readonly intent: Intent;
  /** Fact, as the overlay last reported it. */
  readonly session: SessionStatus;
  readonly settings: Settings;
  readonly key: KeyStatus;
  /**
   * Asleep means the computer is suspending: the overlay lets the connection go until it wakes. Ending means that there
   * is no time left: the overlay marks what is open as it stands.
   */
  readonly power: 'awake' | 'asleep' | 'ending';
  /**
   * What went wrong outside the session: storage, settings, shortcuts. The latest of them until dismissed.
   */
  readonly problem: Problem | null;
  /** Whether any session on disk has a line to export. */
  readonly hasTranscript: boolean;
  /** Counts how often all that is kept was replaced by a backup: windows read it anew. */
  readonly edition: number;
  /** Of the last file since the start; null where there is none, and where it was stopped or failed. */
  readonly transcription: Transcription | null;
  /**
   * On Wayland no program gets keys that are pressed in another: what to enter in the desktop's own keyboard shortcuts
   * instead. null where our shortcuts work.
   */
  readonly shortcutCommand: string | null;
  readonly systemNotice: SystemNotice | null;
  /** Fact, as the overlay's window stands; null while nobody looks back. */
  readonly lookBack: LookBack | null;
  /** How many displays there are now. */
  readonly displays: number;
  /** Whether this system can give what it plays. */
  readonly canHearComputer: boolean;
  /** As the system told it last, while that is wanted; null where it does not. */
  readonly soundSystem: SoundSystem | null;
  /** Both sides are being tested: what is heard of them. Otherwise null. */
  readonly sidesTest: SidesHeard | null;
  /** What the service has billed; null until it has been counted. */
  readonly spending: Spending | null;
  /**
   * Captions are shared on other screens, or are about to be; null where nobody wants it. Each start begins without: who
   * takes a computer elsewhere must not find that strangers there have been reading along.
   */
  readonly sharing: Sharing | null;
  /** Where the settings were opened at, with another number each time; null: where they stood. */
  readonly sectionAsked: SectionAsked | null;
  /** What will be deleted for its age, and what was. */
  readonly retention: Retention;
}

/** Captions are no longer wanted, and what was said last is still being settled. */
export function isFinishing({ intent, session }: Pick<AppState, 'intent' | 'session'>): boolean {
  return !intent.captions && session.status !== 'idle' && session.status !== 'failed';
}

/** Whether the microphone is one of what is heard, so that muting it means something. */
export function hearsMicrophone({ settings, canHearComputer }: AppState): boolean {
  return chosenLanes(settings.sources, canHearComputer).includes(YOU);
}

export const initialState: AppState = {
  locale: 'en',
  intent: {
    ...{ captions: false, overlayVisible: true, positionLocked: true },
    ...{ muted: false, paused: false, offRecord: false, lookBack: false },
  },
  session: idle,
  settings: defaultSettings,
  key: { source: 'none', storage: 'unavailable', revision: 0, proof: 'untested' },
  power: 'awake',
  problem: null,
  hasTranscript: false,
  edition: 0,
  transcription: null,
  shortcutCommand: null,
  systemNotice: null,
  lookBack: null,
  displays: 1,
  canHearComputer: false,
  soundSystem: null,
  sidesTest: null,
  spending: null,
  sharing: null,
  sectionAsked: null,
  retention: { leaving: null, lastDeleted: null },
};
