/** Alerts of two lanes, and of one that says a name again and again. */
import { expect, test } from '@playwright/test';
import { noAlerts, type Paced, paceAlert } from './alertPace.ts';

/** What becomes of alerts one after the other. */
function paced(...alerts: readonly (readonly [lane: string, phrase: string, atMs: number])[]) {
  let pace = noAlerts;
  return alerts.map(([lane, phrase, atMs]) => {
    const { isEcho, flashes, ...next }: Paced = paceAlert(pace, { lane, phrase, atMs });
    pace = next.pace;
    return isEcho ? 'echo' : flashes ? 'flash' : 'steady';
  });
}

test('what the microphone hears of the others alerts once, in whichever lane it came first', () => {
  expect(paced(['others', 'Anna', 0], ['you', 'Anna', 1_200])).toEqual(['flash', 'echo']);
  expect(paced(['you', 'Anna', 0], ['others', 'Anna', 900])).toEqual(['flash', 'echo']);
});

test('another phrase, the same lane, and an answer that comes later alert', () => {
  expect(paced(['others', 'Anna', 0], ['you', 'Bea', 1_200])).toEqual(['flash', 'flash']);
  expect(paced(['others', 'Anna', 0], ['others', 'Anna', 1_200])).toEqual(['flash', 'flash']);
  expect(paced(['others', 'Anna', 0], ['you', 'Anna', 4_000])).toEqual(['flash', 'flash']);
});

test('there are never more than three flashes in a second', () => {
  const all = paced(...Array.from({ length: 20 }, (_, at) => ['others', 'Anna', at * 100] as const));
  expect(all.map((what, at) => (what === 'flash' ? at * 100 : null)).filter((at) => at !== null)).toEqual([
    0, 500, 1_000, 1_500,
  ]);
  expect(paced(['others', 'Anna', 0], ['others', 'Anna', 200])).toEqual(['flash', 'steady']);
});
