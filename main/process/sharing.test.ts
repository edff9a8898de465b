/** Checks what the process that shares captions is told, what is shown of it, and how it ends, dies and comes back. */
import { join } from 'node:path';
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { initialState } from '../../core/app/state.ts';
import type { SharingReport } from '../../core/captions/sharing.ts';
import { head, line, startSharing as start } from '../../e2e/main/sharedCaptions.ts';

const links = { captions: ['http://192.0.2.7:8791/c/captions#t'], overlay: null };
const open: SharingReport = { kind: 'open', links, hasMoved: false };

test.beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
test.afterEach(() => mock.timers.reset());

test('nothing is shared until a person wants it; then a process has a folder, the pages and no key', () => {
  const { sharing, forks, child, getState } = start();
  sharing.follow({ kind: 'begin', head });
  sharing.paint({ sessionId: 's1', lane: 'you', captions: [] });
  expect([forks, getState().sharing]).toEqual([[], null]);
  sharing.share(true);
  sharing.share(true);
  expect(forks).toEqual([
    [
      join('/app/out/main', 'sharing.js'),
      [join('/resources', 'assets'), join('/data', 'sharing'), join('/resources', 'out/server')],
      { serviceName: 'Surtitle sharing', env: { PATH: '/bin' } },
    ],
  ]);
  expect(getState().sharing).toEqual({ status: 'starting' });
  expect(child().messages).toEqual([
    { kind: 'open', reach: 'network', newLinks: false },
    { kind: 'status', status: 'idle' },
    { kind: 'fill', head, entries: [] },
  ]);
});

test('it is told what has settled so far, then every change, what is painted, and how captions are', () => {
  const { sharing, child, store, setState } = start();
  const [one, two, open] = [line('1.1', 'One.'), line('1.2', 'Two.'), line('1.3', 'Thr')];
  sharing.follow({ kind: 'begin', head });
  sharing.follow({ kind: 'append', sessionId: 's1', entry: one });
  // What merely stands of a line that is still open is read back with the others.
  store(one, open);
  sharing.share(true);
  expect(child().messages[2]).toEqual({ kind: 'fill', head, entries: [one] });
  const painted = { sessionId: 's1', lane: 'you', captions: [] };
  sharing.paint(painted);
  sharing.follow({ kind: 'append', sessionId: 's1', entry: two });
  sharing.follow({ kind: 'append', sessionId: 'a file', entry: two });
  sharing.follow({
    ...{ kind: 'standing', sessionId: 's1', lane: 'you', reachedMs: 5, isSpeaking: true },
    entries: [open],
  });
  setState({ session: { status: 'connecting' } });
  const end = { kind: 'end', sessionId: 's1', durationMs: 900 } as const;
  sharing.follow(end);
  expect(child().messages.slice(3)).toEqual([
    { kind: 'painted', painted },
    { kind: 'change', change: { kind: 'append', sessionId: 's1', entry: two } },
    { kind: 'status', status: 'connecting' },
    { kind: 'change', change: end },
  ]);
});

test('when the page that hears has died, what stood of it is told as what it said', () => {
  const { sharing, child, store } = start();
  sharing.share(true);
  sharing.follow({ kind: 'begin', head });
  const entries = [line('1.1', 'One.'), line('1.2', 'and th')];
  store(...entries);
  sharing.follow({ kind: 'broken', sessionId: 's1', goesOn: true });
  expect(child().messages.at(-1)).toEqual({ kind: 'fill', head, entries });
});

test('its links and how many follow are in the state, and gone with it', () => {
  const { sharing, child, getState } = start();
  sharing.share(true);
  child().tell(open, { kind: 'readers', count: 2 });
  expect(getState().sharing).toEqual({ status: 'open', links, hasMoved: false, readers: 2 });
  // Of another network, with the same readers.
  child().tell({ ...open, hasMoved: true });
  expect(getState().sharing).toEqual({ status: 'open', links, hasMoved: true, readers: 2 });
  sharing.share(false);
  child().tell(open);
  expect(getState().sharing).toBe(null);
  expect(child().messages.at(-1)).toEqual({ kind: 'close' });
  mock.timers.tick(2_000);
  expect(child().kills).toBe(1);
});

test('another reach and new links begin it anew, once the one before has let its port go', () => {
  const { sharing, children, child, setState, getState } = start();
  sharing.share(true);
  child().tell(open);
  setState({ settings: { ...initialState.settings, shareWith: 'computer' } });
  expect([children.length, child().kinds().at(-1)]).toEqual([1, 'close']);
  expect(getState().sharing).toEqual({ status: 'starting' });
  sharing.makeNewLinks();
  child().emit('exit', 0);
  expect(children.length).toBe(2);
  expect(child().messages[0]).toEqual({ kind: 'open', reach: 'computer', newLinks: true });
  child().emit('exit', 9);
  mock.timers.tick(30_000);
  expect(child().messages[0]).toEqual({ kind: 'open', reach: 'computer', newLinks: false });
});

test('one that dies is begun again, later each time while none lives; switched off, none comes', () => {
  const { sharing, children, child, getState } = start();
  sharing.share(true);
  child().tell(open);
  for (const restMs of [1_000, 2_000, 4_000]) {
    const before = children.length;
    child().emit('exit', 9);
    expect(getState().sharing).toEqual({ status: 'starting' });
    mock.timers.tick(restMs - 1);
    expect(children.length).toBe(before);
    mock.timers.tick(1);
    expect(children.length).toBe(before + 1);
  }
  child().emit('exit', 9);
  sharing.share(false);
  mock.timers.tick(60_000);
  expect([children.length, getState().sharing]).toEqual([4, null]);
});

test('ports that others have are told in words; the next try puts them away', () => {
  const { sharing, child, children, getState } = start();
  sharing.share(true);
  const problem = { kind: 'portsTaken', first: 8791, last: 8800 } as const;
  child().tell({ kind: 'failed', problem });
  expect([getState().sharing, getState().problem]).toEqual([null, problem]);
  child().emit('exit', 1);
  sharing.share(true);
  expect([children.length, getState().problem]).toEqual([2, null]);
});

test('at the end of the app readers are told, where there are any', async () => {
  const { sharing, child, children } = start();
  expect(sharing.farewell()).toBe(null);
  sharing.share(true);
  const farewell = sharing.farewell();
  expect(child().kinds().at(-1)).toBe('close');
  child().emit('exit', 0);
  await farewell;
  expect([children.length, sharing.farewell()]).toEqual([1, null]);
});

test('what is no report ends it, and the end of the app ends the process', () => {
  const { sharing, child, getState } = start();
  sharing.share(true);
  child().emit('message', { kind: 'open', links: 'everything' });
  expect(getState()).toMatchObject({ sharing: null, problem: { kind: 'internal' } });
  const other = start();
  other.sharing.share(true);
  other.sharing.dispose();
  other.child().emit('exit', 0);
  expect([other.child().kills, other.children.length]).toEqual([1, 1]);
});
