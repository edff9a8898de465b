/** Signs and marks for silence are no speech; names of sounds and all that may be a word are. */
import { expect, test } from '@playwright/test';
import { saysAnything } from './spoken.ts';

test('signs and marks for silence say nothing', () => {
  const silent = [
    '',
    ' ',
    '.',
    '...',
    '…',
    '。',
    '?',
    '-',
    '... ... ...',
    '♪',
    '♪♪',
    '>>',
    '\u200B',
    '\u2060',
    '\u3164',
  ];
  const marked = [
    '[BLANK_AUDIO]',
    '[ Silence ]',
    '(silence)',
    '*silence*',
    '<|nospeech|>',
    '（無音）',
    '[Stille]',
    '(Silencio.)',
  ];
  expect(
    [...silent, ...marked, '[BLANK_AUDIO] [BLANK_AUDIO]', '- [no speech] -'].filter(saysAnything),
  ).toEqual([]);
});

test('words, numbers, emoji and names of sounds say something', () => {
  const said = [
    'a',
    '5',
    '५',
    '好',
    'Silence.',
    'Pause',
    '👍',
    '🇩🇪',
    '[applause]',
    '[MUSIC]',
    '(laughs)',
    '[inaudible]',
  ];
  expect(
    [...said, '♪ la la ♪', '[BLANK_AUDIO] Yes', '\u{33C7A}'].filter((text) => !saysAnything(text)),
  ).toEqual([]);
});
