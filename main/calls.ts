/**
 * What each call from a page does, in terms of the parts it is given. Parses nothing and knows no frame:
 * main/ipc.ts did.
 */
import { originOf } from '../core/app/address.ts';
import type {
  CallArgument,
  CallHandlers,
  CallName,
  CallResults,
  OverlayDrag,
  OverlayPlace,
} from '../core/app/contract.ts';
import { applySettingsPatch, type Settings } from '../core/app/settings.ts';
import type { AppState, IntentPatch } from '../core/app/state.ts';
import type { Problem, ProblemKind } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import type { BrowsingResults } from '../core/library/browsing.ts';
import type { ChangingResults } from '../core/library/changing.ts';
import type { ExportingResults } from '../core/library/exporting.ts';
import type { TranscriptChange } from '../core/transcript/transcript.ts';

/** A part's method that does what the call of this name does. */
type Does<Name extends CallName> = (
  argument: CallArgument<Name>,
) => CallResults[Name] | Promise<CallResults[Name]>;

export interface CallsNeeds {
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  readonly intend: (patch: IntentPatch) => void;
  readonly save: (settings: Settings) => Result<undefined>;
  /** Makes the system match new settings; gives back what could not be had. */
  readonly applySettings: (after: Settings, before: Settings) => Problem | null;
  readonly consent: { readonly toUseServer: (origin: string) => Promise<Result<undefined>> };
  readonly keyCalls: Pick<CallHandlers, 'storeKey' | 'removeKey' | 'testKey' | 'mintToken'>;
  readonly transcripts: { readonly record: (change: TranscriptChange) => Result<undefined> };
  readonly sessions: {
    readonly begin: Does<'beginSession'>;
    readonly note: (change: TranscriptChange) => void;
  };
  readonly cost: { readonly add: (charge: CallArgument<'recordCharge'>) => void };
  /** Lets the windows know, also of what waits in memory. */
  readonly pushTranscript: (change: TranscriptChange) => void;
  readonly exportSession: Does<'exportSession'>;
  readonly sharing: {
    readonly follow: (change: TranscriptChange) => void;
    readonly paint: (painted: CallArgument<'sharePainted'>) => void;
    readonly share: (isWanted: boolean) => void;
    readonly makeNewLinks: () => void;
  };
  readonly library: Pick<CallHandlers, keyof (BrowsingResults & ChangingResults & ExportingResults)>;
  readonly openSettings: (at?: 'general') => void;
  readonly openLibrary: () => void;
  readonly quit: () => void;
  readonly openNotices: Does<'openNotices'>;
  readonly openKeyPage: Does<'openKeyPage'>;
  readonly openDataFolder: Does<'openDataFolder'>;
  readonly dragOverlay: (drag: OverlayDrag) => void;
  readonly placeOverlay: (place: OverlayPlace) => void;
  readonly allowComputerSound: () => Promise<undefined>;
  readonly sidesTest: {
    readonly test: (isWanted: boolean) => void;
    readonly report: (heard: CallArgument<'reportSides'>) => void;
  };
  readonly soundSystem: { readonly raise: Does<'raiseComputerSound'> };
  readonly tellAlert: (alert: CallArgument<'tellAlert'>) => void;
  readonly prepareRecognizer: () => void;
  readonly openRecognizer: Does<'openRecognizer'>;
  readonly endRecognizer: (port: number) => void;
}

/** What calls do to windows, tray and the system. */
export type Desktop = Pick<
  CallsNeeds,
  | 'applySettings'
  | 'openSettings'
  | 'openLibrary'
  | 'dragOverlay'
  | 'placeOverlay'
  | 'quit'
  | 'openNotices'
  | 'openKeyPage'
  | 'openDataFolder'
  | 'allowComputerSound'
  | 'tellAlert'
  | 'prepareRecognizer'
  | 'openRecognizer'
  | 'endRecognizer'
>;

export function createCalls(needs: CallsNeeds): CallHandlers {
  const { getState, setState, consent } = needs;
  const originInUse = () => originOf(getState().settings.baseUrl);
  return {
    readState: getState,
    changeIntent: (patch) => void needs.intend(patch),
    changeSettings: async (patch) => {
      const origin = patch.baseUrl === undefined ? originInUse() : originOf(patch.baseUrl);
      const allowed = origin === originInUse() ? success(undefined) : await consent.toUseServer(origin);
      if (!allowed.ok) return allowed;
      return changeSettings(needs, applySettingsPatch(getState().settings, patch));
    },
    addKeyword: (word) => {
      const { settings } = getState();
      const keywords = [...new Set([...settings.keywords, word])];
      return changeSettings(needs, applySettingsPatch(settings, { keywords }));
    },
    ...needs.keyCalls,
    reportStatus: (session) => void setState({ session }),
    dismissProblem: () => void setState({ problem: null }),
    beginSession: needs.sessions.begin,
    recordTranscript: (change) => {
      needs.sessions.note(change);
      const result = needs.transcripts.record(change);
      // What waits in memory can be exported too.
      if (change.kind === 'append' && !getState().hasTranscript) setState({ hasTranscript: true });
      needs.pushTranscript(change);
      needs.sharing.follow(change);
      return result;
    },
    recordCharge: (charge) => void needs.cost.add(charge),
    exportSession: needs.exportSession,
    sharePainted: (painted) => void needs.sharing.paint(painted),
    shareCaptions: (isWanted) => void needs.sharing.share(isWanted),
    makeNewLinks: () => void needs.sharing.makeNewLinks(),
    ...needs.library,
    openSettings: () => void needs.openSettings(),
    openKeeping: () => void needs.openSettings('general'),
    openLibrary: () => void needs.openLibrary(),
    quit: () => void needs.quit(),
    openNotices: needs.openNotices,
    openKeyPage: needs.openKeyPage,
    openDataFolder: needs.openDataFolder,
    dragOverlay: (drag) => {
      if (!getState().intent.positionLocked) needs.dragOverlay(drag);
      return undefined;
    },
    placeOverlay: (place) => void needs.placeOverlay(place),
    allowComputerSound: needs.allowComputerSound,
    reportSides: (heard) => void needs.sidesTest.report(heard),
    testSides: (isWanted) => void needs.sidesTest.test(isWanted),
    raiseComputerSound: needs.soundSystem.raise,
    tellAlert: (alert) => void needs.tellAlert(alert),
    prepareRecognizer: () => void needs.prepareRecognizer(),
    openRecognizer: needs.openRecognizer,
    endRecognizer: (port) => void needs.endRecognizer(port),
  };
}

/**
 * Settings hold at once, even when the disk refuses them or another program has the shortcut: the person is
 * told.
 */
function changeSettings(needs: CallsNeeds, after: Settings): Result<undefined> {
  const before = needs.getState().settings;
  needs.setState({ settings: after });
  const saved = needs.save(after);
  const problem = needs.applySettings(after, before) ?? (saved.ok ? null : saved.problem);
  if (problem === null) {
    if (isAboutSettings(needs.getState().problem)) needs.setState({ problem: null });
    return success(undefined);
  }
  needs.setState({ problem });
  return failure(problem);
}

/** Problems that a change which went well puts an end to. */
function isAboutSettings(problem: Problem | null): boolean {
  const kinds: readonly ProblemKind[] = [
    'shortcutTaken',
    'badShortcut',
    'settingsNotSaved',
    'launchAtLoginFailed',
  ];
  return problem !== null && kinds.includes(problem.kind);
}
