/**
 * `npm run picture`: the moving picture of the README: the built app captions people's speech on this computer, what its
 * overlay painted is put over a drawn desktop. Judges nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCommand, refuse } from '../../e2e/commandLine.ts';
import { captionTalk } from '../../e2e/session/captionedTalk.ts';
import { joined, readLibrivox } from '../../e2e/speech/human.ts';
import type { Sound } from '../../e2e/speech/wav.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { build } from '../build.ts';
import { ROOT } from '../root.ts';
import { desktopPicture, OVERLAY_BOTTOM_PX } from './desktopPicture.ts';
import { type Frame, noteChanges, pictureAll } from './frames.ts';

/** Two rows are full by then, and who looks at a page has seen enough. */
const SENTENCES = 3;
const PAUSE_MS = 700;
/** The README is no wider on its page; letters of 32 px are 24 px then. */
const WIDTH_PX = 960;
/** A picture on a page that people open on telephones. */
const MOST_BYTES = 1_500_000;
/** After the last word, which is settled by then; not much later the silence at the sound's end is said. */
const SETTLED_MS = 2_000;
/** How long the last words stand before it begins again. */
const LAST_MS = 2_500;

const { values } = readCommand({
  name: 'run picture',
  about: 'Makes the moving picture of the README anew. Takes half a minute.',
  options: {
    out: {
      type: 'string',
      default: 'assets/overlay.webp',
      value: 'FILE.webp',
      about: 'where the picture goes',
    },
  },
});

/** ffmpeg's list of pictures with how long each is seen. It takes the last one's time only where that one is named again. */
function listOf(frames: readonly Frame[]): string {
  const lines = frames.flatMap(({ path, atMs }, index) => {
    const untilMs = frames[index + 1]?.atMs ?? atMs + LAST_MS;
    return [`file '${path}'`, `duration ${((untilMs - atMs) / 1_000).toFixed(3)}`];
  });
  return [...lines, `file '${frames.at(-1)?.path}'`].join('\n');
}

async function encode(frames: readonly Frame[], folder: string, out: string): Promise<void> {
  const desktop = join(folder, 'desktop.png');
  const list = join(folder, 'frames.txt');
  await writeFile(desktop, await desktopPicture(null));
  await writeFile(list, listOf(frames));
  const place = `overlay=x=(W-w)/2:y=H-h-${OVERLAY_BOTTOM_PX}:format=auto`;
  const size = `scale=${WIDTH_PX}:-2:flags=lanczos`;
  const { status, stderr } = spawnSync(
    'ffmpeg',
    [
      ...['-v', 'error', '-y', '-i', desktop, '-f', 'concat', '-safe', '0', '-i', list],
      ...['-filter_complex', `[0][1]${place},${size}`, '-fps_mode', 'vfr', '-loop', '0'],
      ...['-c:v', 'libwebp_anim', '-quality', '72', '-compression_level', '6', out],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) refuse(`ffmpeg could not make the picture: ${stderr}`);
}

/** What the overlay painted from when it came live until the last words had settled; null where sound or words were lost. */
async function film(sound: Sound, folder: string): Promise<readonly Frame[] | null> {
  const soundMs = (sound.samples.length / sound.sampleRate) * 1_000;
  let isNoting = false;
  let frames: readonly Frame[] = [];
  const { transcript } = await captionTalk({
    talk: { sound, words: [] },
    outDir: join(folder, 'exports'),
    onProgress: async ({ overlay }) => {
      if (!isNoting) await noteChanges(overlay);
      isNoting = true;
    },
    beforeEnd: async (_captioned, overlay) => {
      frames = await pictureAll(overlay, soundMs + SETTLED_MS, folder);
    },
  });
  return transcript.entries.every(({ kind }) => kind === 'line') ? frames : null;
}

const people = readLibrivox();
if (!people.ok) refuse(people.reason);
else {
  const model = await findModel(join(ROOT, 'assets'), 'moonshine-base');
  if (!model.ok) refuse(model.reason);
  build();
  const folder = await mkdtemp(join(tmpdir(), 'surtitle-picture-'));
  const frames = await film(joined(people.value.slice(0, SENTENCES), PAUSE_MS).sound, folder);
  if (frames === null) refuse('The machine was too busy: not all that was said was captioned. Try again.');
  const out = resolve(values.out);
  await encode(frames, folder, out);
  await rm(folder, { recursive: true });
  const { size } = await stat(out);
  console.log(
    `${values.out}: ${frames.length} frames, ${Math.round(size / 1_000)} kB of ${MOST_BYTES / 1_000}.`,
  );
  process.exit(size <= MOST_BYTES ? 0 : 1);
}
