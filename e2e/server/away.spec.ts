/** What a speaker's page says while its server is away, killed or stopped in order: to a word, by a page on a script. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { writeSubtitles } from '../../core/subtitles/subtitles.ts';
import { LEAST_GAP_MS, type Transcript } from '../../core/transcript/transcript.ts';
import { findModel } from '../../node/recognizer/models.ts';
import { keyOf, type Numbered } from '../../server/wire/events.ts';
import { SOUND_RATE } from '../../server/wire/speaking.ts';
import { keptIn } from '../app/transcriptsFile.ts';
import { joined, readLibrivox } from '../speech/human.ts';
import { plainWords, wordErrors } from '../speech/wordErrors.ts';
import { type Machine, startMachine } from './machine.ts';
import { linkOf, openScriptedPage, openSoundingPage } from './scriptedPage.ts';
import { speak } from './speaker.ts';
import { finalsOf, openViewer } from './viewer.ts';

const ASSETS = join(import.meta.dirname, '../../assets');
/** Half a minute longer than a page remembers. */
const AWAY_S = 90;
/** Of the recognizer, in two sentences of a novel. */
const MOST_ERRORS = 3;
test.setTimeout(120_000);
let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-away-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true });
  Object.assign(globalThis, { location: undefined });
});

const start = (port?: number) =>
  startMachine({
    flags: [],
    env: { OPENAI_API_KEY: '' },
    data: folder,
    ...(port !== undefined && { port }),
  });

function follow(machine: Machine) {
  const { origin, pathname, hash } = linkOf(machine, 'captions');
  return openViewer({ url: `${origin}${pathname}/events`, token: hash.slice(1) });
}

const linesOf = ({ entries }: Transcript) =>
  entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
const gapsOf = ({ entries }: Transcript) =>
  entries.filter(({ kind, startMs, endMs }) => kind === 'gap' && endMs - startMs >= LEAST_GAP_MS);

/** What stands on a reader's page in the end: the same caption again replaces it. */
const shownBy = (events: readonly Numbered[]) => [
  ...new Map(
    events.flatMap((event) => (event.type === 'final' ? [[keyOf(event), event.text] as const] : [])),
  ).values(),
];

for (const end of ['killed', 'stopped'] as const)
  test(`a server that is ${end} in mid-sentence and started again has every word once, and no gap`, async () => {
    const first = await start();
    let isOpen = false;
    const page = openScriptedPage(first, (now) => {
      isOpen = now;
    });
    const viewer = follow(first);
    const ann = await speak(page, 1_764_000_000_000);
    ann.say('Good evening.');
    ann.say('Is everybody here?');
    ann.hear(' Then let us');
    await ann.stand();
    await expect.poll(() => viewer.events.some(({ type }) => type === 'delta')).toBe(true);
    if (end === 'killed') await first.kill();
    else expect(await first.stop()).toBe(0);
    await expect.poll(() => isOpen).toBe(false);
    ann.hear(' look at the list.');
    ann.settle();
    ann.say('Nobody was there.');
    const again = await start(first.port);
    await expect.poll(() => isOpen, { timeout: 20_000 }).toBe(true);
    ann.say('Any questions?');
    await ann.stop();
    const said = [
      'Good evening.',
      'Is everybody here?',
      'Then let us look at the list.',
      'Nobody was there.',
      'Any questions?',
    ];
    await expect.poll(() => shownBy(viewer.events)).toEqual(said);
    viewer.close();
    expect(await again.stop()).toBe(0);
    const transcript = keptIn(folder);
    expect([linesOf(transcript), gapsOf(transcript)]).toEqual([said, []]);
    const srt = writeSubtitles(transcript, 'srt');
    expect(srt.ok && srt.value).not.toContain('not captioned');
    expect(srt.ok && plainWords(srt.value.replaceAll(/^\d+$|^.*-->.*$/gm, ''))).toEqual(
      plainWords(said.join(' ')),
    );
  });

test('a server that is away for longer than a page remembers its sound marks what is gone, and hears the rest', async () => {
  const model = await findModel(ASSETS, 'moonshine-base');
  test.skip(!model.ok, model.ok ? '' : model.reason);
  const sentences = readLibrivox();
  test.skip(!sentences.ok, sentences.ok ? '' : sentences.reason);
  if (!sentences.ok) return;
  const spoken = joined(sentences.value.slice(0, 2), 800);
  const words = plainWords(spoken.text);
  const { samples } = spoken.sound;
  const silence = (seconds: number) => new Float32Array(seconds * SOUND_RATE);
  const first = await start();
  let isOpen = false;
  let timesLive = 0;
  const page = openSoundingPage(first, {
    onOpenChange: (now) => {
      isOpen = now;
    },
    onStatus: ({ status }) => {
      if (status === 'live') timesLive += 1;
    },
  });
  const say = () => {
    // As a page does: a little at a time.
    for (let at = 0; at < samples.length; at += 2_048) page.push(samples.subarray(at, at + 2_048));
    page.push(silence(3));
  };
  const viewer = follow(first);
  say();
  const heardSince = (event: number) =>
    expect
      .poll(() => wordErrors(words, plainWords(finalsOf({ events: viewer.events.slice(event) }).join(' '))), {
        timeout: 60_000,
      })
      .toBeLessThanOrEqual(MOST_ERRORS);
  await heardSince(0);
  await first.kill();
  await expect.poll(() => isOpen).toBe(false);
  for (let second = 0; second < AWAY_S; second += 1) page.push(silence(1));
  const again = await start(first.port);
  // What is said at once, before the server takes any, would push out as much of what is remembered.
  await expect.poll(() => timesLive, { timeout: 20_000 }).toBe(2);
  const before = viewer.events.length;
  say();
  await heardSince(before);
  await page.end();
  viewer.close();
  expect(await again.stop()).toBe(0);
  const transcript = keptIn(folder);
  // A minute is remembered.
  expect(gapsOf(transcript)).toMatchObject([{ startMs: 0, endMs: 1_000 * (AWAY_S - 60) }]);
  expect(wordErrors(words, plainWords(linesOf(transcript).join(' ')))).toBeLessThanOrEqual(MOST_ERRORS);
});
