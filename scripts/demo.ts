/**
 * `npm run demo`: captions people's speech with the real app, on this computer or against a server that stands for the
 * service, leaves what a user would have, says how good it was.
 */
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCommand, refuse } from '../e2e/commandLine.ts';
import { startRealtimeServer } from '../e2e/service/server.ts';
import { captionTalk, LOCAL_KEY } from '../e2e/session/captionedTalk.ts';
import { readTalk, type Talk } from '../e2e/speech/talk.ts';
import { findModel } from '../node/recognizer/models.ts';
import { loadRecognizer } from '../node/recognizer/recognizer.ts';
import { build } from './build.ts';
import { pictureOverDesktop } from './demo/desktopPicture.ts';
import { createNarrator } from './demo/narrator.ts';
import { readyFolder } from './demo/outFolder.ts';
import { readPeople } from './demo/people.ts';
import { isGood, printReport, reportOf, type Said } from './demo/report.ts';
import { ROOT } from './root.ts';

/**
 * The picture is taken this far into the words: late enough for two rows, early enough to be sure of speech.
 */
const PICTURE_AT_SHARE = 0.6;

const BUNDLED = 'e2e/speech/surtitles';

interface DemoOptions {
  /** Who hears: this computer, or the service, which a server on this machine stands for. */
  readonly engine: 'local' | 'openai';
  /** null: people's speech where it can be had, else the bundled talk. */
  readonly audio: string | null;
  /** null where nobody wrote down what is said. */
  readonly words: string | null;
  readonly out: string;
}

function readOptions(): DemoOptions {
  const { values } = readCommand({
    name: 'run demo',
    about: 'Captions a talk with the app, leaves what a user would have, and says how good it was.',
    options: {
      engine: {
        type: 'string',
        default: 'local',
        value: 'local|openai',
        about: 'who hears: this computer, or OpenAI as a server here stands for it',
      },
      audio: { type: 'string', value: 'FILE.wav', about: 'what to caption instead of people’s speech' },
      words: { type: 'string', value: 'FILE.json', about: 'its words and their times, to compare with' },
      out: { type: 'string', default: 'demo-out', value: 'DIR', about: 'where the files go' },
    },
  });
  const { engine, audio = null, words = null, out } = values;
  if (engine !== 'local' && engine !== 'openai') return refuse(`--engine is local or openai, not ${engine}.`);
  if (audio === null && words !== null)
    return refuse('--words are of the recording that --audio names: give both, or --audio alone.');
  return { engine, audio, words, out };
}

async function readSaid({ engine, audio, words }: DemoOptions): Promise<Said> {
  const people = engine === 'local' && audio === null ? readPeople() : null;
  if (people?.ok === true) return people.value;
  if (people !== null)
    console.log(`${people.reason} The bundled talk, spoken by a machine, is used instead.`);
  const talk = await readTalk(audio ?? `${BUNDLED}.wav`, audio === null ? `${BUNDLED}.words.json` : words);
  if (!talk.ok) return refuse(talk.reason);
  if (words !== null && talk.value.words.length === 0)
    return refuse(`${words} has no words; leave --words out, then the demo says what it heard.`);
  const isKnown = talk.value.words.length > 0;
  return {
    talk: talk.value,
    text: isKnown ? talk.value.words.map(({ word }) => word).join(' ') : null,
    isTold: isKnown && engine === 'openai',
  };
}

const ASSETS = join(ROOT, 'assets');

/** Stands for the service: has words that it is told aligned to their sound, and hears others. */
async function startService({ talk, isTold }: Said) {
  const loaded = isTold ? null : await loadRecognizer(ASSETS, 'moonshine-base');
  if (loaded?.ok === false) return refuse(`What is said cannot be heard. ${loaded.reason}`);
  const hearing = loaded === null ? { talk } : { recognizer: loaded.value };
  const server = await startRealtimeServer({ ...hearing, apiKey: LOCAL_KEY });
  return {
    server,
    close: async () => {
      await server.close();
      await loaded?.value.release();
    },
  };
}

async function runDemo(said: Said, { engine }: DemoOptions, outDir: string): Promise<boolean> {
  const { talk } = said;
  const service = engine === 'openai' ? await startService(said) : null;
  const narrator = createNarrator(said);
  const pictureAtMs = spokenMs(talk) * PICTURE_AT_SHARE;
  let hasPicture = false;
  let isGoodRun = false;
  try {
    await captionTalk({
      talk,
      outDir,
      ...(service !== null && { server: service.server }),
      onProgress: async ({ overlay, elapsedMs }) => {
        await narrator.follow(overlay, elapsedMs);
        if (hasPicture || elapsedMs < pictureAtMs) return;
        hasPicture = true;
        await pictureOverDesktop(overlay, join(outDir, 'overlay.png'));
      },
      beforeEnd: async (captioned) => {
        narrator.end();
        const report = reportOf(captioned, said);
        await writeFile(join(outDir, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
        printReport(report, outDir);
        isGoodRun = isGood(report);
        if (captioned.host === 'electron') await untilInterrupted();
      },
    });
    return isGoodRun;
  } finally {
    await service?.close();
  }
}

/** Where there is a display, the windows stay to be looked at. */
async function untilInterrupted(): Promise<void> {
  console.log('\nThe overlay stays; Ctrl+C ends it.');
  await once(process, 'SIGINT');
}

const spokenMs = ({ words, sound }: Talk): number =>
  words.at(-1)?.endMs ?? (sound.samples.length / sound.sampleRate) * 1_000;

const options = readOptions();
const said = await readSaid(options);
const outDir = await readyFolder(options.out);
if (!outDir.ok) refuse(outDir.reason);
const model = options.engine === 'local' ? await findModel(ASSETS, 'moonshine-base') : null;
if (model?.ok === false) refuse(`${model.reason} Without it: npm run demo -- --engine openai`);
build();
process.exit((await runDemo(said, options, outDir.value)) ? 0 : 1);
