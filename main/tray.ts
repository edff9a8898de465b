/** The tray icon with its menu: a picture of the state. Acts only through the actions it is given. */
import { join } from 'node:path';
import type { Menu, MenuItemConstructorOptions, NativeImage, Tray } from 'electron';
import { type AppState, hearsMicrophone, type Transcription } from '../core/app/state.ts';
import type { Sharing } from '../core/captions/sharing.ts';
import { hideLabel } from '../core/desktop/hideLabel.ts';
import { transcriptionStatus } from '../core/desktop/menuWords.ts';
import { type TrayMark, trayMark, trayStatus } from '../core/desktop/trayStatus.ts';
import { SOURCE_CHOICES, type SourceChoice } from '../core/transcript/lanes.ts';
import { type Words, wordsIn } from '../core/words/words.ts';

export interface TrayActions {
  readonly toggleCaptions: () => void;
  readonly toggleOverlay: () => void;
  readonly toggleLock: () => void;
  readonly toggleMute: () => void;
  readonly togglePause: () => void;
  readonly toggleRecord: () => void;
  readonly lookBack: () => void;
  readonly exportLast: () => void;
  readonly copyLastMinute: () => void;
  readonly transcribeFile: () => void;
  readonly stopTranscribing: () => void;
  readonly chooseSources: (choice: SourceChoice) => void;
  readonly shareCaptions: () => void;
  readonly stopSharing: () => void;
  readonly openLibrary: () => void;
  readonly openSettings: () => void;
  readonly quit: () => void;
}

/** The menu as data. */
export function trayMenu(state: AppState, actions: TrayActions): MenuItemConstructorOptions[] {
  const { intent, systemNotice } = state;
  const words = wordsIn(state.locale);
  const { tray } = words;
  return [
    { label: trayStatus(state), enabled: false },
    ...(systemNotice === null ? [] : [{ label: tray(systemNotice), enabled: false }]),
    { type: 'separator' },
    { label: tray(intent.captions ? 'stopCaptions' : 'startCaptions'), click: actions.toggleCaptions },
    { label: hideLabel(state, words), click: actions.toggleOverlay },
    { label: tray(intent.positionLocked ? 'unlockPosition' : 'lockPosition'), click: actions.toggleLock },
    { label: tray(intent.lookBack ? 'lookBackLeave' : 'lookBack'), click: actions.lookBack },
    ...muteItems(state, actions),
    ...breakItems(state, actions),
    { type: 'separator' },
    ...sourceItems(state, actions),
    { label: tray('copyLastMinute'), enabled: state.hasTranscript, click: actions.copyLastMinute },
    { label: tray('exportLast'), enabled: state.hasTranscript, click: actions.exportLast },
    ...transcribingItems(state.transcription, actions, words),
    ...sharingItems(state.sharing, actions, words),
    ...leavingItems(state, actions, words),
    { label: tray('library'), click: actions.openLibrary },
    { label: tray('settings'), click: actions.openSettings },
    { type: 'separator' },
    { label: tray('quit'), click: actions.quit },
  ];
}

/** In captions: to the others in a call one stays as loud as before. */
function muteItems(state: AppState, { toggleMute }: TrayActions): MenuItemConstructorOptions[] {
  if (!state.intent.captions || !hearsMicrophone(state)) return [];
  const { tray } = wordsIn(state.locale);
  return [{ label: tray(state.intent.muted ? 'unmute' : 'mute'), click: toggleMute }];
}

function breakItems(
  { intent, locale }: AppState,
  { togglePause, toggleRecord }: TrayActions,
): MenuItemConstructorOptions[] {
  if (!intent.captions) return [];
  const { tray } = wordsIn(locale);
  return [
    { label: tray(intent.paused ? 'resume' : 'pause'), click: togglePause },
    { label: tray(intent.offRecord ? 'onRecordItem' : 'offRecordItem'), click: toggleRecord },
  ];
}

/** Nothing where there is no choice. */
function sourceItems(
  { canHearComputer, settings, locale }: AppState,
  { chooseSources }: TrayActions,
): MenuItemConstructorOptions[] {
  if (!canHearComputer) return [];
  const { tray } = wordsIn(locale);
  const submenu = SOURCE_CHOICES.map(
    (choice): MenuItemConstructorOptions => ({
      label: tray(choice),
      type: 'radio',
      checked: settings.sources === choice,
      click: () => chooseSources(choice),
    }),
  );
  return [{ label: tray('listenTo'), submenu }, { type: 'separator' }];
}

function transcribingItems(
  transcription: Transcription | null,
  { transcribeFile, stopTranscribing }: TrayActions,
  words: Words,
): MenuItemConstructorOptions[] {
  const transcribe = { label: words.tray('transcribeFile'), click: transcribeFile };
  if (transcription === null) return [transcribe];
  const status = { label: transcriptionStatus(transcription, words), enabled: false };
  if (transcription.status === 'done') return [status, transcribe];
  return [status, { label: words.tray('stopTranscribing'), click: stopTranscribing }];
}

/** Whoever lets it start at login may not open the library for weeks, where it stands, too. */
function leavingItems(
  { retention: { leaving } }: AppState,
  { openLibrary }: TrayActions,
  { retention: say }: Words,
): MenuItemConstructorOptions[] {
  if (leaving === null) return [];
  const { count, firstAtEpochMs } = leaving;
  return [{ label: say('leaving', { count, at: new Date(firstAtEpochMs) }), click: openLibrary }];
}

/** While captions are shared it is seen at every look into the menu; how many follow the settings tell. */
function sharingItems(
  sharing: Sharing | null,
  { shareCaptions, stopSharing }: TrayActions,
  { tray }: Words,
): MenuItemConstructorOptions[] {
  const share = { label: tray('shareCaptions'), click: shareCaptions };
  if (sharing === null) return [share];
  return [
    { label: tray('shared'), enabled: false },
    share,
    { label: tray('stopSharing'), click: stopSharing },
  ];
}

export interface TrayNeeds {
  readonly Tray: new (image: NativeImage) => Tray;
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate'>;
  readonly nativeImage: { readonly createFromPath: (path: string) => NativeImage };
  /** Holds `idle.png` and so on, and `idleTemplate.png` for macOS. */
  readonly folder: string;
  readonly platform: NodeJS.Platform;
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
      const template = trayMenu(state, needs.actions);
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
