/** Checks which word a lane gets for what is known of it. */
import { expect, test } from '@playwright/test';
import type { Problem } from '../base/problem.ts';
import { conditionOf, isAlarm, type LaneFacts, SILENT_AFTER_MS } from './laneCondition.ts';
import type { SessionStatus } from './status.ts';

const live = (warning: Problem | null = null): SessionStatus => ({
  status: 'live',
  engine: 'openai',
  fallbackFor: null,
  warning,
});
const lost: Problem = { kind: 'connectionLost' };

const microphone: LaneFacts = {
  isMuted: false,
  problem: null,
  status: live(),
  silentMs: 0,
  wasHeard: true,
  mayRest: false,
  isSpeech: false,
};
const computer: LaneFacts = { ...microphone, mayRest: true, wasHeard: false };
const conditionsOf = (facts: LaneFacts, ...changes: readonly Partial<LaneFacts>[]) =>
  changes.map((change) => conditionOf({ ...facts, ...change }));

test('a lane hears whoever speaks, and listens while nobody does, for however long', () => {
  expect(conditionsOf(microphone, { isSpeech: true }, {}, { silentMs: SILENT_AFTER_MS - 1 })).toEqual([
    'hearing',
    'listening',
    'listening',
  ]);
});

test('zeros from a microphone make it deaf within five seconds', () => {
  expect(SILENT_AFTER_MS).toBeLessThan(5_000);
  expect(conditionsOf(microphone, { silentMs: SILENT_AFTER_MS }, { silentMs: 3_600_000 })).toEqual([
    'deaf',
    'deaf',
  ]);
});

test('zeros from the computer are no fault: nothing is heard yet, and later it rests', () => {
  expect(
    conditionsOf(
      computer,
      {},
      { silentMs: 3_600_000 },
      { wasHeard: true, silentMs: 3_600_000 },
      { wasHeard: true, isSpeech: true },
    ),
  ).toEqual(['nothingYet', 'nothingYet', 'listening', 'hearing']);
});

test('a source that ended, was refused or is another’s is deaf, muted or not; another problem is not of its ears', () => {
  for (const kind of [
    'microphoneLost',
    'microphoneDenied',
    'computerSoundLost',
    'computerSoundDenied',
  ] as const) {
    const problem: Problem = { kind };
    expect(
      conditionsOf(
        microphone,
        { problem },
        { problem, isMuted: true },
        { status: { status: 'failed', problem } },
      ),
    ).toEqual(['deaf', 'deaf', 'deaf']);
  }
  expect(conditionsOf(microphone, { problem: { kind: 'speechDetectorFailed' }, isSpeech: true })).toEqual([
    'hearing',
  ]);
});

test('a muted lane is muted, whatever it does not hear and whoever is away; that is no alarm', () => {
  const facts = [
    { silentMs: 3_600_000 },
    { status: live({ kind: 'noTextComing' }) },
    { status: { status: 'connecting' } as const },
  ];
  expect(conditionsOf({ ...microphone, isMuted: true }, ...facts)).toEqual(['muted', 'muted', 'muted']);
  expect(isAlarm('muted')).toBe(false);
});

test('speech without text is said; while no engine listens it waits, and that is no alarm', () => {
  expect(
    conditionsOf(
      { ...microphone, isSpeech: true },
      { status: live({ kind: 'noTextComing' }) },
      { status: { status: 'connecting' } },
      { status: { status: 'retrying', attempt: 1, delayMs: 500, problem: lost } },
      { status: { status: 'retrying', attempt: 1, delayMs: 500, problem: { kind: 'noTextComing' } } },
    ),
  ).toEqual(['noText', 'waiting', 'waiting', 'waiting']);
  expect((['hearing', 'listening', 'nothingYet', 'waiting', 'noText', 'deaf'] as const).map(isAlarm)).toEqual(
    [false, false, false, false, true, true],
  );
});
