/** The tray icon with its menu: a picture of the state. Acts only through the actions it is given. */
import { join } from 'node:path';
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import { preferredEngine } from '../core/app/engineChoice.ts';
import { describeProblem } from '../core/app/problemWords.ts';
import { type AppState, hearsMicrophone, isFinishing, type Transcription } from '../core/app/state.ts';
import { assertNever } from '../core/base/never.ts';
import type { Sharing } from '../core/captions/sharing.ts';
import { transcriptionStatus } from '../core/desktop/menuWords.ts';
import { SOURCE_CHOICES, type SourceChoice } from '../core/transcript/lanes.ts';

export interface TrayActions {
  readonly toggleCaptions: () => void;
  readonly toggleOverlay: () => void;
  readonly toggleLock: () => void;
  readonly toggleMute: () => void;
  readonly exportLast: () => void;
  readonly transcribeFile: () => void;
  readonly stopTranscribing: () => void;
  readonly chooseSources: (choice: SourceChoice) => void;
  readonly shareCaptions: () => void;
  readonly stopSharing: () => void;
  readonly openSettings: () => void;
  readonly quit: () => void;
}

/** Which of the four pictures fits. */
export type TrayMark = 'idle' | 'connecting' | 'live' | 'problem';

export function trayMark(state: AppState): TrayMark {
  switch (state.session.status) {
    case 'idle':
      return state.problem === null ? 'idle' : 'problem';
    case 'connecting':
    case 'retrying':
      return 'connecting';
    case 'live':
      return state.session.warning === null && state.problem === null ? 'live' : 'problem';
    case 'failed':
      return 'problem';
    default:
      return assertNever(state.session);
  }
}

/** One line that says what goes on; also the tooltip. */
export function trayStatus(state: AppState): string {
  const { session } = state;
  if (isFinishing(state)) return 'Finishing captions…';
  const problem = state.problem === null ? null : describeProblem(state.problem).title;
  switch (session.status) {
    case 'idle':
      return problem ?? 'Captions are off';
    case 'connecting':
      return preferredEngine(state) === 'local' ? 'Starting…' : 'Connecting…';
    case 'retrying':
      return `Trying again (attempt ${session.attempt}): ${describeProblem(session.problem).title}`;
    case 'live':
      if (session.warning !== null) return describeProblem(session.warning).title;
      if (problem !== null) return `${captionsAre(state)}. ${problem}`;
      if (session.fallbackFor === null) return captionsAre(state);
      return `${captionsAre(state)}, by this computer. ${describeProblem(session.fallbackFor).title}`;
    case 'failed':
      return describeProblem(session.problem).title;
    default:
      return assertNever(session);
  }
}

const captionsAre = ({ intent: { muted } }: AppState) =>
  `Captions are on${muted ? ', your microphone is muted' : ''}`;

/** The menu as data. `notice` is a line about this system, such as what Wayland cannot do, or null. */
export function trayMenu(
  state: AppState,
  actions: TrayActions,
  notice: string | null = null,
): MenuItemConstructorOptions[] {
  const { intent } = state;
  return [
    { label: trayStatus(state), enabled: false },
    ...(notice === null ? [] : [{ label: notice, enabled: false }]),
    { type: 'separator' },
    { label: intent.captions ? 'Stop captions' : 'Start captions', click: actions.toggleCaptions },
    { label: intent.overlayVisible ? 'Hide overlay' : 'Show overlay', click: actions.toggleOverlay },
    { label: intent.positionLocked ? 'Unlock position' : 'Lock position', click: actions.toggleLock },
    ...muteItems(state, actions),
    { type: 'separator' },
    ...sourceItems(state, actions),
    { label: 'Export last session…', enabled: state.hasTranscript, click: actions.exportLast },
    ...transcribingItems(state.transcription, actions),
    ...sharingItems(state.sharing, actions),
    { label: 'Settings…', click: actions.openSettings },
    { type: 'separator' },
    { label: 'Quit Surtitle', click: actions.quit },
  ];
}

/** In captions: to the others in a call one stays as loud as before. */
function muteItems(state: AppState, { toggleMute }: TrayActions): MenuItemConstructorOptions[] {
  if (!state.intent.captions || !hearsMicrophone(state)) return [];
  const label = state.intent.muted ? 'Caption my microphone again' : 'Mute my microphone in captions';
  return [{ label, click: toggleMute }];
}

const SOURCE_NAMES = {
  both: 'Both sides',
  microphone: 'Microphone',
  computer: 'This computer’s sound',
} as const satisfies Record<SourceChoice, string>;

/** Nothing where there is no choice. */
function sourceItems(
  { canHearComputer, settings }: AppState,
  { chooseSources }: TrayActions,
): MenuItemConstructorOptions[] {
  if (!canHearComputer) return [];
  const submenu = SOURCE_CHOICES.map(
    (choice): MenuItemConstructorOptions => ({
      label: SOURCE_NAMES[choice],
      type: 'radio',
      checked: settings.sources === choice,
      click: () => chooseSources(choice),
    }),
  );
  return [{ label: 'Listen to', submenu }, { type: 'separator' }];
}

function transcribingItems(
  transcription: Transcription | null,
  { transcribeFile, stopTranscribing }: TrayActions,
): MenuItemConstructorOptions[] {
  const transcribe = { label: 'Transcribe a file…', click: transcribeFile };
  if (transcription === null) return [transcribe];
  const status = { label: transcriptionStatus(transcription), enabled: false };
  if (transcription.status === 'done') return [status, transcribe];
  return [status, { label: 'Stop transcribing', click: stopTranscribing }];
}

/** While captions are shared it is seen at every look into the menu; how many follow the settings tell. */
function sharingItems(
  sharing: Sharing | null,
  { shareCaptions, stopSharing }: TrayActions,
): MenuItemConstructorOptions[] {
  const share = { label: 'Share captions…', click: shareCaptions };
  if (sharing === null) return [share];
  return [
    { label: 'Captions are shared', enabled: false },
    share,
    { label: 'Stop sharing captions', click: stopSharing },
  ];
}

export interface TrayNeeds {
  readonly Tray: new (image: NativeImage) => Tray;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly nativeImage: { readonly createFromPath: (path: string) => NativeImage };
  /** Holds `idle.png` and so on, and `idleTemplate.png` for macOS. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  readonly notice: string | null;
  readonly actions: TrayActions;
}

/**
 * Shows the icon; `show` redraws only what changed, because a menu that is replaced while open closes on
 * Linux.
 */
export function createTray(needs: TrayNeeds): { show: (state: AppState) => void; dispose: () => void } {
  const suffix = needs.platform === 'darwin' ? 'Template.png' : '.png';
  const imageOf = (mark: TrayMark) => needs.nativeImage.createFromPath(join(needs.folder, mark + suffix));
  const tray = new needs.Tray(imageOf('idle'));
  // Windows opens the menu on the right button only; people press the left one first.
  if (needs.platform === 'win32') tray.on('click', () => tray.popUpContextMenu());
  let shown: { readonly mark: TrayMark; readonly menu: string } | null = null;
  return {
    show: (state) => {
      // Writing the last lines at quit may still change the state, and a tray that is gone throws.
      if (tray.isDestroyed()) return;
      const mark = trayMark(state);
      const template = trayMenu(state, needs.actions, needs.notice);
      const menu = JSON.stringify(template);
      if (shown?.mark !== mark) tray.setImage(imageOf(mark));
      if (shown?.menu !== menu) {
        tray.setToolTip(`Surtitle: ${trayStatus(state)}`);
        tray.setContextMenu(needs.Menu.buildFromTemplate(template));
      }
      shown = { mark, menu };
    },
    dispose: () => tray.destroy(),
  };
}
