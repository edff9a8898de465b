/** Checks that calls are answered for our own top frames only, and only with arguments that parse. */
import { expect, test } from '@playwright/test';
import { CALL_CHANNEL, STATE_CHANNEL } from '../core/app/channels.ts';
import type { CallHandlers } from '../core/app/contract.ts';
import { initialState } from '../core/app/state.ts';
import { success } from '../core/base/result.ts';
import { createIpc, type IpcNeeds } from './ipc.ts';
import { isOurPage } from './pages.ts';

type Listener = Parameters<IpcNeeds['ipcMain']['handle']>[1];
type Frame = { readonly url: string; readonly parent: object | null };

const OURS: Frame = { url: 'app://surtitle/overlay/index.html', parent: null };

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
  const ipc = createIpc({ ipcMain, isOurPage, pages: () => [page, gone] });
  const record = (argument: unknown) => {
    asked.push(argument);
    return success(undefined);
  };
  const handlers = { changeSettings: record, storeKey: record, readState: () => initialState };
  ipc.serve(handlers as unknown as CallHandlers);
  const call = async (frame: Frame | null, ...message: unknown[]): Promise<unknown> =>
    await listeners.get(CALL_CHANNEL)?.(
      { senderFrame: frame } as unknown as Parameters<Listener>[0],
      ...message,
    );
  return { ipc, asked, sent, call, listeners };
}

test('a call from our page is answered with its parsed argument', async () => {
  const { call, asked } = start();
  expect(await call(OURS, 'storeKey', { key: '  sk-1  ', acceptPlainText: false })).toEqual(
    success(undefined),
  );
  expect(asked).toEqual([{ key: 'sk-1', acceptPlainText: false }]);
  expect(await call(OURS, 'readState')).toEqual(initialState);
});

test('a stranger, a frame inside a page and a frame that is gone are refused', async () => {
  const { call, asked } = start();
  const strangers = [null, { ...OURS, parent: {} }, { url: 'https://example.com/', parent: null }];
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
    await expect(call(OURS, name, undefined)).rejects.toThrow('no such call');
  }
});

test('an argument that does not parse is refused without repeating it', async () => {
  const { call, asked } = start();
  const error = await call(OURS, 'storeKey', { key: 'sk-secret', acceptPlainText: 'yes' }).catch(String);
  expect(error).toBe('Error: Refused: storeKey cannot take this (acceptPlainText).');
  await expect(call(OURS, 'storeKey', { key: 'k', acceptPlainText: true, more: 1 })).rejects.toThrow(
    'cannot take this',
  );
  await expect(call(OURS, 'readState', 'something')).rejects.toThrow('cannot take this');
  expect(asked).toEqual([]);
});

test('state goes to every page that is still there', () => {
  const { ipc, sent } = start();
  ipc.push(initialState);
  expect(sent).toEqual([[STATE_CHANNEL, initialState]]);
});

test('after dispose nothing answers', () => {
  const { ipc, listeners } = start();
  ipc.dispose();
  expect([...listeners]).toEqual([]);
});
