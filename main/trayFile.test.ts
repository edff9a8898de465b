/** Checks what the tray says of a file that is taken down, and what it offers. */
import { expect, test } from '@playwright/test';
import { initialState, type Transcription } from '../core/app/state.ts';
import { noActions } from '../e2e/main/trayActions.ts';
import { trayMenu } from './tray.ts';

const FILE = { file: 'talk.mp3', share: 0.45, leftMs: 9_000, lines: 3, gaps: 0, isCut: false };

const TRANSCRIPTIONS: readonly (readonly [Transcription, string, string])[] = [
  [{ status: 'running', ...FILE }, 'Transcribing talk.mp3, 40 %', 'Stop transcribing'],
  [{ status: 'running', ...FILE, share: null }, 'Transcribing talk.mp3', 'Stop transcribing'],
  [
    { status: 'running', ...FILE, share: 1, file: 'Q & A' },
    'Transcribing Q && A, 100 %',
    'Stop transcribing',
  ],
  [
    { status: 'running', ...FILE, share: 0, file: `a\n${'b'.repeat(60)}` },
    `Transcribing a ${'b'.repeat(37)}…, 0 %`,
    'Stop transcribing',
  ],
  [{ status: 'done', ...FILE }, 'Transcribed talk.mp3', 'Transcribe a file…'],
  [{ status: 'done', ...FILE, gaps: 1 }, 'Transcribed talk.mp3, with a gap', 'Transcribe a file…'],
  [{ status: 'done', ...FILE, gaps: 2 }, 'Transcribed talk.mp3, with 2 gaps', 'Transcribe a file…'],
  [
    { status: 'done', ...FILE, isCut: true },
    'Transcribed talk.mp3, which ends in the middle',
    'Transcribe a file…',
  ],
  [{ status: 'done', ...FILE, lines: 0 }, 'Nobody was heard to speak in talk.mp3', 'Transcribe a file…'],
];

for (const [transcription, status, act] of TRANSCRIPTIONS) {
  test(`of a file it says “${status}” and offers “${act}”`, () => {
    const menu = trayMenu({ ...initialState, transcription }, noActions);
    const [said, offered] = menu.slice(9, 11);
    expect([said?.label, said?.enabled, offered?.label]).toEqual([status, false, act]);
  });
}

test('while a file is taken down it can be stopped', () => {
  const pressed: string[] = [];
  const transcription: Transcription = { status: 'running', file: 'talk.mp3', share: null, leftMs: null };
  const stop = { ...noActions, stopTranscribing: () => void pressed.push('stop') };
  const item = trayMenu({ ...initialState, transcription }, stop).find(({ label }) =>
    label?.startsWith('Stop t'),
  );
  item?.click?.(...([] as unknown as Parameters<NonNullable<typeof item.click>>));
  expect(pressed).toEqual(['stop']);
});
