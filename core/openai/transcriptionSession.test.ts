import { expect, test } from '@playwright/test';
import { transcriptionSession } from './transcriptionSession.ts';

test('asks for a transcription session without turn detection, and without hints that nobody gave', () => {
  expect(transcriptionSession({ delay: 'low', languages: [], keywords: [] })).toEqual({
    type: 'transcription',
    audio: {
      input: {
        noise_reduction: null,
        transcription: { model: 'gpt-live-transcribe', delay: 'low' },
        turn_detection: null,
      },
    },
  });
});

test('passes hints on when there are some', () => {
  const { transcription } = transcriptionSession({
    delay: 'low',
    languages: ['en', 'de'],
    keywords: ['Zürich'],
  }).audio.input;
  expect(transcription).toEqual({
    model: 'gpt-live-transcribe',
    delay: 'low',
    languages: ['en', 'de'],
    keywords: ['Zürich'],
  });
});
