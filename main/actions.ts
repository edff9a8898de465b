/** What a person can press in the tray or by a shortcut: each changes intent or opens something. */
import type { CallArgument, CallResults } from '../core/app/contract.ts';
import type { AppState, IntentPatch } from '../core/app/state.ts';

export interface ActionsNeeds {
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  readonly intend: (patch: IntentPatch) => void;
  readonly exportSession: (request: CallArgument<'exportSession'>) => Promise<CallResults['exportSession']>;
  readonly openSettings: () => void;
  readonly quit: () => void;
}

export interface Actions {
  readonly toggleCaptions: () => void;
  readonly toggleOverlay: () => void;
  readonly toggleLock: () => void;
  readonly exportLast: () => Promise<void>;
  readonly openSettings: () => void;
  readonly quit: () => void;
}

export function createActions(needs: ActionsNeeds): Actions {
  const { getState, intend } = needs;
  return {
    toggleCaptions: () => {
      if (getState().intent.captions) return intend({ captions: false });
      // Who starts captions wants to see them.
      intend({ captions: true, overlayVisible: true });
    },
    toggleOverlay: () => intend({ overlayVisible: !getState().intent.overlayVisible }),
    toggleLock: () => intend({ positionLocked: !getState().intent.positionLocked }),
    exportLast: async () => {
      const result = await needs.exportSession({ format: 'srt' });
      if (!result.ok) needs.setState({ problem: result.problem });
    },
    openSettings: needs.openSettings,
    quit: needs.quit,
  };
}
