/** Two lanes that are apart are found to be, by whatever shift. */
import { expect, test } from '@playwright/test';
import { laterBy, type Span } from '../../core/base/span.ts';
import { apartMs } from './apart.ts';
import { readLongTalk } from './bundled.ts';
import { partOf } from './pieces.ts';

/** What stands between pauses of a tenth of a second. */
async function islands(): Promise<readonly Span[]> {
  const { words } = partOf(await readLongTalk(), { fromMs: 0, toMs: 7_600 });
  const runs: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of words) {
    const last = runs.at(-1);
    if (last !== undefined && startMs - last.endMs < 100) last.endMs = endMs;
    else runs.push({ startMs, endMs });
  }
  return runs;
}

test('every shift of a whole talk is told, also where edges are 10 ms off and one is missed', async () => {
  const told = await islands();
  const heard = told.slice(1).map(({ startMs, endMs }) => ({ startMs: startMs - 10, endMs: endMs + 10 }));
  for (let shiftMs = -1_000; shiftMs <= 1_000; shiftMs += 20)
    expect(Math.abs(apartMs(told, laterBy(heard, shiftMs)) - shiftMs)).toBeLessThanOrEqual(10);
});

test('what is another sound is not called near', async () => {
  const told = await islands();
  expect(apartMs(told, [{ startMs: 0, endMs: 5_000 }])).toBeNaN();
  expect(apartMs(told, [])).toBeNaN();
});
