/** Checks that the tray's menu is a picture of the state. */
import { expect, test } from '@playwright/test';
import { type AppState, initialState } from '../core/app/state.ts';
import { trayMark, trayStatus } from '../core/desktop/trayStatus.ts';
import { noActions } from '../e2e/main/trayActions.ts';
import { createTray, type TrayNeeds, trayMenu } from './tray.ts';

const labels = (state: AppState) =>
  trayMenu(state, noActions).map((item) => (item.type === 'separator' ? '-' : item.label));

test('at rest it offers to start, hide, unlock', () => {
  expect(labels(initialState)).toEqual([
    'Captions are off',
    '-',
    'Start captions',
    'Hide overlay',
    'Unlock position',
    'What did I miss?',
    '-',
    'Copy the last minute',
    'Export last session…',
    'Transcribe a file…',
    'Share captions…',
    'Library…',
    'Settings…',
    '-',
    'Quit Surtitle',
  ]);
});

test('while captions run, hidden and unlocked, it offers the opposite of each', () => {
  const state: AppState = {
    ...initialState,
    intent: { ...initialState.intent, captions: true, overlayVisible: false, positionLocked: false },
    session: { status: 'live', engine: 'openai', fallbackFor: null, warning: null },
  };
  expect(labels(state).slice(0, 5)).toEqual([
    'Captions are on',
    '-',
    'Stop captions',
    'Show overlay',
    'Lock position',
  ]);
});

test('each item does its own action', () => {
  const pressed: string[] = [];
  const recording = Object.fromEntries(
    Object.keys(noActions).map((name) => [name, () => pressed.push(name)]),
  ) as unknown as typeof noActions;
  for (const item of trayMenu({ ...initialState, hasTranscript: true }, recording)) {
    item.click?.(...([] as unknown as Parameters<NonNullable<typeof item.click>>));
  }
  expect(pressed).toEqual([
    'toggleCaptions',
    'toggleOverlay',
    'toggleLock',
    'lookBack',
    'copyLastMinute',
    'exportLast',
    'transcribeFile',
    'shareCaptions',
    'openLibrary',
    'openSettings',
    'quit',
  ]);
});

test('export can be pressed only when there is something to export', () => {
  const isEnabled = (hasTranscript: boolean) =>
    trayMenu({ ...initialState, hasTranscript }, noActions).find((item) => item.label?.startsWith('Export'))
      ?.enabled;
  expect([isEnabled(false), isEnabled(true)]).toEqual([false, true]);
});

test('what this system cannot do stands under the status', () => {
  expect(labels({ ...initialState, systemNotice: 'waylandOverlay' }).slice(0, 3)).toEqual([
    'Captions are off',
    'Wayland: the overlay cannot stay on top',
    '-',
  ]);
});

/** Captions are wanted wherever a session is under way. */
const running: AppState = { ...initialState, intent: { ...initialState.intent, captions: true } };

const STATES: readonly (readonly [string, Partial<AppState>, string, string])[] = [
  ['idle', {}, 'idle', 'Captions are off'],
  ['a problem at rest', { problem: { kind: 'diskFull' } }, 'problem', 'The disk is full.'],
  ['starting', { session: { status: 'connecting' } }, 'connecting', 'Starting…'],
  [
    'connecting',
    { session: { status: 'connecting' }, key: { ...initialState.key, source: 'stored' } },
    'connecting',
    'Connecting…',
  ],
  [
    'live',
    { session: { status: 'live', engine: 'openai', fallbackFor: null, warning: null } },
    'live',
    'Captions are on',
  ],
  [
    'live while the service is away',
    { session: { status: 'live', engine: 'local', fallbackFor: { kind: 'badKey' }, warning: null } },
    'live',
    'Captions are on, by this computer. The API key was not accepted.',
  ],
  [
    'live and silent',
    {
      session: { status: 'live', engine: 'openai', fallbackFor: null, warning: { kind: 'microphoneSilent' } },
    },
    'problem',
    'The microphone gives only silence.',
  ],
  [
    'live while lines wait',
    {
      session: { status: 'live', engine: 'openai', fallbackFor: null, warning: null },
      problem: { kind: 'diskFull' },
    },
    'problem',
    'Captions are on. The disk is full.',
  ],
  [
    'retrying',
    { session: { status: 'retrying', attempt: 3, delayMs: 2_000, problem: { kind: 'offline' } } },
    'connecting',
    'Trying again (attempt 3): This computer is offline.',
  ],
  [
    'failed',
    { session: { status: 'failed', problem: { kind: 'badKey' } } },
    'problem',
    'The API key was not accepted.',
  ],
];

for (const [name, change, mark, status] of STATES) {
  test(`${name} shows as ${mark}: ${status}`, () => {
    const state = { ...('session' in change ? running : initialState), ...change };
    expect([trayMark(state), trayStatus(state)]).toEqual([mark, status]);
  });
}

test('after Stop it says that the last words are being settled', () => {
  expect(
    trayStatus({
      ...initialState,
      session: { status: 'live', engine: 'openai', fallbackFor: null, warning: null },
    }),
  ).toBe('Finishing captions…');
});

/** Electron's tray as far as it is drawn on; like Electron's it throws once it is gone. */
class DrawnTray {
  drawn: string[] = [];
  private isGone = false;
  private draw = (what: string) => {
    if (this.isGone) throw new Error('Tray is destroyed');
    this.drawn.push(what);
  };
  setImage = () => this.draw('image');
  setToolTip = (text: string) => this.draw(text);
  setContextMenu = () => this.draw('menu');
  isDestroyed = () => this.isGone;
  destroy = () => {
    this.isGone = true;
  };
}

test('it draws what changed, and nothing once it is gone', () => {
  const drawn: string[] = [];
  class Tray extends DrawnTray {
    override drawn = drawn;
  }
  const electron = {
    Tray,
    Menu: { buildFromTemplate: () => null },
    nativeImage: { createFromPath: (path: string) => path },
  } as unknown as Pick<TrayNeeds, 'Tray' | 'Menu' | 'nativeImage'>;
  const tray = createTray({
    ...electron,
    folder: '/tray',
    platform: 'linux',
    actions: noActions,
  });
  tray.show(initialState);
  tray.show(initialState);
  tray.show({ ...running, session: { status: 'connecting' } });
  tray.dispose();
  tray.show(initialState);
  const shown = (status: string) => ['image', `Surtitle: ${status}`, 'menu'];
  expect(drawn).toEqual([...shown('Captions are off'), ...shown('Starting…')]);
});
