/** Checks that calls are answered for our own top frames only, and only with arguments that parse. */
import { expect, test } from '@playwright/test';
import type { WebContents } from 'electron';
import { CALL_CHANNEL, STATE_CHANNEL, TRANSCRIPT_CHANNEL } from '../core/app/channels.ts';
import { type CallHandlers, callsOf } from '../core/app/contract.ts';
import { initialState } from '../core/app/state.ts';
import { success } from '../core/base/result.ts';
import { createIpc, type IpcNeeds } from './ipc.ts';
import { pageOf } from './pages.ts';

type Listener = Parameters<IpcNeeds['ipcMain']['handle']>[1];
type Frame = { readonly url: string; readonly parent: object | null };

const OVERLAY: Frame = { url: 'app://surtitle/overlay/index.html', parent: null };
const SETTINGS: Frame = { url: 'app://surtitle/settings/index.html', parent: null };

const windows = { overlay: {} as WebContents, settings: {} as WebContents, library: {} as WebContents };

/** A registry like Electron's, one state machine of handlers that remembers what it was asked. */
function start() {
  const listeners = new Map<string, Listener>();
  const asked: unknown[] = [];
  const sent: unknown[] = [];
  const ipcMain = {
    handle: (channel: string, listener: Listener) => void listeners.set(channel, listener),
    removeHandler: (channel: string) => void listeners.delete(channel),
  };
  const page = { isDestroyed: () => false, send: (...message: unknown[]) => void sent.push(message) };
  const gone = { isDestroyed: () => true, send: () => sent.push('to a page that is gone') };
  const ipc = createIpc({
    ipcMain,
    pageOf,
    isWindowOf: (name, contents) => windows[name] === contents,
    pages: () => [page, gone],
  });
  const record = (argument: unknown) => {
    asked.push(argument);
    return success(undefined);
  };
  const handlers = { changeSettings: record, storeKey: record, readState: () => initialState };
  ipc.serve(handlers as unknown as CallHandlers);
  const callFrom = async (
    sender: WebContents,
    frame: Frame | null,
    ...message: unknown[]
  ): Promise<unknown> =>
    await listeners.get(CALL_CHANNEL)?.(
      { sender, senderFrame: frame } as unknown as Parameters<Listener>[0],
      ...message,
    );
  const call = (frame: Frame | null, ...message: unknown[]) =>
    callFrom(frame?.url === OVERLAY.url ? windows.overlay : windows.settings, frame, ...message);
  return { ipc, asked, sent, call, callFrom, listeners };
}

test('a call from our page is answered with its parsed argument', async () => {
  const { call, asked } = start();
  expect(await call(SETTINGS, 'storeKey', { key: '  sk-1  ', acceptPlainText: false })).toEqual(
    success(undefined),
  );
  expect(asked).toEqual([{ key: 'sk-1', acceptPlainText: false }]);
  expect(await call(SETTINGS, 'readState')).toEqual(initialState);
});

test('a stranger, a frame inside a page and a frame that is gone are refused', async () => {
  const { call, asked } = start();
  const strangers = [
    null,
    { ...SETTINGS, parent: {} },
    { url: 'https://example.com/', parent: null },
    { url: 'app://surtitle/settings/other.html', parent: null },
  ];
  for (const frame of strangers) {
    await expect(call(frame, 'storeKey', { key: 'k', acceptPlainText: false })).rejects.toThrow(
      'not one of our pages',
    );
  }
  expect(asked).toEqual([]);
});

test('an unknown call is refused, also by the name of something every object has', async () => {
  const { call } = start();
  for (const name of ['nope', 'toString', '__proto__', 7, undefined]) {
    await expect(call(SETTINGS, name, undefined)).rejects.toThrow('the settings page has no such call');
  }
});

test('an argument that does not parse is refused without repeating it', async () => {
  const { call, asked } = start();
  const error = await call(SETTINGS, 'storeKey', { key: 'sk-secret', acceptPlainText: 'yes' }).catch(String);
  expect(error).toBe('Error: Refused: storeKey cannot take this (acceptPlainText).');
  await expect(call(SETTINGS, 'storeKey', { key: 'k', acceptPlainText: true, more: 1 })).rejects.toThrow(
    'cannot take this',
  );
  await expect(call(SETTINGS, 'readState', 'something')).rejects.toThrow('cannot take this');
  expect(asked).toEqual([]);
});

/** What one page may ask and the other may not. */
const OWN_CALLS = {
  overlay: [
    ...['beginSession', 'mintToken', 'reportStatus', 'recordTranscript', 'openSettings', 'dragOverlay'],
    ...['prepareRecognizer', 'openRecognizer', 'endRecognizer', 'allowComputerSound', 'reportSides'],
    ...['recordCharge', 'sharePainted', 'tellAlert', 'readEarlier'],
  ],
  settings: [
    ...['backUp', 'restoreBackup', 'previewKeeping', 'placeOverlay'],
    ...['changeSettings', 'storeKey', 'testKey', 'removeKey', 'quit', 'openNotices', 'exportSession'],
    ...['testSides', 'raiseComputerSound', 'shareCaptions', 'makeNewLinks', 'openDataFolder', 'openKeyPage'],
  ],
};

test('neither page has a call of the other’s', async () => {
  const { call, asked } = start();
  for (const name of OWN_CALLS.settings)
    await expect(call(OVERLAY, name, undefined)).rejects.toThrow('the overlay page has no such call');
  for (const name of OWN_CALLS.overlay)
    await expect(call(SETTINGS, name, undefined)).rejects.toThrow('the settings page has no such call');
  const ofLibrary = Object.keys(callsOf.library).filter((name) => !(name in callsOf.overlay));
  expect(ofLibrary).toContain('deleteSession');
  for (const name of ofLibrary)
    await expect(call(OVERLAY, name, undefined)).rejects.toThrow('the overlay page has no such call');
  expect(asked).toEqual([]);
  const shared = ['changeIntent', 'dismissProblem', 'openLibrary', 'readState'];
  expect(Object.keys(callsOf.overlay).sort()).toEqual([...shared, ...OWN_CALLS.overlay].sort());
  expect(Object.keys(callsOf.settings).sort()).toEqual([...shared, ...OWN_CALLS.settings].sort());
});

test('state and changes of transcripts go to every page that is still there', () => {
  const { ipc, sent } = start();
  const ended = { kind: 'end', sessionId: 's', durationMs: 1_000 } as const;
  ipc.pushState(initialState);
  ipc.pushTranscript(ended);
  expect(sent).toEqual([
    [STATE_CHANNEL, initialState],
    [TRANSCRIPT_CHANNEL, ended],
  ]);
});

test('after dispose nothing answers', () => {
  const { ipc, listeners } = start();
  ipc.dispose();
  expect([...listeners]).toEqual([]);
});

test('a page that gives itself the other’s address is a stranger', async () => {
  const { callFrom, asked } = start();
  await expect(
    callFrom(windows.overlay, SETTINGS, 'storeKey', { key: 'k', acceptPlainText: true }),
  ).rejects.toThrow('not one of our pages');
  expect(asked).toEqual([]);
});
