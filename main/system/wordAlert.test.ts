/** A notification for a term that was said: only of what a person has listed, wished, and lets be kept. */
import { EventEmitter } from 'node:events';
import { expect, test } from '@playwright/test';
import { defaultSettings } from '../../core/app/settings.ts';
import { type AppState, type IntentPatch, initialState } from '../../core/app/state.ts';
import { wordsIn } from '../../core/words/words.ts';
import { createWordAlert } from './wordAlert.ts';

const LINE = 'Could you say something about it, Anna?';

function stage({ platform = 'linux' as NodeJS.Platform, isSupported = true } = {}) {
  const shown: { title: string; body: string; silent: boolean }[] = [];
  const ids: string[] = [];
  const clicks: (() => void)[] = [];
  const intended: IntentPatch[] = [];
  let nowMs = 1_000;
  let state: AppState = {
    ...initialState,
    settings: { ...defaultSettings, alerts: { terms: ['Anna', 'budget review'], notifies: true } },
  };
  class Notification extends EventEmitter {
    static readonly isSupported = () => isSupported;
    private readonly options: Electron.NotificationConstructorOptions;
    constructor(options: Electron.NotificationConstructorOptions) {
      super();
      this.options = options;
      clicks.push(() => this.emit('click'));
    }
    show() {
      const { title = '', body = '', silent = false } = this.options;
      shown.push({ title, body, silent });
    }
  }
  const { tellAlert } = createWordAlert({
    Notification,
    app: { isPackaged: true, setAppUserModelId: (id) => void ids.push(id) },
    platform,
    getState: () => state,
    words: () => wordsIn('en'),
    intend: (patch) => void intended.push(patch),
    performance: { now: () => nowMs },
  });
  return {
    ...{ shown, ids, clicks, intended, tellAlert },
    pass: (ms: number) => {
      nowMs += ms;
    },
    change: (change: Partial<AppState>) => {
      state = { ...state, ...change };
    },
  };
}

test('it says which term, with the line, and makes no sound; a click on it shows the overlay', () => {
  const { tellAlert, shown, clicks, intended } = stage();
  tellAlert({ term: 'Anna', line: LINE });
  expect(shown).toEqual([{ title: '“Anna” was said', body: LINE, silent: true }]);
  clicks[0]?.();
  expect(intended).toEqual([{ overlayVisible: true }]);
});

test('one term notifies once in thirty seconds, another at once', () => {
  const { tellAlert, shown, pass } = stage();
  for (const term of ['Anna', 'Anna', 'budget review']) tellAlert({ term, line: LINE });
  pass(29_999);
  tellAlert({ term: 'Anna', line: LINE });
  expect(shown.map(({ title }) => title)).toEqual(['“Anna” was said', '“budget review” was said']);
  pass(1);
  tellAlert({ term: 'Anna', line: LINE });
  expect(shown).toHaveLength(3);
});

test('none without the wish, off the record, for what is not listed, or where the system has none', () => {
  const { tellAlert, shown, change } = stage();
  tellAlert({ term: 'A page made this up', line: LINE });
  change({ intent: { ...initialState.intent, offRecord: true } });
  tellAlert({ term: 'Anna', line: LINE });
  change({ intent: initialState.intent, settings: defaultSettings });
  tellAlert({ term: 'Anna', line: LINE });
  const without = stage({ isSupported: false });
  without.tellAlert({ term: 'Anna', line: LINE });
  expect([shown, without.shown]).toEqual([[], []]);
});

test('a line is one line of text: nothing in it is read as a link or a picture', () => {
  const { tellAlert, shown } = stage();
  tellAlert({ term: 'Anna', line: 'Anna,\n<img src="file:///x">\u202E see' });
  expect(shown.map(({ body }) => body)).toEqual(['Anna, ‹img src="file:///x"› see']);
});

test('Windows is told which program notifies, other systems are not', () => {
  expect([stage({ platform: 'win32' }).ids, stage().ids]).toEqual([['app.surtitle.desktop'], []]);
});
