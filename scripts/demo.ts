/**
 * `npm run demo`: captions a talk with the real app against a server on this machine, leaves what a user
 * would have, says how good it was.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startRealtimeServer } from '../e2e/service/server.ts';
import { captionTalk, LOCAL_KEY } from '../e2e/session/captionedTalk.ts';
import { readTalk, type Talk } from '../e2e/speech/talk.ts';
import { build } from './build.ts';
import { pictureOverDesktop } from './demo/desktopPicture.ts';
import { createNarrator } from './demo/narrator.ts';
import { isPerfect, printReport, reportOf } from './demo/report.ts';

/**
 * The picture is taken this far into the words: late enough for two rows, early enough to be sure of speech.
 */
const PICTURE_AT_SHARE = 0.6;

const BUNDLED = 'e2e/speech/surtitles';

interface DemoOptions {
  readonly audio: string;
  readonly words: string;
  readonly out: string;
}

/** Gives up with one sentence on the terminal and exit code 1. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readOptions(): DemoOptions {
  try {
    const { values } = parseArgs({
      options: {
        audio: { type: 'string' },
        words: { type: 'string' },
        out: { type: 'string', default: 'demo-out' },
      },
    });
    if ((values.audio === undefined) !== (values.words === undefined)) {
      return refuse('Give --audio FILE.wav and --words FILE.json together, or neither for the bundled talk.');
    }
    return {
      audio: values.audio ?? `${BUNDLED}.wav`,
      words: values.words ?? `${BUNDLED}.words.json`,
      out: values.out,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : error;
    return refuse(`${reason} Use: npm run demo -- [--audio FILE.wav --words FILE.json] [--out DIR]`);
  }
}

async function runDemo(talk: Talk, outDir: string): Promise<boolean> {
  const server = await startRealtimeServer({ talk, apiKey: LOCAL_KEY });
  const narrator = createNarrator(talk);
  const pictureAtMs = (talk.words.at(-1)?.endMs ?? 0) * PICTURE_AT_SHARE;
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
  }
}

const options = readOptions();
const talk = await readTalk(options.audio, options.words);
if (!talk.ok) refuse(talk.reason);
if (talk.value.words.length === 0)
  refuse(`${options.words} has no words, so there is nothing to compare the captions with.`);
const outDir = resolve(options.out);
await mkdir(outDir, { recursive: true }).catch(() =>
  refuse(`${outDir} cannot be made; choose another folder with --out DIR.`),
);
build();
process.exit((await runDemo(talk.value, outDir)) ? 0 : 1);
