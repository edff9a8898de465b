/**
 * Asks main and always gets a Result: a call that main refused or could not answer becomes a Problem. Shows
 * nothing.
 */

import { describeProblem, type ProblemWords } from '../../core/app/problemWords.ts';
import type { SettingsPatch } from '../../core/app/settings.ts';
import type { Problem } from '../../core/base/problem.ts';
import { failure, type Result } from '../../core/base/result.ts';
import { describeAccelerator } from '../../core/desktop/accelerator.ts';
import { bridge } from '../bridge.ts';
import { platform } from './platform.ts';

/**
 * A rejected call becomes an `internal` problem that names the act in plain words, not the error's own text.
 */
export async function answered<Value>(call: Promise<Result<Value>>, act: string): Promise<Result<Value>> {
  try {
    return await call;
  } catch {
    return failure({ kind: 'internal', detail: `${act} did not work` });
  }
}

/** Resolves to null once the change is in force, or to the problem that refused it. */
export async function changeSettings(patch: SettingsPatch): Promise<Problem | null> {
  const result = await answered(bridge.call('changeSettings', patch), 'changing this setting');
  return result.ok ? null : result.problem;
}

/** A problem's words for somebody who is in Settings already, with shortcuts named as people know them. */
export function wordsHere(problem: Problem): ProblemWords {
  const words = describeProblem(
    'accelerator' in problem
      ? { ...problem, accelerator: describeAccelerator(problem.accelerator, platform) }
      : problem,
  );
  return { ...words, remedyText: words.remedyText.replace(' in Settings', '') };
}

/** A problem as running text: what is wrong, what to do. */
export function sentencesOf(problem: Problem): string {
  const words = wordsHere(problem);
  return `${words.title} ${words.remedyText}`;
}
