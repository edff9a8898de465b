/** What a recording gives: the track that is meant, at the rate and on the lanes that are asked for, in little memory. */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { shortTalkPath } from '../../e2e/speech/bundled.ts';
import { writeWav } from '../../e2e/speech/encodeWav.ts';
import { compare, hear, inFolder, make, SAMPLE_RATE, whyNoFfmpeg } from '../../e2e/speech/made.ts';
import { openRecording, type Recording, sidesDiffer } from './recording.ts';

async function open(path: string, signal = new AbortController().signal): Promise<Recording> {
  const opened = await openRecording(path, { signal });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

test('a recording says what it is, and gives its sound as often and at the rates that it is asked for', async () => {
  const recording = await open(shortTalkPath);
  expect({ ...recording, listen: null }).toEqual({
    path: shortTalkPath,
    durationMs: expect.closeTo(21_063.5, 0),
    channels: 1,
    track: { number: 1, of: 1, name: null, codec: 'pcm-s16' },
    container: 'WAVE',
    decoder: 'builtIn',
    listen: null,
  });
  for (const sampleRate of [16_000, 24_000]) {
    let endMs = 0;
    for await (const heard of recording.listen({ sampleRate, split: true })) {
      if (heard.type === 'missing') throw new Error('Nothing is missing.');
      expect(heard.lanes.length).toBe(2);
      expect(heard.startMs).toBeCloseTo(endMs, 3);
      endMs = heard.startMs + ((heard.lanes[0]?.length ?? 0) * 1_000) / sampleRate;
    }
    expect(endMs).toBeCloseTo(21_063.5, 0);
  }
});

for (const [name, codec] of [
  ['tracks.mkv', 'libopus'],
  ['tracks.mp4', 'aac'],
] as const) {
  test(`of several tracks in ${name} the default one is heard, and named`, async () => {
    test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
    await inFolder(async (folder) => {
      const tone = ['-f', 'lavfi', '-i', 'sine=frequency=400:duration=21', '-i', shortTalkPath];
      const chosen = [
        '-disposition:a:0',
        '0',
        '-disposition:a:1',
        'default',
        '-metadata:s:a:1',
        'language=eng',
      ];
      const path = make(join(folder, name), ['-map', '0', '-map', '1', '-c:a', codec, ...chosen], tone);
      const meant = (await hear(shortTalkPath)).samples;
      const { recording, samples } = await hear(path);
      expect(recording.track).toMatchObject({ number: 2, of: 2, name: 'eng' });
      expect(compare(meant, samples, 2_000).alike).toBeGreaterThan(0.98);
    });
  });
}

test('a speaker a side is seen in the file, and each side is a lane', async () => {
  test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
  await inFolder(async (folder) => {
    const side = (inTurn: string) => `volume='${inTurn}':eval=frame`;
    const graph = `[0]${side('lt(mod(t,6),3)')}[l];[0]${side('gte(mod(t,6),3)')}[r];[l][r]join=inputs=2`;
    const called = make(join(folder, 'call.ogg'), ['-filter_complex', graph, '-c:a', 'libopus']);
    const both = make(join(folder, 'room.ogg'), ['-ac', '2', '-c:a', 'libopus']);
    expect([await sidesDiffer(await open(called)), await sidesDiffer(await open(both))]).toEqual([
      true,
      false,
    ]);
    const energy = [0, 0];
    for await (const heard of (await open(called)).listen({ sampleRate: SAMPLE_RATE, split: true })) {
      if (heard.type === 'missing' || heard.startMs > 2_000) break;
      for (const [index, lane] of heard.lanes.entries())
        energy[index] = lane.reduce((sum, sample) => sum + sample ** 2, energy[index] ?? 0);
    }
    expect(energy[0]).toBeGreaterThan(100 * (energy[1] ?? 0));
  });
});

for (const name of ['stopped.flac', 'stopped.m4a']) {
  test(`${name}: who stops listening is obeyed at once`, async () => {
    test.skip(whyNoFfmpeg !== null, whyNoFfmpeg ?? '');
    await inFolder(async (folder) => {
      const long = ['-stream_loop', '5', '-i', shortTalkPath];
      const stopping = new AbortController();
      const recording = await open(make(join(folder, name), [], long), stopping.signal);
      let heardMs = 0;
      for await (const heard of recording.listen({ sampleRate: SAMPLE_RATE, split: false })) {
        expect(heard.type).toBe('sound');
        heardMs = heard.startMs;
        if (heardMs > 1_000) stopping.abort();
      }
      expect(heardMs).toBeLessThan(60_000);
    });
  });
}

const HOURS = 1;
/** The whole of it would be 230 MB; what is not collected yet is some. */
const MOST_MEMORY_BYTES = 128 * 2 ** 20;

test('an hour takes no more memory than a minute', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'long.wav');
    const header = writeWav({ samples: new Float32Array(), sampleRate: SAMPLE_RATE });
    header.writeUInt32LE(HOURS * 3_600 * SAMPLE_RATE * 2, 40);
    const file = openSync(path, 'w');
    writeSync(file, header);
    // A hole reads as silence and takes no room.
    ftruncateSync(file, header.length + HOURS * 3_600 * SAMPLE_RATE * 2);
    closeSync(file);
    let atFirst = 0;
    let endMs = 0;
    for await (const heard of (await open(path)).listen({ sampleRate: SAMPLE_RATE, split: false })) {
      endMs = heard.startMs;
      if (atFirst === 0 && endMs > 60_000) atFirst = process.memoryUsage.rss();
    }
    expect(endMs).toBeGreaterThan(HOURS * 3_600_000 - 1_000);
    expect(process.memoryUsage.rss() - atFirst).toBeLessThan(MOST_MEMORY_BYTES);
  });
});
