/** Every cue list keeps the limits of its style and every word, whatever the transcript holds. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { problemsIn } from '../../e2e/subtitles/cueProblems.ts';
import { gap, line, session } from '../../e2e/subtitles/handmade.ts';
import { saysAnything } from '../text/spoken.ts';
import { cleanText } from '../text/words.ts';
import { BBC_STYLE, HOUSE_STYLE, NETFLIX_STYLE } from './cues/cueStyle.ts';
import { cuesOf } from './cues/cues.ts';

const style = fc.constantFrom(HOUSE_STYLE, NETFLIX_STYLE, BBC_STYLE, {
  ...HOUSE_STYLE,
  maxLines: 1 as const,
});
const word = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'the',
    'and',
    'end.',
    'well,',
    '漢字仮名交じり文',
    'สวัสดีครับ',
    '👩‍👩‍👧‍👦',
    'a'.repeat(100),
    '漢'.repeat(60),
    '—',
    '42',
  ),
);
const anyEntry = fc.record({
  text: fc.array(word, { maxLength: 30 }),
  startMs: fc.nat(100_000),
  lengthMs: fc.nat(20_000),
  isGap: fc.boolean(),
});

test('whatever a transcript holds, its cues keep every limit and every word', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 8 }), style, (made, chosen) => {
      const entries = made.map(({ text, startMs, lengthMs, isGap }, index) =>
        isGap
          ? gap(startMs, startMs + lengthMs)
          : line(text.join(' '), startMs, startMs + lengthMs, { id: `${index}` }),
      );
      const cues = cuesOf(session(...entries), { style: chosen, speakerLabels: false });
      expect(problemsIn(cues, chosen)).toEqual([]);
      for (const entry of entries) {
        if (entry.kind === 'gap') continue;
        const shown = cues.filter((cue) => cue.sourceId === entry.id).flatMap((cue) => cue.lines);
        const said = saysAnything(entry.text) ? cleanText(entry.text) : '';
        expect(shown.join('').replace(/\s/g, '')).toBe(said.replace(/\s/g, ''));
      }
    }),
  );
});
