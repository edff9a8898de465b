/** How a command ends and what it says on the way. It knows no command. */
import { styleText } from 'node:util';

/** How a command ends that a signal stopped: 128 and the signal's number, as shells have it. */
export const STOPPED_BY = { SIGINT: 130, SIGTERM: 143 } as const;

/** 0 done, 1 failed, 2 wrong use, 3 partly: some of what was asked for is there. */
export type ExitCode = 0 | 1 | 2 | 3 | (typeof STOPPED_BY)[keyof typeof STOPPED_BY];

export interface Ended {
  readonly code: ExitCode;
  /** What is wrong in one sentence and what to do about it in another; null when nothing is. */
  readonly sentence: string | null;
}

export const done: Ended = { code: 0, sentence: null };
export const failed = (sentence: string): Ended => ({ code: 1, sentence });
export const misused = (sentence: string): Ended => ({ code: 2, sentence });

/** What was asked for goes to standard output, all about it to standard error. */
export function write(text: string): void {
  process.stdout.write(text);
}

export function note(sentence: string): void {
  process.stderr.write(`surtitle: ${oneLine(sentence)}\n`);
}

/** For a person at a terminal, in columns; else for a program, a line each. */
export const isTerminal = (): boolean => process.stdout.isTTY === true;

/** Plain where NO_COLOR asks for it, and where nobody looks. */
export function styled(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { stream: process.stdout });
}

/** Text of others on one line: nothing of it steers the terminal, and every letter keeps its place. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ');
}
