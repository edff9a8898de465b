/** Which of the microphone's words are the far side's: by their words, their order and their time. */
import { expect, test } from '@playwright/test';
import type { TranscriptLine } from '../transcript/transcript.ts';
import { withEchoMarked } from './echoMark.ts';

/** A line of words of 250 ms each, from a moment on; with the times of its words, or without. */
function line(lane: string, text: string, startMs: number, isTold = true): TranscriptLine {
  const words = text.split(' ').map((word, index) => ({
    text: word,
    startMs: startMs + index * 300,
    endMs: startMs + index * 300 + 250,
  }));
  const endMs = words.at(-1)?.endMs ?? startMs;
  return {
    ...{ kind: 'line', lane, id: `${startMs}`, text, state: 'final', startMs, endMs, speaker: null },
    islands: [{ startMs, endMs }],
    anchors: [{ chars: text.length, atMs: endMs + 700 }],
    ...(isTold && { words: words.map((word) => [word.text, word.startMs, word.endMs] as const) }),
  };
}

/** What is left of the microphone's line; null where it is left alone. */
function left(mic: TranscriptLine, ...others: readonly TranscriptLine[]): string | null {
  const marked = withEchoMarked(mic, others);
  return marked === mic ? null : marked.text;
}

const said = 'Shall we move the meeting to Friday afternoon?';

for (const isTold of [true, false])
  test.describe(isTold ? 'with the times of words' : 'with times by islands', () => {
    const you = (text: string, startMs: number) => line('you', text, startMs, isTold);
    const others = (text: string, startMs: number) => line('others', text, startMs, isTold);

    test('the same words up to half a second later are an echo', () => {
      for (const lateMs of [-60, 3, 120, 500, 560])
        expect([lateMs, left(you(said, 1_000 + lateMs), others(said, 1_000))]).toEqual([lateMs, '']);
    });

    test('so they are when they are spelled otherwise, heard in part, or cut elsewhere', () => {
      const far = [
        others('Good. Shall we move the meeting', 1_000),
        others('to Friday afternoon? I am away.', 2_800),
      ];
      expect(left(you('shall we moove the meetings to Friday after noon', 1_400), ...far)).toBe('');
      expect(left(you('we move the meeting to', 1_700), ...far)).toBe('');
    });

    test('who says the same when the other has said it is not taken for an echo', () => {
      const again = 'to Friday afternoon at three';
      expect(left(you(again, 2_600), others(again, 1_000))).toBe(null);
      expect(left(you(said, 3_600), others(said, 1_000))).toBe(null);
      // Also while the other goes on.
      expect(
        left(you(again, 2_700), others(`${again} because on Monday nobody of us is in town`, 1_000)),
      ).toBe(null);
    });

    test('fewer than four words stay, and so do those of another order', () => {
      expect(left(you('I think so.', 1_100), others('I think so.', 1_000))).toBe(null);
      expect(left(you('afternoon the Friday we meeting move shall to', 1_100), others(said, 1_000))).toBe(
        null,
      );
    });

    test('own words before, within and after an echo stay', () => {
      const far = others(said, 1_000);
      expect(left(you(`Yes. ${said}`, 800), far)).toBe('Yes.');
      expect(left(you(`${said} No, I am away.`, 1_100), far)).toBe('No, I am away.');
      expect(left(you('Shall we move the hold on please to Friday afternoon?', 1_100), far)).toBe(
        'hold on please',
      );
      expect(left(you('Shall we move the Yes. meeting to Friday', 1_100), far)).toBe('Yes.');
    });

    test('other words at the same time are own words', () => {
      expect(left(you('Can you hear me at the back of the room?', 1_100), others(said, 1_000))).toBe(null);
    });
  });

test('writing without blanks is compared by its words', () => {
  const far = '明日の会議は午後三時から始まります';
  const bare = (lane: string, text: string, startMs: number): TranscriptLine => ({
    ...line(lane, text, startMs, false),
    endMs: startMs + 3_000,
    islands: [{ startMs, endMs: startMs + 3_000 }],
  });
  expect(left(bare('you', far, 1_200), bare('others', far, 1_000))).toBe('');
  expect(left(bare('you', far, 4_500), bare('others', far, 1_000))).toBe(null);
  expect(left(bare('you', 'そうですね', 1_200), bare('others', 'そうですね', 1_000))).toBe(null);
  const chinese = '我们下周一在大会议室开会讨论预算';
  expect(left(bare('you', chinese, 1_200), bare('others', chinese, 1_000))).toBe('');
});

test('a mark keeps the whole text; what is left has its own times and evidence', () => {
  const mic = line('you', `${said} No, I am away.`, 1_100);
  const marked = withEchoMarked(mic, [line('others', said, 1_000)]);
  expect(marked).toEqual({
    ...mic,
    text: 'No, I am away.',
    echo: { of: 'others', text: mic.text },
    startMs: 3_500,
    endMs: mic.endMs,
    islands: [{ startMs: 3_500, endMs: mic.endMs }],
    anchors: [{ chars: 14, atMs: mic.endMs + 700 }],
    words: mic.words?.slice(8),
  });
});

test('a line whose speech is not known yet is judged by when its text came', () => {
  const open = (lane: string, lateMs: number): TranscriptLine => {
    let chars = 0;
    const anchors = said.split(' ').map((word, index) => {
      chars += word.length + (index > 0 ? 1 : 0);
      return { chars, atMs: 2_000 + index * 300 + lateMs };
    });
    const times = { startMs: 1_000 + lateMs, endMs: anchors.at(-1)?.atMs ?? 0 };
    const { words: _words, ...plain } = line(lane, said, 1_000 + lateMs);
    return { ...plain, ...times, state: 'interrupted', islands: [], anchors };
  };
  expect(left(open('you', 200), open('others', 0))).toBe('');
  expect(left(open('you', 3_600), open('others', 0))).toBe(null);
});
