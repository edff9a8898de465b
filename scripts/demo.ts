/**
 * `npm run demo`: captions a talk with the real app against a server on this machine, leaves what a user
 * would have, says how good it was.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCommand, refuse } from '../e2e/commandLine.ts';
import { startRealtimeServer } from '../e2e/service/server.ts';
import { captionTalk, LOCAL_KEY } from '../e2e/session/captionedTalk.ts';
import { readTalk, type Talk } from '../e2e/speech/talk.ts';
import { loadRecognizer, type Recognizer } from '../node/recognizer/recognizer.ts';
import { build } from './build.ts';
import { pictureOverDesktop } from './demo/desktopPicture.ts';
import { createNarrator } from './demo/narrator.ts';
import { readyFolder } from './demo/outFolder.ts';
import { isPerfect, printReport, reportOf } from './demo/report.ts';
import { ROOT } from './root.ts';

/**
 * The picture is taken this far into the words: late enough for two rows, early enough to be sure of speech.
 */
const PICTURE_AT_SHARE = 0.6;

const BUNDLED = 'e2e/speech/surtitles';

interface DemoOptions {
  readonly audio: string;
  /** null where nobody wrote down what is said. */
  readonly words: string | null;
  readonly out: string;
}

function readOptions(): DemoOptions {
  const { values } = readCommand({
    name: 'run demo',
    about: 'Captions a talk with the app, leaves what a user would have, and says how good it was.',
    options: {
      audio: { type: 'string', value: 'FILE.wav', about: 'what to caption instead of the bundled talk' },
      words: { type: 'string', value: 'FILE.json', about: 'its words and their times, to compare with' },
      out: { type: 'string', default: 'demo-out', value: 'DIR', about: 'where the files go' },
    },
  });
  if (values.audio === undefined && values.words !== undefined)
    return refuse('--words are of the recording that --audio names: give both, or --audio alone.');
  const bundled = { audio: `${BUNDLED}.wav`, words: `${BUNDLED}.words.json` };
  const given = values.audio === undefined ? bundled : { audio: values.audio, words: values.words ?? null };
  return { ...given, out: values.out };
}

/** Hears what nobody wrote down; a talk whose words are known has them aligned to its sound. */
async function recognizerFor(talk: Talk): Promise<Recognizer | null> {
  if (talk.words.length > 0) return null;
  const loaded = await loadRecognizer(join(ROOT, 'assets'), 'moonshine-base');
  return loaded.ok ? loaded.value : refuse(`What is said is not known and cannot be heard. ${loaded.reason}`);
}

async function runDemo(talk: Talk, outDir: string): Promise<boolean> {
  const recognizer = await recognizerFor(talk);
  const server = await startRealtimeServer({
    ...(recognizer === null ? { talk } : { recognizer }),
    apiKey: LOCAL_KEY,
  });
  const narrator = createNarrator(talk);
  const pictureAtMs = spokenMs(talk) * PICTURE_AT_SHARE;
  let hasPicture = false;
  try {
    const captioned = await captionTalk({
      talk,
      server,
      outDir,
      onProgress: async ({ overlay, elapsedMs }) => {
        await narrator.follow(overlay, elapsedMs);
        if (hasPicture || elapsedMs < pictureAtMs) return;
        hasPicture = true;
        await pictureOverDesktop(overlay, join(outDir, 'overlay.png'));
      },
    });
    narrator.end();
    const report = reportOf(captioned, talk);
    await writeFile(join(outDir, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    printReport(report, outDir);
    return isPerfect(report);
  } finally {
    await server.close();
    await recognizer?.release();
  }
}

const spokenMs = ({ words, sound }: Talk): number =>
  words.at(-1)?.endMs ?? (sound.samples.length / sound.sampleRate) * 1_000;

const options = readOptions();
const talk = await readTalk(options.audio, options.words);
if (!talk.ok) refuse(talk.reason);
if (options.words !== null && talk.value.words.length === 0)
  refuse(`${options.words} has no words; leave --words out, then the demo says what it heard.`);
const outDir = await readyFolder(options.out);
if (!outDir.ok) refuse(outDir.reason);
build();
process.exit((await runDemo(talk.value, outDir.value)) ? 0 : 1);
