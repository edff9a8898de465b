/** No sentence of a transcription leads to what a terminal does not have. */
import { expect, test } from '@playwright/test';
import type { Problem } from '../../core/base/problem.ts';
import { endSentence, waitSentence } from './problemWords.ts';

/** All that an engine may give up with, and what may be wrong with a file. */
const PROBLEMS: readonly Problem[] = [
  ...(['badKey', 'keyNotAllowed', 'noQuota', 'rateLimited', 'offline', 'badAnswer'] as const).map((kind) => ({
    kind,
  })),
  ...(
    ['connectionTimedOut', 'connectionLost', 'noTextComing', 'recognizerFailed', 'sessionExpired'] as const
  ).map((kind) => ({ kind })),
  { kind: 'requestRefused', detail: 'unknown language' },
  { kind: 'serverError', httpStatus: 503 },
  ...(['hostNotFound', 'connectionRefused', 'untrustedConnection'] as const).map((kind) => ({
    kind,
    host: 'example.com',
  })),
  { kind: 'internal', detail: 'the recording could not be read on' },
  { kind: 'badRecording', path: 'talk.wav', fault: 'empty' },
];

test('what ends a transcription is said with what to do in a terminal', () => {
  for (const problem of PROBLEMS) {
    expect(endSentence(problem)).toMatch(/^\S.*[^.]\. .+\.$/);
    expect(`${endSentence(problem)} ${waitSentence(problem)}`).not.toMatch(
      /Settings|microphone|by itself|audio connection/,
    );
  }
  expect(endSentence({ kind: 'badKey' })).toBe('The API key was not accepted. Correct OPENAI_API_KEY.');
  expect(waitSentence({ kind: 'connectionLost' })).toBe('The connection was lost. Trying again.');
});
