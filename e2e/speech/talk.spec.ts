/** Reading a talk: what is accepted gives the same sound, what is not is one sentence that names the file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readSound, readTalk, readWords } from './talk.ts';

let folder: string;
test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talk-'));
});
test.afterEach(() => rm(folder, { recursive: true }));

async function given(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Two frames, each of them half of full scale on every channel. */
function wav({
  coding = 1,
  bits = 16,
  channels = 1,
  rate = 16_000,
  said = null as number | null,
  extensible = false,
  note = '',
}): Buffer {
  const sample = Buffer.alloc(bits / 8);
  if (coding === 3) bits === 64 ? sample.writeDoubleLE(0.5) : sample.writeFloatLE(0.5);
  else if (bits === 8) sample.writeUInt8(192);
  else sample.writeIntLE(2 ** (bits - 2), 0, bits / 8);
  const data = Buffer.concat(Array.from({ length: 2 * channels }, () => sample));
  const format = Buffer.alloc(extensible ? 40 : 16);
  format.writeUInt16LE(extensible ? 0xfffe : coding, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE((rate * channels * bits) / 8, 8);
  format.writeUInt16LE((channels * bits) / 8, 12);
  format.writeUInt16LE(bits, 14);
  if (extensible) format.writeUInt16LE(coding, 24);
  const notes = note === '' ? [] : [chunk('LIST', Buffer.from(note))];
  const body = Buffer.concat([...notes, chunk('fmt ', format), chunk('data', data, said ?? data.length)]);
  const head = Buffer.from('RIFF    WAVE', 'latin1');
  head.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([head, body]);
}

/** Padded to an even length, as RIFF has it. */
function chunk(name: string, content: Buffer, said = content.length): Buffer {
  const head = Buffer.from(`${name}    `, 'latin1');
  head.writeUInt32LE(said, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

for (const coded of [
  {},
  { bits: 8 },
  { bits: 24 },
  { bits: 32 },
  { coding: 3, bits: 32 },
  { coding: 3, bits: 64 },
  { channels: 2 },
  { channels: 2, bits: 24 },
  { extensible: true, bits: 24 },
  { extensible: true, coding: 3, bits: 32 },
  { note: 'odd' },
  { said: 0xffffffff },
]) {
  test(`a WAV file is read as ${JSON.stringify(coded)}`, async () => {
    const sound = await readSound(await given('a.wav', wav(coded)));
    expect(sound).toEqual({ ok: true, value: { samples: Float32Array.of(0.5, 0.5), sampleRate: 16_000 } });
  });
}

const refused: readonly (readonly [string, Buffer, string])[] = [
  ['empty', Buffer.alloc(0), 'a.wav is empty.'],
  ['not a WAV file', Buffer.from('hello, this is text'), 'a.wav is not a WAV file.'],
  ['cut in its header', wav({}).subarray(0, 30), 'a.wav is cut off in its header.'],
  ['cut before its sound', wav({}).subarray(0, 36), 'a.wav is cut off before its sound begins.'],
  ['cut in its sound', wav({}).subarray(0, 46), 'a.wav is cut off: it holds less sound than it says.'],
  ['without sound', wav({}).subarray(0, 44).fill(0, 40), 'a.wav holds no sound.'],
  ['too fast', wav({ rate: 96_000 }), 'a.wav has a sample rate of 96000 Hz; 8000 to 48000 are supported.'],
  ['in five channels', wav({ channels: 5 }), 'a.wav has 5 channels; one or two are supported.'],
  [
    'in another coding',
    wav({ coding: 85 }),
    'a.wav is coded in a way that is not supported; save it as 16-bit PCM.',
  ],
];

for (const [name, content, reason] of refused) {
  test(`a sound that is ${name} is refused in one sentence`, async () => {
    expect(await readSound(await given('a.wav', content))).toEqual({ ok: false, reason });
  });
}

test('a file that is missing is named', async () => {
  const path = join(folder, 'none.wav');
  expect(await readTalk(path, path)).toEqual({ ok: false, reason: `There is no file ${path}.` });
});

test('words are read as written, and are exact unless they say otherwise', async () => {
  const path = await given(
    'w.json',
    '[{"word":"Good,","startMs":1,"endMs":2},{"word":"day","startMs":2,"endMs":3,"exact":false}]',
  );
  expect(await readWords(path)).toEqual({
    ok: true,
    value: [
      { word: 'Good,', startMs: 1, endMs: 2, exact: true },
      { word: 'day', startMs: 2, endMs: 3, exact: false },
    ],
  });
});

for (const [name, bytes] of [
  ['a byte order mark', Buffer.from('\ufeff[{"word":"Grüße","startMs":1,"endMs":2}]')],
  ['UTF-16', Buffer.from('\ufeff[{"word":"Grüße","startMs":1,"endMs":2}]', 'utf16le')],
] as const) {
  test(`words in a file with ${name}, as Windows writes it, are read`, async () => {
    const words = [{ word: 'Grüße', startMs: 1, endMs: 2, exact: true }];
    expect(await readWords(await given('w.json', bytes))).toEqual({ ok: true, value: words });
  });
}

test('words that end after the sound are refused, for they are of another one; a rounded time is not', async () => {
  const audio = await given('a.wav', wav({}));
  const words = (endMs: number) => given('w.json', `[{"word":"day","startMs":0,"endMs":${endMs}}]`);
  expect((await readTalk(audio, await words(60))).ok).toBe(true);
  expect(await readTalk(audio, await words(2_500))).toEqual({
    ok: false,
    reason: 'w.json has word 1 ("day") end at 2.50 s, but a.wav ends at 0.00 s.',
  });
});

test('a sound alone is a talk of which no words are known', async () => {
  expect(await readTalk(await given('a.wav', wav({})), null)).toMatchObject({
    ok: true,
    value: { words: [] },
  });
});

const refusedWords: readonly (readonly [string, string])[] = [
  ['[{', 'w.json is not JSON.'],
  ['{"words":[]}', 'w.json must be an array of {"word": "Good", "startMs": 800, "endMs": 984}.'],
  ['[{"word":"a","startMs":5,"endMs":2}]', 'w.json has a time that goes backwards at word 1 ("a").'],
  [
    '[{"word":"a","startMs":5,"endMs":9},{"word":"b","startMs":2,"endMs":9}]',
    'w.json has a time that goes backwards at word 2 ("b").',
  ],
];

for (const [content, reason] of refusedWords) {
  test(`words such as ${content} are refused in one sentence`, async () => {
    expect(await readWords(await given('w.json', content))).toEqual({ ok: false, reason });
  });
}
