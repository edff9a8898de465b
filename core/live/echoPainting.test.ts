/** Checks that what is painted of the microphone stays, whatever becomes of it, and that an echo is not painted. */
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { type Caption, captionText, isSettled, transcriptLine } from '../captions/caption.ts';
import { foldCaptions, noCaptions } from '../captions/captions.ts';
import { type PaintedCaption, paintOwn } from './echoPainting.ts';

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

/** What is painted after each step. */
function painted(
  steps: readonly Caption[],
  farSteps: readonly (Caption | undefined)[],
): readonly PaintedCaption[] {
  let before: PaintedCaption | undefined;
  return steps.map((caption, index) => {
    const far = farSteps[Math.min(index, farSteps.length - 1)];
    before = paintOwn(caption, before, {
      lines: far === undefined ? [] : [transcriptLine(far, 'others')],
      isSpeaking: far !== undefined && !isSettled(far),
    });
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

test('own words behind an echo are painted as they come, once the far side has ended', () => {
  const mic = growing(`${said} I am away`, 2_200);
  const far = growing(said, 2_000);
  const ended = settled(far.at(-1) as Caption, said);
  expect(texts(painted(mic, [...far, ended])).slice(-3)).toEqual(['I', 'I am', 'I am away']);
});

test('words that come before theirs wait for theirs behind an echo, but no more than three of them', () => {
  const ahead = growing(`${said} at noon`, 2_200);
  const far = growing(said, 2_000);
  const behind = growing(`${said} at noon`, 2_000);
  expect(
    texts(
      painted([...ahead, ...ahead.slice(-1)], [...far, ...far.slice(-1), ...far.slice(-1), behind.at(-1)]),
    ).slice(-3),
  ).toEqual(['', '', '']);
  const own = growing(`${said} I am away then`, 2_200);
  expect(texts(painted(own, far)).slice(-4)).toEqual(['', '', '', 'I am away then']);
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
      let before = '';
      for (const text of texts(painted([...steps, end], farSteps))) {
        expect(text.startsWith(before)).toBe(true);
        before = text;
      }
    }),
    { numRuns: 2_000 },
  );
});
