/** Files that cannot be read: each is refused with the one thing that is wrong with it, and words for a person. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { describeProblem } from '../../core/app/problemWords.ts';
import { wordsIn } from '../../core/words/words.ts';
import { shortTalkPath } from '../../e2e/speech/bundled.ts';
import { inFolder, make, whyNoFfmpeg } from '../../e2e/speech/made.ts';
import { openRecording } from './recording.ts';

/** A machine without ffmpeg. */
const ALONE = { ffmpeg: join('nowhere', 'ffmpeg') };

async function refusal(path: string, options = {}): Promise<string> {
  const opened = await openRecording(path, options);
  if (opened.ok) return 'opened';
  const { problem } = opened;
  expect(describeProblem(problem, wordsIn('en'))).toEqual({
    title: expect.stringMatching(/\w\.$/),
    remedyText: expect.stringMatching(/\w\.$/),
    remedy: 'none',
  });
  return problem.kind === 'badRecording' ? problem.fault : problem.kind;
}

const wav = () => readFileSync(shortTalkPath);
/** The header's place for the number of channels. */
const CHANNELS_AT = 22;
/** The lower half of the sample rate: that of the talk fits in it. */
const RATE_AT = 24;

test('what is no file, or holds nothing, is refused before it is opened', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'empty.wav'), '');
    expect(await refusal(join(folder, 'none.wav'))).toBe('missing');
    expect(await refusal(join(folder, 'empty.wav', 'in-a-file.wav'))).toBe('missing');
    expect(await refusal('a'.repeat(5_000))).toBe('missing');
    expect(await refusal('zero\0byte.wav')).toBe('missing');
    expect(await refusal(folder)).toBe('folder');
    expect(await refusal(join(folder, 'empty.wav'))).toBe('empty');
  });
});

test('a pipe and a device are refused, for they may never end', async () => {
  test.skip(process.platform === 'win32', 'Windows has neither in a folder.');
  await inFolder(async (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe.wav')]);
    expect(await refusal(join(folder, 'pipe.wav'))).toBe('notOrdinary');
    expect(await refusal('/dev/zero')).toBe('notOrdinary');
  });
});

test('what is neither audio nor video is told from what needs ffmpeg', async () => {
  await inFolder(async (folder) => {
    const text = join(folder, 'notes.txt');
    writeFileSync(text, 'Nothing to hear in here.\n'.repeat(200));
    expect(await refusal(text, ALONE)).toBe('unknownKind');
    test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
    expect(await refusal(text)).toBe('notSound');
    expect(
      await refusal(make(join(folder, 'still.png'), ['-frames:v', '1'], ['-f', 'lavfi', '-i', 'testsrc'])),
    ).toBe('notSound');
    expect(await refusal(make(join(folder, 'apple.m4a'), ['-c:a', 'aac']), ALONE)).toBe('noDecoder');
    expect(await refusal(make(join(folder, 'big.aiff'), []), ALONE)).toBe('unknownKind');
  });
});

test('sound without channels, and a header without sound', async () => {
  await inFolder(async (folder) => {
    const file = wav();
    file.writeUInt16LE(0, CHANNELS_AT);
    writeFileSync(join(folder, 'none.wav'), file);
    // Damaged numbers, which would fill the memory or take days.
    for (const [at, value] of [
      [CHANNELS_AT, 60_000],
      [RATE_AT, 0],
      [RATE_AT, 1],
    ] as const) {
      const odd = wav();
      odd.writeUInt16LE(value, at);
      writeFileSync(join(folder, 'odd.wav'), odd);
      expect(await refusal(join(folder, 'odd.wav'), ALONE)).toBe('damaged');
    }
    writeFileSync(join(folder, 'header.wav'), wav().subarray(0, 44));
    expect(await refusal(join(folder, 'none.wav'), ALONE)).toBe('noChannels');
    expect(await refusal(join(folder, 'header.wav'), ALONE)).toBe('damaged');
  });
});

test('a film without sound, and one whose index is cut off', async () => {
  test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
  await inFolder(async (folder) => {
    const picture = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:duration=1'];
    const mute = make(join(folder, 'mute.mp4'), ['-c:v', 'mpeg4'], picture);
    const film = readFileSync(make(join(folder, 'film.m4a'), ['-c:a', 'aac']));
    writeFileSync(join(folder, 'cut.m4a'), film.subarray(0, film.length / 2));
    expect([await refusal(mute), await refusal(mute, ALONE)]).toEqual(['noSound', 'noSound']);
    expect(await refusal(join(folder, 'cut.m4a'))).toBe('damaged');
    expect(await refusal(join(folder, 'cut.m4a'), ALONE)).toBe('damaged');
  });
});

test('what is encrypted is refused, by each of the marks that containers have', async () => {
  test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
  await inFolder(async (folder) => {
    const key = '76a6c65c5ea762046bd749a2e632ccbb';
    const common = make(join(folder, 'common.mp4'), [
      ...['-c:a', 'aac', '-encryption_scheme', 'cenc-aes-ctr'],
      ...['-encryption_key', key, '-encryption_kid', key],
    ]);
    const shop = readFileSync(common).toString('latin1').replace('enca', 'drms');
    writeFileSync(join(folder, 'shop.m4p'), shop, 'latin1');
    // The track's title gives way to an encryption of as many bytes.
    const titled = make(join(folder, 'open.mka'), [
      '-c:a',
      'libopus',
      '-metadata:s:a:0',
      `title=${'A'.repeat(15)}`,
    ]);
    const closed = readFileSync(titled)
      .toString('latin1')
      .replace(
        `\x53\x6e\x8f${'A'.repeat(15)}`,
        `\x6d\x80\x86\x62\x40\x83\x50\x35\x80\xec\x87${'\0'.repeat(7)}`,
      );
    writeFileSync(join(folder, 'closed.mka'), closed, 'latin1');
    const names = ['common.mp4', 'shop.m4p', 'open.mka', 'closed.mka'];
    const found = await Promise.all(names.map((name) => refusal(join(folder, name))));
    expect(found).toEqual(['protected', 'protected', 'opened', 'protected']);
  });
});

test('names with blanks, quotes, percent signs, other scripts and a leading dash are names', async () => {
  await inFolder(async (folder) => {
    const odd = join(folder, `it's a "place"; $(x)`);
    mkdirSync(odd);
    const before = process.cwd();
    copyFileSync(shortTalkPath, join(odd, '-i %03d 日本語.wav'));
    const names = ['-i %03d 日本語.wav'];
    if (whyNoFfmpeg === null) {
      make(join(odd, 'plain.aiff'), []);
      copyFileSync(join(odd, 'plain.aiff'), join(odd, '-y é%d[1].aiff'));
      names.push('-y é%d[1].aiff');
    }
    try {
      process.chdir(odd);
      for (const name of names) expect(await refusal(name)).toBe('opened');
    } finally {
      process.chdir(before);
    }
  });
});
