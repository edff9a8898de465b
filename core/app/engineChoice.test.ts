/** Who listens, by choice, key and language. */
import { expect, test } from '@playwright/test';
import { chooseEngines, foreignTo, isStoppedByBudget, preferredEngine } from './engineChoice.ts';
import type { EngineChoice } from './settings.ts';
import { initialState } from './state.ts';

const chosen = (engine: EngineChoice, hasKey: boolean, languages: readonly string[] = []) =>
  chooseEngines({ settings: { engine, languages: [...languages] }, hasKey }).join(' ');

test('automatic asks the service where there is a key, and this computer stands in; else this computer', () => {
  expect([chosen('automatic', true), chosen('automatic', false)]).toEqual(['openai local', 'local']);
});

test('a choice is kept, with a key or without', () => {
  expect([chosen('openai', false), chosen('local', true)]).toEqual(['openai', 'local']);
});

test('this computer does not stand in for a language that it does not know', () => {
  expect([
    chosen('automatic', true, ['de']),
    chosen('automatic', true, ['de', 'en']),
    chosen('automatic', true, ['en-GB']),
    chosen('automatic', false, ['de']),
  ]).toEqual(['openai', 'openai local', 'openai local', 'local']);
});

test('what this computer does not know is named, unless English is expected too', () => {
  expect([foreignTo(['de', 'fr']), foreignTo(['de', 'en']), foreignTo([])]).toEqual([['de', 'fr'], [], []]);
});

test('the preferred engine is the first of those that are chosen', () => {
  const { settings, key } = initialState;
  expect([
    preferredEngine({ settings, key }),
    preferredEngine({ settings, key: { ...key, source: 'environment' } }),
  ]).toEqual(['local', 'openai']);
});

test('when the month’s budget is spent this computer listens, or captions stop that would ask the service', () => {
  const settings = { engine: 'automatic', languages: ['de'] } as const;
  const allowed = (['service', 'local', 'stop'] as const).map((one) =>
    chooseEngines({ settings: { ...settings, languages: ['de'] }, hasKey: true, allowed: one }).join(' '),
  );
  expect(allowed).toEqual(['openai', 'local', 'openai']);
  const month = { sentMs: 0, speechMs: 0, billedSeconds: 0, commits: 0, usd: 9, unpricedSeconds: 0 };
  const stopped = (engine: EngineChoice, whenSpent: 'stop' | 'local', captions = true) =>
    isStoppedByBudget({
      intent: { ...initialState.intent, captions },
      settings: { ...initialState.settings, engine },
      key: { ...initialState.key, source: 'stored' },
      spending: {
        ...{ session: null, month, monthName: '2026-11', isWhole: true, allowed: whenSpent },
        budget: { kind: 'spent', share: 1, leftUsd: 0 },
      },
    });
  expect([
    stopped('automatic', 'stop'),
    stopped('openai', 'stop'),
    stopped('local', 'stop'),
    stopped('automatic', 'local'),
    stopped('automatic', 'stop', false),
  ]).toEqual([true, true, false, false, false]);
});
