/** Kinds of files that people have: of each the same sound at the same time is heard, and by what is known. */
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { shortTalkPath } from '../../e2e/speech/bundled.ts';
import { compare, hear, inFolder, make, SAMPLE_RATE, whyNoFfmpeg } from '../../e2e/speech/made.ts';

const PICTURE = ['-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=5:duration=21', '-c:v', 'mpeg4'];

type Made = readonly [name: string, options: readonly string[], decoder: 'builtIn' | 'ffmpeg'];
const KINDS: readonly Made[] = [
  ['u8.wav', ['-c:a', 'pcm_u8'], 'builtIn'],
  ['s16.wav', ['-ac', '2', '-ar', '48000'], 'builtIn'],
  ['s24.wav', ['-c:a', 'pcm_s24le', '-ac', '6', '-ar', '96000'], 'builtIn'],
  ['s32.wav', ['-c:a', 'pcm_s32le'], 'builtIn'],
  ['f32.wav', ['-c:a', 'pcm_f32le', '-ar', '44100'], 'builtIn'],
  ['f64.wav', ['-c:a', 'pcm_f64le'], 'builtIn'],
  ['a-law.wav', ['-c:a', 'pcm_alaw'], 'builtIn'],
  ['mu-law.wav', ['-c:a', 'pcm_mulaw', '-ar', '16000'], 'builtIn'],
  ['rf64.wav', ['-rf64', 'always'], 'builtIn'],
  ['constant.mp3', ['-b:a', '64k'], 'builtIn'],
  ['variable.mp3', ['-q:a', '4', '-ar', '44100', '-ac', '2'], 'builtIn'],
  ['untagged.mp3', ['-b:a', '96k', '-write_xing', '0', '-id3v2_version', '0'], 'builtIn'],
  ['opus.ogg', ['-c:a', 'libopus'], 'builtIn'],
  ['opus.opus', ['-c:a', 'libopus', '-ac', '2', '-b:a', '96k'], 'builtIn'],
  ['vorbis.ogg', ['-c:a', 'libvorbis', '-ar', '44100'], 'ffmpeg'],
  ['flac.flac', ['-ac', '2'], 'ffmpeg'],
  ['opus.webm', ['-c:a', 'libopus'], 'builtIn'],
  ['opus.mkv', ['-c:a', 'libopus', '-ar', '48000'], 'builtIn'],
  ['late-clock.mkv', ['-c:a', 'libopus', '-output_ts_offset', '5'], 'builtIn'],
  ['late-clock.webm', ['-c:a', 'libvorbis', '-output_ts_offset', '5'], 'ffmpeg'],
  ['opus.mp4', ['-c:a', 'libopus', '-strict', '-2'], 'builtIn'],
  ['aac.m4a', ['-c:a', 'aac', '-ar', '44100'], 'ffmpeg'],
  ['alac.m4a', ['-c:a', 'alac'], 'ffmpeg'],
  ['aac.aac', ['-c:a', 'aac', '-ar', '48000'], 'ffmpeg'],
  ['film.mp4', [...PICTURE, '-c:a', 'aac', '-ar', '48000'], 'ffmpeg'],
  ['film.mov', [...PICTURE, '-c:a', 'pcm_s16le'], 'ffmpeg'],
  ['film.mkv', [...PICTURE, '-c:a', 'libvorbis', '-ar', '48000'], 'ffmpeg'],
  ['film.avi', [...PICTURE, '-c:a', 'libmp3lame', '-ar', '44100'], 'ffmpeg'],
  ['mp3.mkv', ['-c:a', 'libmp3lame', '-ar', '44100'], 'ffmpeg'],
  ['vorbis.webm', ['-c:a', 'libvorbis'], 'ffmpeg'],
  ['flac.ogg', ['-c:a', 'flac'], 'ffmpeg'],
  ['adpcm.wav', ['-c:a', 'adpcm_ima_wav', '-ar', '44100'], 'ffmpeg'],
  ['wave.w64', [], 'ffmpeg'],
  ['big-endian.aiff', [], 'ffmpeg'],
  ['core.caf', [], 'ffmpeg'],
  ['windows.wma', ['-ar', '44100'], 'ffmpeg'],
  ['broadcast.ts', ['-c:a', 'mp2', '-ar', '48000'], 'ffmpeg'],
];

/** Where somebody speaks, near the beginning and near the end. */
const SPOKEN_MS = [2_000, 17_000];
const talk = hear(shortTalkPath);
const MOST_LATE_MS = 30;
const MOST_LONGER_MS = 60;
/** ffmpeg does not know what Windows' encoder puts before the beginning. */
const LATE_KINDS: Readonly<Record<string, number>> = { 'windows.wma': 20 };

for (const [name, options, decoder] of KINDS) {
  test(`${name} is heard as it was recorded`, async () => {
    test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
    await inFolder(async (folder) => {
      const meant = (await talk).samples;
      const { recording, samples, missing } = await hear(make(join(folder, name), options));
      const places = SPOKEN_MS.map((ms) => compare(meant, samples, ms));
      const late = LATE_KINDS[name] ?? 0;
      expect({
        decoder: recording.decoder,
        missing,
        isAsLong: Math.abs(samples.length - meant.length) <= ((MOST_LONGER_MS + late) * SAMPLE_RATE) / 1_000,
        isInTime: places.map(({ lateMs }) => Math.abs(lateMs) <= MOST_LATE_MS + late),
        isTheSame: places.map(({ alike }) => alike > 0.98),
        length: recording.durationMs === null || Math.abs(recording.durationMs - 21_063) < 150,
      }).toEqual({
        decoder,
        missing: [],
        isAsLong: true,
        isInTime: [true, true],
        isTheSame: [true, true],
        length: true,
      });
    });
  });
}
