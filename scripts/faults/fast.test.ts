/** Outages of any length and renewals must lose nothing without a mark: the matrix’s rows on the fast clock. */
import { expect, test } from '@playwright/test';
import { fastFaults } from './fast.ts';

for (const { name, run } of fastFaults) {
  test(`${name}: every word is captioned or in a gap, and none is captioned twice`, async () => {
    const { lost, twice, broken, recoveredMs } = await run();
    expect({ lost, twice, broken }).toEqual({ lost: [], twice: [], broken: null });
    expect(recoveredMs).toBeLessThan(10_000);
  });
}
