/** What is looked back on is whole: what this page knows goes on where what was read ends, by time, and each line once. */
import { expect, test } from '@playwright/test';
import { joined, type SaidLine } from './said.ts';

const line = (key: string, startMs: number): SaidLine => ({
  ...{ key, speaker: key.slice(0, 1), text: key, startMs },
  atEpochMs: 1_000_000 + startMs,
});
const keys = (lines: readonly SaidLine[]) => lines.map(({ key }) => key);

/** I spoke an hour ago and now; the others all the time, of which this page knows the last minutes. */
const here = [
  line('you 1', 0),
  line('others 50', 3_500_000),
  line('you 2', 3_590_000),
  line('others 51', 3_600_000),
];

test('before main has answered the last minute is shown, and no line of long ago as if it came just before', () => {
  expect(keys(joined([], here, false))).toEqual(['you 2', 'others 51']);
});

test('a line of a lane that rarely speaks waits until all that was said since has been read', () => {
  const read = [line('others 40', 3_000_000), line('others 50', 3_500_000)];
  expect(keys(joined(read, here, false))).toEqual(['others 40', 'others 50', 'you 2', 'others 51']);
  const whole = [line('you 1', 0), line('others 1', 10_000), ...read];
  expect(keys(joined(whole, here, true))).toEqual([
    ...['you 1', 'others 1', 'others 40', 'others 50', 'you 2', 'others 51'],
  ]);
});

test('what is painted off the record stands after what is kept, whatever its own clock says', () => {
  const offRecord = { ...line('you off', 2_000), atEpochMs: 9_000_000 };
  expect(keys(joined([line('you 1', 50_000)], [offRecord], false))).toEqual(['you 1', 'you off']);
});
