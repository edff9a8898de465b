/** The session of a call: whole each time, and no hint that its model would refuse. */
import { expect, test } from '@playwright/test';
import { callSession, callUpdate } from './callSession.ts';

const models = { model: 'm', transcriptionModel: 'gpt-4o-transcribe', format: 'audio/pcma' } as const;
const plain = { languages: [], keywords: [], prompt: '', instructions: '' };

test('it makes text of what is said, finds turns, and answers nothing', () => {
  expect(callSession(models, plain)).toEqual({
    type: 'realtime',
    model: 'm',
    output_modalities: ['text'],
    audio: {
      input: {
        format: { type: 'audio/pcma' },
        transcription: { model: 'gpt-4o-transcribe' },
        turn_detection: {
          type: 'server_vad',
          prefix_padding_ms: 300,
          silence_duration_ms: 500,
          create_response: false,
          interrupt_response: false,
        },
      },
      output: { format: { type: 'audio/pcma' } },
    },
  });
});

test('an update repeats all of it but the model, and takes instructions back', () => {
  const { model: _fixed, ...whole } = callSession(models, plain);
  expect(callUpdate(models, plain)).toEqual({ ...whole, instructions: '' });
});

test('each model is told of languages and vocabulary in the way that it takes', () => {
  const choices = { ...plain, languages: ['de', 'en'], keywords: ['Flugwerk', 'NTSB'], prompt: 'A hotline.' };
  const transcriptionOf = (transcriptionModel: string, languages: readonly string[]) =>
    callSession({ ...models, transcriptionModel }, { ...choices, languages }).audio.input.transcription;
  expect([
    transcriptionOf('gpt-4o-transcribe', ['de', 'en']),
    transcriptionOf('gpt-4o-mini-transcribe', ['de']),
    transcriptionOf('gpt-transcribe', ['de', 'en']),
  ]).toEqual([
    { model: 'gpt-4o-transcribe', prompt: 'A hotline. Flugwerk, NTSB.' },
    { model: 'gpt-4o-mini-transcribe', language: 'de', prompt: 'A hotline. Flugwerk, NTSB.' },
    {
      model: 'gpt-transcribe',
      languages: ['de', 'en'],
      keywords: ['Flugwerk', 'NTSB'],
      prompt: 'A hotline.',
    },
  ]);
});
