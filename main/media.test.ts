/** Checks that our pages get the microphone and nothing else, and that nobody else gets anything. */
import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import { createMedia, isAllowed, type MediaNeeds } from './media.ts';
import { isOurPage } from './pages.ts';

const ours = {
  permission: 'media',
  url: 'app://surtitle/overlay/index.html',
  isMainFrame: true,
  media: ['audio'],
  hearsComputer: false,
};
const allowed = (change: Partial<Parameters<typeof isAllowed>[0]>) =>
  isAllowed({ ...ours, ...change }, isOurPage);

test('our pages may hear', () => {
  expect([allowed({}), allowed({ url: 'app://surtitle' }), allowed({ url: 'app://surtitle/' })]).toEqual([
    true,
    true,
    true,
  ]);
});

test('the camera, also together with the microphone, is refused', () => {
  expect([
    allowed({ media: ['video'] }),
    allowed({ media: ['audio', 'video'] }),
    allowed({ media: [] }),
  ]).toEqual([false, false, false]);
});

test('strangers and frames inside pages are refused', () => {
  expect([
    allowed({ url: 'https://example.com' }),
    allowed({ url: undefined }),
    allowed({ isMainFrame: false }),
  ]).toEqual([false, false, false]);
});

test('every other permission is refused', () => {
  const others = [
    'display-capture',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'usb',
    'unknown',
  ];
  expect(others.filter((permission) => allowed({ permission }))).toEqual([]);
});

test('what the computer plays may be heard by our main frame while main lets it, and by nobody else', () => {
  const ask = { permission: 'display-capture', media: ['video', 'audio'], hearsComputer: true };
  expect([
    allowed(ask),
    allowed({ ...ask, hearsComputer: false }),
    allowed({ ...ask, url: 'https://example.com' }),
    allowed({ ...ask, isMainFrame: false }),
  ]).toEqual([true, false, false, false]);
});

test('a caption server on this computer or network may be reached, by our pages alone', () => {
  const network = { permission: 'loopback-network', media: [] };
  expect([allowed(network), allowed({ ...network, url: 'https://example.com' })]).toEqual([true, false]);
});

test('no page writes a file by downloading it', () => {
  const session = Object.assign(new EventEmitter(), {
    setPermissionCheckHandler: () => undefined,
    setPermissionRequestHandler: () => undefined,
  });
  const media = createMedia({
    session: session as unknown as MediaNeeds['session'],
    systemPreferences: { askForMediaAccess: async () => true },
    platform: 'linux',
    isOurPage,
    mayHearComputer: () => false,
  });
  let prevented = 0;
  const download = () => session.emit('will-download', { preventDefault: () => (prevented += 1) });
  download();
  media.dispose();
  download();
  expect(prevented).toBe(1);
});
