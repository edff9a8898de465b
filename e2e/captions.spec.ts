/**
 * The whole path on real sound: what is said after Start is captioned once and in order, whatever the
 * connection does meanwhile.
 */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { Transcript } from '../core/transcript/transcript.ts';
import type { Command } from './service/command.ts';
import { type RealtimeOptions, type RealtimeServer, startRealtimeServer } from './service/server.ts';
import { type CaptionedTalk, captionTalk } from './session/captionedTalk.ts';
import { compareWords, wordsIn } from './session/captionedWords.ts';
import { readShortTalk } from './speech/bundled.ts';

/** Twenty seconds, first word 0.3 s after the file begins: any sound lost to connecting would show. */
const talk = await readShortTalk();

const captionedText = (transcript: Transcript) =>
  transcript.entries.flatMap((entry) => (entry.kind === 'line' ? wordsIn(entry.text) : [])).join(' ');

const spokenText = talk.words.map(({ word }) => word).join(' ');

interface Trouble {
  /** Given before the app starts. */
  readonly first?: Command;
  /** Given when the talk has come that far. */
  readonly later?: readonly (readonly [atMs: number, command: Command])[];
}

/** Captions the talk while the server makes trouble. */
async function run(
  options: RealtimeOptions = {},
  { first, later = [] }: Trouble = {},
): Promise<CaptionedTalk & { readonly server: RealtimeServer }> {
  const server = await startRealtimeServer({ talk, ...options });
  if (first !== undefined) server.control(first);
  const left = [...later];
  try {
    const captioned = await captionTalk({
      talk,
      server,
      outDir: test.info().outputDir,
      onProgress: async ({ elapsedMs }) => {
        if (left[0] !== undefined && elapsedMs >= left[0][0])
          server.control(left.shift()?.[1] ?? { type: 'reset' });
      },
    });
    return { ...captioned, server };
  } finally {
    await server.close();
  }
}

test('every word is captioned once and in order, and the files hold it', async () => {
  const { transcript, probe } = await run();
  expect(captionedText(transcript)).toBe(spokenText);
  const srt = await readFile(`${test.info().outputDir}/session.srt`, 'utf8');
  const cues = srt
    .trim()
    .split('\n\n')
    .map((cue) => cue.split('\n').slice(2).join(' '));
  expect(cues.join(' ')).toBe(spokenText);
  const first = transcript.entries[0];
  // True to the file's clock but for the time that the fake microphone takes to begin.
  expect(Math.abs((first?.startMs ?? 0) - (talk.words[0]?.startMs ?? 0))).toBeLessThan(250);
  expect(probe.paints.length).toBeGreaterThan(20);
});

test('what is said while a slow connection comes up is caught up on, not lost', async () => {
  const { transcript } = await run(
    {},
    { first: { type: 'calls', answer: { kind: 'refuse', status: 503, times: 2 } } },
  );
  expect(captionedText(transcript)).toBe(spokenText);
});

test('a connection that drops in mid-sentence costs no word, and none comes twice', async () => {
  const { transcript, server } = await run({}, { later: [[9_000, { type: 'drop' }]] });
  expect(server.journal.entries.filter(({ kind }) => kind === 'opened')).toHaveLength(2);
  expect(captionedText(transcript)).toBe(spokenText);
});

test('a session is renewed before the service ends it, without a word lost or doubled', async () => {
  const { transcript, server } = await run({ sessionSeconds: 24 });
  const opened = server.journal.entries.filter(({ kind }) => kind === 'opened');
  const expired = server.journal.entries.find(({ kind }) => kind === 'closed');
  expect(opened.length).toBeGreaterThan(1);
  expect(opened[1]?.atMs).toBeLessThan(expired?.atMs ?? Number.POSITIVE_INFINITY);
  expect(new Set(server.journal.commits().map(({ connection }) => connection)).size).toBe(2);
  expect(captionedText(transcript)).toBe(spokenText);
});

test('finals swapped, repeated, or beside strange events are still one line each, in order', async () => {
  const { transcript } = await run(
    {},
    {
      later: [
        [0, { type: 'stray', on: true }],
        [100, { type: 'finals', mode: 'repeated' }],
        [6_000, { type: 'finals', mode: 'swapped' }],
      ],
    },
  );
  expect(captionedText(transcript)).toBe(spokenText);
});

test('an outage longer than the backlog is a gap with its times: stored, exported, not closed', async () => {
  const { transcript, server } = await run(
    {},
    {
      later: [
        [2_000, { type: 'calls', answer: { kind: 'refuse', status: 503 } }],
        [2_200, { type: 'drop' }],
      ],
    },
  );
  expect(server.journal.entries.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
  const gaps = transcript.entries.filter(({ kind }) => kind === 'gap');
  expect(gaps.length).toBeGreaterThan(0);
  const last = gaps.at(-1);
  expect(last?.endMs).toBeGreaterThan(18_000);
  const srt = await readFile(`${test.info().outputDir}/session.srt`, 'utf8');
  expect(srt).toContain('not captioned');
});

test('an item whose text stops in mid-sentence is noticed, and what it missed is sent again', async () => {
  // The item is ended some seconds later, between long words: a short one that is cut in two is in neither half.
  const { transcript } = await run({}, { later: [[8_200, { type: 'text', mode: 'lostInItem' }]] });
  const { missing, extra } = compareWords(
    talk.words.map(({ word }) => word),
    wordsIn(captionedText(transcript)),
  );
  expect(missing, captionedText(transcript)).toEqual([]);
  // Where the text stopped is known to within its delay, so a word or two may come again; none may be lost.
  expect(extra.length).toBeLessThanOrEqual(3);
});

test('two seconds of lost packets on a connection that stays up cost no word', async () => {
  const { transcript, server } = await run(
    {},
    {
      later: [
        [8_000, { type: 'packets', mode: 'lost' }],
        [10_000, { type: 'packets', mode: 'flowing' }],
      ],
    },
  );
  expect(server.journal.entries.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
  expect(captionedText(transcript)).toBe(spokenText);
});

test('turns that fail or come back empty are heard once more, and said once', async () => {
  const { transcript } = await run(
    {},
    {
      later: [
        [3_000, { type: 'finals', mode: 'failed', times: 1 }],
        [9_000, { type: 'finals', mode: 'empty', times: 1 }],
      ],
    },
  );
  expect(captionedText(transcript)).toBe(spokenText);
});
