/** What `surtitle transcribe` refuses, in one sentence each and before it has heard anything. What it hears: e2e/recordings. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { newFolder, surtitle } from '../../e2e/cli/surtitle.ts';
import { writeWav } from '../../e2e/speech/encodeWav.ts';

const folder = newFolder();
const at = (...names: readonly string[]) => join(folder, ...names);
writeFileSync(at('talk.wav'), '');
writeFileSync(at('talk.mp3'), '');
writeFileSync(at('taken.wav'), '');
writeFileSync(at('taken.srt'), 'mine');
mkdirSync(at('folder'));

const run = (...args: readonly string[]) => {
  const { code, out, said } = surtitle(['transcribe', '--data', folder, ...args]);
  return [code, out, said];
};

test('wrong use ends with 2 before anything is loaded', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [[], 'missing required argument'],
    [[at('talk.wav'), '--engine', 'whisper'], 'Allowed choices are auto, openai, local'],
    [[at('talk.wav'), '--format', 'docx'], 'They are srt, vtt, txt, md, json.'],
    [[at('talk.wav'), '--keywords', 'a<b'], 'none of < and >.'],
    [[at('talk.wav'), '--format', 'json', '--offset', '1'], 'keeps its own clock.'],
    [[at('talk.wav'), '--from', '9', '--to', '8'], '--to is not after --from.'],
    [[at('talk.wav'), '--speed', '0'], 'It is a number from 1 to 20.'],
    [[at('talk.wav'), at('talk.mp3')], 'talk.srt would be written twice.'],
    [
      [at('talk.wav'), at('taken.wav'), '--out', at('all.srt')],
      'is one file for several texts. Name a folder.',
    ],
    [[at('talk.wav'), '--format', 'srt,vtt', '--out', '-'], 'standard output takes one text.'],
    [[at('talk.wav'), '--json', '--out', '-'], 'both take standard output. Name a file with --out.'],
    [['-'], 'not read from standard input. Save it to a file first'],
    [['-talk.wav'], 'a file of that name goes behind --.'],
    [[at('talk.wav'), '--out', ''], 'It names a file or a folder, and is empty.'],
    [[''], 'It names a file or a folder, and is empty.'],
    [[at('taken.wav')], 'taken.srt is there already.'],
    [[at('talk.wav'), '--language', 'en,fr,de,es,it,pt,nl,sv,da'], 'Eight languages are the most.'],
    [
      [at('talk.wav'), '--out', at('talk.wav'), '--format', 'srt', '--overwrite'],
      'talk.wav is a recording itself.',
    ],
    [[at('talk.wav'), '--out', at('none', 'talk.srt')], 'does not exist. Make it first'],
  ];
  for (const [args, sentence] of cases)
    expect([args, ...run(...args)]).toEqual([args, 2, '', expect.stringContaining(sentence)]);
});

test('without a key the service is not asked, and this computer not for other languages', () => {
  expect(run(at('talk.wav'), '--engine', 'openai')).toEqual([
    1,
    '',
    expect.stringContaining('there is no key for OpenAI.'),
  ]);
  const french = run(at('talk.wav'), '--engine', 'local', '--language', 'fr,de');
  expect(french).toEqual([1, '', expect.stringContaining('knows English only, not French, German.')]);
});

test('what is no recording is said in a sentence of its own, and costs no other', () => {
  const [code, out, said] = run(
    at('missing.wav'),
    at('folder'),
    at('talk.wav'),
    '--engine',
    'local',
    '--out',
    at('folder'),
  );
  test.skip(String(said).includes('speech model'), String(said));
  expect([code, out]).toEqual([1, '']);
  expect(String(said).trimEnd().split('\n')).toEqual([
    expect.stringContaining('missing.wav is not there.'),
    expect.stringContaining('folder is a folder.'),
    expect.stringContaining('talk.wav is empty.'),
  ]);
});

test('a data folder that cannot be written costs a second run, and not the recording', () => {
  writeFileSync(at('quiet.wav'), writeWav({ samples: new Float32Array(16_000), sampleRate: 16_000 }));
  const { code, said } = surtitle([
    'transcribe',
    at('quiet.wav'),
    '--engine',
    'local',
    '--data',
    at('talk.mp3'),
  ]);
  test.skip(said.includes('speech model'), said);
  expect([code, said]).toEqual([
    1,
    expect.stringMatching(/from here on nothing is kept for a second run: [\s\S]*nobody was heard to speak/),
  ]);
});
