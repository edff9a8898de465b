/** How the overlay looks: lanes, states, notices, controls, on desktops of three kinds, wide and narrow. */
import type { Page } from 'playwright';
import { type AppState, initialState } from '../../core/app/state.ts';
import { overlayHeightPx } from '../../core/desktop/parts.ts';
import type { SessionStatus } from '../../core/live/status.ts';
import { defaultStyle } from '../../core/screen/style.ts';
import { DESKTOPS } from '../overlay/desktops.ts';
import { completed, delta } from '../overlay/events.ts';
import { type OverlayPage, openStage, type Stage } from '../overlay/stage.ts';
import { expect, look, test } from './looks.ts';

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

const WIDE = { width: 1_100, height: overlayHeightPx(defaultStyle, 1_100) };
const NARROW = { width: 420, height: overlayHeightPx(defaultStyle, 420) };

const live = (change: Partial<Extract<SessionStatus, { status: 'live' }>> = {}): SessionStatus => ({
  status: 'live',
  engine: 'local',
  fallbackFor: null,
  warning: null,
  ...change,
});

interface Scene {
  readonly name: string;
  readonly on: keyof typeof DESKTOPS;
  readonly size: typeof WIDE;
  readonly status?: SessionStatus;
  /** By lane: settled lines, then one that is still being said. */
  readonly said?: Readonly<Record<string, readonly [settled: string, open: string]>>;
  readonly conditions?: Readonly<Record<string, string>>;
  readonly push?: (state: AppState) => Partial<AppState>;
  readonly gap?: true;
}

const ALONE = {
  you: ['The committee meets again on Thursday.', ' Bring the figures for October'],
} as const;
const BOTH = {
  you: ['Can everybody hear me?', ''],
  others: ['Yes, loud and clear.', ' Shall we begin with'],
} as const;
const unlocked = ({ intent }: AppState) => ({ intent: { ...intent, positionLocked: false } });
const called = ({ settings }: AppState) => ({
  settings: { ...settings, names: { you: 'Alexandra', others: 'Team Lisbon' } },
});
const styled =
  (captions: Partial<AppState['settings']['captions']>) =>
  ({ settings }: AppState) => ({
    settings: { ...settings, captions: { ...settings.captions, ...captions } },
  });

const alerting = ({ settings }: AppState) => ({
  settings: { ...settings, alerts: { ...settings.alerts, terms: ['Thursday', 'figures for'] } },
});

const SCENES: readonly Scene[] = [
  { name: 'alert', on: 'photo', size: WIDE, said: ALONE, push: alerting },
  { name: 'alone-light', on: 'light', size: WIDE, said: ALONE },
  { name: 'alone-dark', on: 'dark', size: WIDE, said: ALONE },
  { name: 'alone-photo', on: 'photo', size: WIDE, said: ALONE },
  { name: 'alone-narrow', on: 'photo', size: NARROW, said: ALONE },
  { name: 'both-light', on: 'light', size: WIDE, said: BOTH },
  { name: 'both-photo', on: 'photo', size: WIDE, said: BOTH },
  { name: 'both-narrow', on: 'dark', size: NARROW, said: BOTH },
  {
    name: 'muted-named',
    on: 'dark',
    size: WIDE,
    said: BOTH,
    conditions: { you: 'muted', others: 'hearing' },
    push: called,
  },
  { name: 'gap', on: 'photo', size: WIDE, said: ALONE, gap: true },
  { name: 'connecting', on: 'photo', size: NARROW, status: { status: 'connecting' } },
  {
    name: 'microphone-silent',
    on: 'light',
    size: WIDE,
    said: ALONE,
    status: live({ warning: { kind: 'microphoneSilent' } }),
    conditions: { you: 'deaf' },
  },
  {
    name: 'microphone-silent-narrow',
    on: 'photo',
    size: NARROW,
    said: ALONE,
    status: live({ warning: { kind: 'microphoneSilent' } }),
    conditions: { you: 'deaf' },
  },
  {
    name: 'stands-in',
    on: 'dark',
    size: WIDE,
    said: ALONE,
    status: live({ fallbackFor: { kind: 'connectionLost' } }),
  },
  { name: 'failed', on: 'light', size: WIDE, status: { status: 'failed', problem: { kind: 'badKey' } } },
  { name: 'unlocked', on: 'photo', size: WIDE, said: ALONE, push: unlocked },
  { name: 'unlocked-narrow', on: 'dark', size: NARROW, said: ALONE, push: unlocked },
  { name: 'unlocked-empty', on: 'light', size: WIDE, push: unlocked },
  {
    name: 'yellow-outlined',
    on: 'photo',
    size: WIDE,
    said: ALONE,
    push: styled({
      fontSizePx: 44,
      textColour: '#ffff00',
      backgroundColour: '#0b1f4b',
      backgroundOpacity: 0.4,
      edge: 'outline',
    }),
  },
];

async function set({ page, push }: OverlayPage, scene: Scene): Promise<void> {
  const { status = live(), said = {}, conditions = {} } = scene;
  const lanes = Object.keys(said).length > 1 ? ['you', 'others'] : ['you'];
  await page.addStyleTag({ content: `html { background: ${DESKTOPS[scene.on]} !important }` });
  if (scene.push !== undefined) {
    const on = { ...initialState, intent: { ...initialState.intent, captions: true } };
    await push(scene.push(on));
  }
  await page.evaluate((ids) => window.overlayStage.setLanes(ids), lanes);
  await page.evaluate((next) => window.overlayStage.setState({ status: next }), status);
  for (const lane of lanes) await condition(page, lane, conditions[lane] ?? 'listening');
  if (scene.gap) {
    await page.evaluate(() => window.overlayStage.receiveGap(1_000, 5_000));
    // What follows in the same frame is set into rows with it, and otherwise than what comes later.
    await expect(page.getByText('not captioned')).toBeVisible();
  }
  for (const [lane, [settled, open]] of Object.entries(said)) {
    const told = [delta('1.1', settled), completed('1.1', settled), ...(open ? [delta('1.2', open)] : [])];
    await page.evaluate(([events, id]) => window.overlayStage.receive(events, id), [told, lane] as const);
    await expect(page.locator('.rows:not(.sample)').first()).not.toBeEmpty();
  }
}

const condition = (page: Page, lane: string, is: string) =>
  page.evaluate(([id, change]) => window.overlayStage.showLane(id, change), [
    lane,
    { condition: is, hearing: { isSpeech: is === 'hearing', levelDb: is === 'hearing' ? -22 : -100 } },
  ] as const);

for (const scene of SCENES)
  test(`the overlay, ${scene.name}`, async ({ isComparable }) => {
    test.skip(!isComparable, 'letters are drawn otherwise on this machine');
    const overlay = await stage.open({ viewport: scene.size });
    await set(overlay, scene);
    await look({ page: overlay.page, name: `overlay-${scene.name}` });
    await overlay.page.context().close();
  });
