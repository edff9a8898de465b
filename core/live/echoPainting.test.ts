/** Checks that what is painted of the microphone stays, whatever becomes of it, and that an echo is not painted. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Caption, captionText, transcriptLine } from '../captions/caption.ts';
import { foldCaptions, noCaptions } from '../captions/captions.ts';
import { type FarSide, type PaintedCaption, paintOwn } from './echoPainting.ts';

/** How an open caption stands after each of its words, which came 300 ms apart. */
function growing(text: string, fromMs: number): readonly Caption[] {
  let captions = noCaptions;
  return text.split(' ').map((word, index) => {
    const atMs = fromMs + index * 300;
    captions = foldCaptions(captions, { type: 'text', turnId: '1', text: ` ${word}`, atMs });
    return captions[0] as Caption;
  });
}

const settled = (caption: Caption, text: string): Caption =>
  foldCaptions([caption], { type: 'final', turnId: '1', text })[0] as Caption;

const silent: FarSide = { lines: [], speech: [], settledMs: 0, waitedMs: 0 };

/** What is painted after each step. */
function painted(
  steps: readonly Caption[],
  farSteps: readonly (Caption | undefined)[],
  known: Partial<FarSide> = {},
): readonly PaintedCaption[] {
  let before: PaintedCaption | undefined;
  return steps.map((caption, index) => {
    const far = farSteps[Math.min(index, farSteps.length - 1)];
    const lines = far === undefined ? [] : [transcriptLine(far, 'others')];
    before = paintOwn(caption, before, { ...silent, lines, ...known });
    return before;
  });
}
const texts = (steps: readonly PaintedCaption[]) => steps.map(({ shown }) => captionText(shown));

const said = 'Shall we move the meeting to Friday';

test('no word of an echo is painted whose text comes after theirs', () => {
  const mic = growing(said, 2_200);
  expect(new Set(texts(painted(mic, growing(said, 2_000))))).toEqual(new Set(['']));
});

test('too few words to tell wait for the next, or for the end', () => {
  const mic = growing('Shall we go there', 2_200);
  expect(texts(painted(mic, growing(said, 2_000)))).toEqual(['', '', 'Shall we go', 'Shall we go there']);
  const short = growing('Shall we', 2_200);
  const over = settled(short[1] as Caption, 'Shall we');
  expect(texts(painted([...short, over], growing(said, 2_000)))).toEqual(['', '', 'Shall we']);
});

test('own words behind an echo are painted as they come', () => {
  const mic = growing(`${said} I am away`, 2_200);
  const shown = texts(painted(mic, growing(said, 2_000)));
  expect(shown.slice(-3)).toEqual(['I', 'I am', 'I am away']);
});

test('what was said while they spoke waits for their text: also a whole line, but not for ever', () => {
  const mic = growing(said, 2_200);
  const last = settled(mic.at(-1) as Caption, said);
  const theirs = growing(said, 2_000).at(-1);
  const speech = [{ startMs: 500, endMs: 4_000 }];
  const steps = [...mic, last, last];
  const late = [...mic.map(() => undefined), undefined, theirs];
  expect(new Set(texts(painted(steps, late, { speech })))).toEqual(new Set(['']));
  expect(texts(painted(steps, [undefined], { speech, waitedMs: 5_000 })).at(-1)).toBe(said);
  // Their text is whole up to then, and has other words.
  expect(texts(painted(steps, [undefined], { speech, settledMs: 4_000 })).at(-1)).toBe(said);
  // They were silent then.
  expect(texts(painted(mic, [undefined], { speech: [{ startMs: 9_000, endMs: 9_500 }] })).at(-1)).toBe(said);
});

test('what was painted before theirs came stays, also when the line settles as an echo', () => {
  const mic = growing(said, 2_200);
  const last = settled(mic.at(-1) as Caption, `${said}.`);
  const far = growing(said, 2_000).map((caption, index) => (index < 2 ? undefined : caption));
  expect(texts(painted([...mic, last], far)).at(-1)).toBe('Shall we');
});

test('without the far side, or beside other words, a caption is shown as it is', () => {
  const mic = growing('Can you hear me at the back', 2_200);
  for (const far of [[undefined], growing(said, 2_000)])
    for (const [index, { shown }] of painted(mic, far).entries()) expect(shown).toBe(mic[index]);
});

test('whatever both say and whenever it comes, painted words stay and only get more', () => {
  const word = fc.constantFrom(...'so we go on to the list of names and I do not know it'.split(' '));
  const said = fc.array(word, { minLength: 1, maxLength: 14 });
  const arbitrary = fc.record({
    far: said,
    mic: said,
    echoed: fc.nat(14),
    lateMs: fc.nat(1_500),
    farFirst: fc.nat(4),
  });
  fc.assert(
    fc.property(arbitrary, ({ far, mic, echoed, lateMs, farFirst }) => {
      const words = [...far.slice(0, echoed), ...mic];
      const steps = growing(words.join(' '), 2_000 + lateMs);
      const end = settled(steps.at(-1) as Caption, words.join(' '));
      const theirs = growing(far.join(' '), 2_000);
      const farSteps = [...Array.from({ length: farFirst }, () => undefined), ...theirs];
      const shown = texts(painted([...steps, end], farSteps));
      return shown.every((text, index) => text.startsWith(shown[index - 1] ?? ''));
    }),
    { numRuns: 2_000 },
  );
});
