/** Two people at once: cues that follow one another, with every word of both, under the right name, when it is said. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { conversations } from '../../../e2e/subtitles/conversations.ts';
import { problemsIn } from '../../../e2e/subtitles/cueProblems.ts';
import { line, session } from '../../../e2e/subtitles/handmade.ts';
import { vttReaders } from '../../../e2e/subtitles/readers.ts';
import { written } from '../../../e2e/subtitles/written.ts';
import { type LaneId, laneLabel, type Transcript } from '../../transcript/transcript.ts';
import { timedEntries } from '../timing/timedEntries.ts';
import { BBC_STYLE, HOUSE_STYLE, NETFLIX_STYLE } from './cueStyle.ts';
import { type Cue, cuesOf } from './cues.ts';

const plan =
  'So the plan for next week is that we move the whole database to the new machine, and while that is running nobody should write anything.';
const doubt =
  'I am not sure that this will work, because the last time we tried it the copy took almost nine hours.';
const call = session(
  line(plan, 0, 9_500, { id: 'a' }),
  line(doubt, 3_000, 10_300, { id: 'b', lane: 'others' }),
);

test('two who speak at once share cues, a line and a dash each, broken where their clauses are', () => {
  expect(written(call, 'vtt').match(/^[<a-zA-Z].*$/gm)).toEqual([
    'WEBVTT',
    '<v You>So the plan for next week',
    'is that we move the whole database',
    '<v You>-to the new machine,</v>',
    '<v Others>-I am not sure that this will work,</v>',
    '<v You>-and while that is running nobody</v>',
    '<v Others>-because the last time we tried it the</v>',
    '<v You>-should write anything.</v>',
    '<v Others>-copy took almost nine hours.</v>',
  ]);
});

/** BBC Subtitle Guidelines: about 0.3 s a word; twice that. */
const LEAST_FOR_A_WORD_MS = 600;

test('a word that is thrown in at any moment can be read', () => {
  for (let atMs = 200; atMs < 9_000; atMs += 150) {
    const thrownIn = line('Right.', atMs, atMs + 300, { lane: 'others', id: 'b' });
    const cues = cuesOf(session(line(plan, 0, 9_500, { id: 'a' }), thrownIn));
    const shown = cues.filter(({ lines }) => lines.some((text) => text.endsWith('Right.')));
    expect(shown.map(({ startMs, endMs }) => endMs - startMs >= LEAST_FOR_A_WORD_MS)).toEqual([true]);
  }
});

test('SubRip says by names or dashes who speaks; without either, a dash parts those who share a cue', () => {
  const turns = session(
    line('Shall we start with the budget then?', 0, 2_000),
    line('Yes, I have it.', 1_960, 2_900, { lane: 'others' }),
    line('Great, then let us go.', 4_000, 5_500),
  );
  const lines = (speakers: boolean | 'dashes') => written(turns, 'srt', { speakers }).match(/^[-A-Z].*$/gm);
  expect(lines(true)).toEqual([
    'You: Shall we start with the budget then?',
    'Others: Yes, I have it.',
    'You: Great, then let us go.',
  ]);
  expect(lines('dashes')).toEqual([
    '-Shall we start with the budget then?',
    '-Yes, I have it.',
    '-Great, then let us go.',
  ]);
  expect(lines(false)).toEqual([
    'Shall we start with the budget then?',
    'Yes, I have it.',
    'Great, then let us go.',
  ]);
  const shared = session(line('I agree.', 0, 900), line('So do I.', 100, 900, { lane: 'others', id: 'b' }));
  const sharedLines = (speakers: boolean | 'dashes') => written(shared, 'srt', { speakers }).split('\n');
  expect(sharedLines(true).slice(2, 4)).toEqual(['-You: I agree.', '-Others: So do I.']);
  for (const speakers of ['dashes', false] as const)
    expect(sharedLines(speakers).slice(2, 4)).toEqual(['-I agree.', '-So do I.']);
});

test('a name that would fill the line is cut in a shared cue, and the right-to-left line of one turns only its own', () => {
  const names = { you: 'Her Excellency the Ambassador of the Republic', others: 'דנה' };
  const shared = session(line('I agree.', 0, 900), line('גם אני.', 100, 900, { lane: 'others', id: 'b' }));
  const named = { ...shared, session: { ...shared.session, names } };
  expect(written(named, 'srt').split('\n').slice(2, 4)).toEqual([
    '-Her Excellency th…: I agree.',
    '\u202B-דנה: גם אני.\u202C',
  ]);
});

interface ShownWord {
  readonly text: string;
  readonly cue: Cue;
}

/** What the cues show of a lane, in their order. */
function shownOf(cues: readonly Cue[], lane: LaneId): readonly ShownWord[] {
  return cues.flatMap((cue) => {
    const voice = cue.voices?.findIndex(({ speaker }) => speaker === laneLabel(lane)) ?? -1;
    const own = cue.voices === undefined && cue.speaker === laneLabel(lane) ? cue.lines.join(' ') : '';
    const text = voice === -1 ? own : (cue.lines[voice] ?? '').slice(1);
    return text === '' ? [] : text.split(' ').map((word) => ({ text: word, cue }));
  });
}

function saidBy(transcript: Transcript, lane: LaneId) {
  return timedEntries(transcript).flatMap((entry) =>
    entry.kind === 'line' && entry.line.lane === lane ? entry.words : [],
  );
}

/** BBC Subtitle Guidelines: speech is never anticipated by more, nor shown later than this. */
const [MOST_EARLY_MS, MOST_LATE_MS] = [1_500, 2_000];

for (const [name, style] of Object.entries({ HOUSE_STYLE, NETFLIX_STYLE, BBC_STYLE })) {
  test(`however two people talk over each other: no overlap, each word once, its speaker, its time (${name})`, () => {
    fc.assert(
      fc.property(conversations, (transcript) => {
        const cues = cuesOf(transcript, { style, speakerLabels: false });
        expect(problemsIn(cues, style)).toEqual([]);
        for (const lane of ['you', 'others']) {
          const shown = shownOf(cues, lane);
          const said = saidBy(transcript, lane);
          expect(shown.map(({ text }) => text)).toEqual(said.map(({ text }) => text));
          const misplaced = shown.filter(({ cue }, index) => {
            const { startMs = 0 } = said[index] ?? {};
            const isFirst = shown[index - 1]?.cue !== cue;
            const isEarly = startMs > cue.endMs + style.closeGapsUnderMs + MOST_EARLY_MS;
            return (
              isEarly ||
              cue.startMs > startMs + MOST_LATE_MS ||
              (isFirst && cue.startMs < startMs - MOST_EARLY_MS - 1)
            );
          });
          expect(misplaced).toEqual([]);
        }
      }),
      { seed: 20_261_126, numRuns: 400 },
    );
  });
}

/** Who says what by the text of a SubRip file alone: names stand where the speaker changes. */
function readBack(srt: string): Readonly<Record<string, string>> {
  const said: Record<string, string[]> = { You: [], Others: [] };
  let speaker = '';
  for (const block of srt.trim().split('\n\n')) {
    for (const text of block.split('\n').slice(2)) {
      if (text.startsWith('[')) continue;
      const [, name, rest] = /^-?(You|Others):(?: (.*))?$/.exec(text) ?? [null, speaker, text];
      speaker = name ?? '';
      if (rest !== undefined) said[speaker]?.push(rest);
    }
  }
  return Object.fromEntries(Object.entries(said).map(([name, texts]) => [name, texts.join(' ')]));
}

test('however two people talk over each other, the names in SubRip and the voices in WebVTT give each their words', async () => {
  await fc.assert(
    fc.asyncProperty(conversations, async (transcript) => {
      const textOf = (lane: LaneId) =>
        saidBy(transcript, lane)
          .map(({ text }) => text)
          .join(' ');
      expect(readBack(written(transcript, 'srt'))).toEqual({ You: textOf('you'), Others: textOf('others') });
      const vtt = written(transcript, 'vtt');
      const cues = cuesOf(transcript).map(({ startMs, endMs, lines }) => ({
        startMs,
        endMs,
        text: lines.join('\n'),
      }));
      for (const reader of ['webvtt-parser', 'node-webvtt'])
        expect(await vttReaders[reader]?.(vtt)).toEqual({ errors: [], cues });
    }),
    { seed: 20_261_127, numRuns: 100 },
  );
});

test('three lanes at once, and a style of one line, still lose no word and overlap nowhere', () => {
  const three = session(
    line(plan, 0, 9_500, { id: 'a' }),
    line(doubt, 3_000, 10_300, { id: 'b', lane: 'others' }),
    line('Wait a moment.', 5_000, 6_000, { id: 'c', lane: 'third' }),
  );
  const single = { ...HOUSE_STYLE, maxLines: 1 } as const;
  for (const [talk, style] of [
    [three, HOUSE_STYLE],
    [call, single],
  ] as const) {
    const cues = cuesOf(talk, { style, speakerLabels: false });
    expect(problemsIn(cues, style)).toEqual([]);
    for (const lane of ['you', 'others'])
      expect(shownOf(cues, lane).map(({ text }) => text)).toEqual(saidBy(talk, lane).map(({ text }) => text));
  }
});
