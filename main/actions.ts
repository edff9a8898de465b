/** What a person can press in the tray or by a shortcut: each changes intent or opens something. */
import { commandOf, intentAfter, LOGIN_ARGUMENT } from '../core/app/command.ts';
import type { CallArgument, CallResults } from '../core/app/contract.ts';
import type { SettingsPatch } from '../core/app/settings.ts';
import type { AppState, IntentPatch } from '../core/app/state.ts';
import type { Result } from '../core/base/result.ts';
import type { SourceChoice } from '../core/transcript/lanes.ts';

export interface ActionsNeeds {
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  readonly intend: (patch: IntentPatch) => void;
  readonly exportSession: (request: CallArgument<'exportSession'>) => Promise<CallResults['exportSession']>;
  readonly copyLastMinute: () => Promise<Result<undefined>>;
  readonly transcribeFile: () => Promise<void>;
  readonly stopTranscribing: () => void;
  readonly changeSettings: (patch: SettingsPatch) => unknown;
  readonly stopSharing: () => void;
  readonly openSettings: (at?: 'share') => void;
  readonly openLibrary: () => void;
  readonly quit: () => void;
}

export interface Actions {
  readonly toggleCaptions: () => void;
  readonly toggleOverlay: () => void;
  readonly toggleLock: () => void;
  readonly toggleMute: () => void;
  readonly togglePause: () => void;
  readonly toggleRecord: () => void;
  readonly lookBack: () => void;
  /** What a launch asks of the app that runs: a command, or to be seen. */
  readonly followLaunch: (argv: readonly string[]) => void;
  readonly exportLast: () => Promise<void>;
  readonly copyLastMinute: () => Promise<void>;
  readonly transcribeFile: () => Promise<void>;
  readonly stopTranscribing: () => void;
  readonly chooseSources: (sources: SourceChoice) => void;
  /** Opens the settings where it is begun: who can read along stands there. */
  readonly shareCaptions: () => void;
  readonly stopSharing: () => void;
  readonly openLibrary: () => void;
  readonly openSettings: () => void;
  readonly quit: () => void;
}

export function createActions(needs: ActionsNeeds): Actions {
  const { getState, intend } = needs;
  const tell = (result: Result<unknown>) => {
    if (!result.ok) needs.setState({ problem: result.problem });
  };
  return {
    toggleCaptions: () => intend(intentAfter('toggle', getState().intent)),
    toggleOverlay: () => intend({ overlayVisible: !getState().intent.overlayVisible }),
    toggleLock: () => intend({ positionLocked: !getState().intent.positionLocked }),
    toggleMute: () => intend(intentAfter('mute', getState().intent)),
    togglePause: () => intend({ paused: !getState().intent.paused }),
    toggleRecord: () => intend({ offRecord: !getState().intent.offRecord }),
    lookBack: () => intend(intentAfter('look-back', getState().intent)),
    followLaunch: (argv) => {
      const command = commandOf(argv);
      if (command === 'quit') return needs.quit();
      if (command !== null) return intend(intentAfter(command, getState().intent));
      // The system asked, and nobody to see it: a second entry that starts it at login, or a login beside the first.
      if (argv.includes(LOGIN_ARGUMENT)) return;
      intend({ overlayVisible: true });
      needs.openLibrary();
    },
    exportLast: async () => tell(await needs.exportSession({ format: 'srt' })),
    copyLastMinute: async () => tell(await needs.copyLastMinute()),
    transcribeFile: needs.transcribeFile,
    stopTranscribing: needs.stopTranscribing,
    chooseSources: (sources) => void needs.changeSettings({ sources }),
    shareCaptions: () => needs.openSettings('share'),
    stopSharing: needs.stopSharing,
    openLibrary: needs.openLibrary,
    openSettings: () => needs.openSettings(),
    quit: needs.quit,
  };
}
