/**
 * A playwright reporter that ends a run with `N passed, N failed, N skipped`, and says why anything was
 * skipped. It counts, it judges nothing.
 */
import { appendFileSync } from 'node:fs';
import type { FullResult, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { COUNT_FILE_VARIABLE, type Count, closingLine, nothing } from './count.ts';

export default class ClosingLine implements Reporter {
  private suite: Suite | undefined;
  private errors = 0;

  printsToStdio(): boolean {
    return true;
  }

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  /** Errors outside any test: a file that does not load, a fixture that fails at the end. */
  onError(): void {
    this.errors += 1;
  }

  onEnd(result: FullResult): void {
    const tests = this.suite?.allTests() ?? [];
    for (const test of tests) {
      sayWhySkipped(test);
      if (test.outcome() === 'flaky')
        process.stdout.write(`passed at its second try only: ${nameOf(test)}\n`);
    }
    const counted = tests.reduce(count, { ...nothing, failed: this.errors });
    // A run that was cut short is no success, whatever the tests that ran say.
    const cut = result.status === 'interrupted' || result.status === 'timedout';
    const total = cut && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
    const file = process.env[COUNT_FILE_VARIABLE];
    if (file === undefined) process.stdout.write(`\n${closingLine(total)}\n`);
    else appendFileSync(file, `${JSON.stringify(total)}\n`);
  }
}

/** A flaky test passed in the end, and is named. One that never ran because the run was cut counts as skipped. */
function count(sum: Count, test: TestCase): Count {
  switch (test.outcome()) {
    case 'expected':
    case 'flaky':
      return { ...sum, passed: sum.passed + 1 };
    case 'unexpected':
      return { ...sum, failed: sum.failed + 1 };
    case 'skipped':
      return { ...sum, skipped: sum.skipped + 1 };
  }
}

const nameOf = (test: TestCase): string => test.titlePath().filter(Boolean).join(' › ');

function sayWhySkipped(test: TestCase): void {
  if (test.outcome() !== 'skipped') return;
  const annotations = [...test.annotations, ...test.results.flatMap((result) => result.annotations)];
  const reason = annotations.find(
    ({ type, description }) => (type === 'skip' || type === 'fixme') && description !== undefined,
  );
  process.stdout.write(`skipped: ${nameOf(test)}: ${reason?.description ?? 'it never ran'}\n`);
}
