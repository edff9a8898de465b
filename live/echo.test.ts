/** Two lanes, the far side in the microphone too: what is kept, what is shown, and what a person is told. */
import { expect, test } from '@playwright/test';
import { captionText } from '../core/captions/caption.ts';
import { mergeEntries } from '../core/transcript/entries.ts';
import type { TranscriptLine } from '../core/transcript/transcript.ts';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';
import type { Word } from '../e2e/live/talkCapture.ts';

const SAID = 'Shall we move the meeting to Friday afternoon.';
const others = talkOf(SAID);
const late = (words: readonly Word[], lateMs: number): readonly Word[] =>
  words.map((word) => ({ ...word, startMs: word.startMs + lateMs, endMs: word.endMs + lateMs }));
const echo = late(others, 200);
const afterMs = (echo.at(-1)?.endMs ?? 0) + 1_500;

type Scene = ReturnType<typeof supervise>;

/** The lines of a lane as they are stored in the end. */
const stored = ({ changes }: Scene, lane: string): readonly TranscriptLine[] =>
  mergeEntries(changes.flatMap((change) => (change.kind === 'append' ? [change.entry] : []))).flatMap(
    (entry) => (entry.kind === 'line' && entry.lane === lane ? [entry] : []),
  );
const textsOf = (scene: Scene) =>
  stored(scene, 'you').map(({ text, echo: mark }) => (mark === undefined ? text : [text, mark.text]));
const shown = ({ views }: Scene, lane: string) =>
  views.get(lane)?.captions.map(captionText).filter(Boolean) ?? [];

async function captioned(
  you: readonly Word[],
  far: readonly Word[] = others,
  forMs = 15_000,
): Promise<Scene> {
  const scene = supervise({ you, others: far });
  scene.intend({ captions: true });
  await scene.clock.wind(forMs);
  return scene;
}

test('a line that is an echo is kept under its mark, and none of its words is shown', async () => {
  const scene = await captioned(echo);
  expect(textsOf(scene)).toEqual([['', SAID]]);
  expect(shown(scene, 'you')).toEqual([]);
  expect(shown(scene, 'others')).toEqual([SAID]);
  expect(stored(scene, 'others').map(({ text, echo: mark }) => [text, mark])).toEqual([[SAID, undefined]]);
});

test('own words are kept and shown: before and after an echo, at once with the others, alone', async () => {
  const own = talkOf('No I am away.', afterMs);
  expect(textsOf(await captioned([...echo, ...own]))).toEqual([['', SAID], 'No I am away.']);
  const atOnce = talkOf('Can you hear me at the back of the room.');
  const scene = await captioned(atOnce);
  expect([textsOf(scene), shown(scene, 'you')]).toEqual([
    ['Can you hear me at the back of the room.'],
    ['Can you hear me at the back of the room.'],
  ]);
  const alone = await captioned(talkOf('Good morning to all of you.'), []);
  expect([textsOf(alone), shown(alone, 'you')]).toEqual([
    ['Good morning to all of you.'],
    ['Good morning to all of you.'],
  ]);
});

test('who repeats the others a moment later is kept and shown', async () => {
  const scene = await captioned(talkOf(SAID, afterMs));
  expect([textsOf(scene), shown(scene, 'you')]).toEqual([[SAID], [SAID]]);
});

test('a line is kept at once; when the far side’s text comes later, it is marked, and nothing painted goes', async () => {
  const scene = supervise({ you: echo, others });
  scene.intend({ captions: true });
  await scene.clock.wind(300);
  const script = scene.lanes[1]?.opened[0]?.engine.script;
  if (script !== undefined) Object.assign(script, { isMute: true, withholdsFinals: true });
  await scene.clock.wind(9_000);
  expect([textsOf(scene), shown(scene, 'you')]).toEqual([[SAID], [SAID]]);
  scene.lanes[1]?.opened[0]?.engine.opened[0]?.tell({ type: 'final', turnId: '1.1', text: SAID });
  await scene.clock.wind(100);
  expect([textsOf(scene), shown(scene, 'you')]).toEqual([[['', SAID]], [SAID]]);
});

test('captions that end in the middle of an echo keep what there is, marked', async () => {
  const scene = supervise({ you: echo, others });
  scene.intend({ captions: true });
  await scene.clock.wind(4_200);
  scene.supervisor.abandon();
  await scene.clock.wind(100);
  const [line] = stored(scene, 'you');
  expect([line?.text, line?.echo?.of]).toEqual(['', 'others']);
});

const long = Array.from({ length: 5 }, (_, index) => `We are at number ${index} of the list today.`).join(
  ' ',
);

test('when lines are echoes again and again, headphones are recommended once, for a while', async () => {
  const far = talkOf(long);
  const scene = await captioned(late(far, 200), far, 60_000);
  const warnings = scene.statuses.map((status) =>
    status.status === 'live' ? (status.warning?.kind ?? null) : null,
  );
  const changes = warnings.filter((kind, index) => kind !== warnings[index - 1]);
  expect(changes).toEqual([null, 'microphoneHearsOthers', null]);
});

test('captions that end while headphones are recommended have ended for good', async () => {
  const far = talkOf(long);
  const scene = supervise({ you: late(far, 200), others: far });
  scene.intend({ captions: true });
  const isAdvised = () => {
    const status = scene.statuses.at(-1);
    return status?.status === 'live' && status.warning?.kind === 'microphoneHearsOthers';
  };
  while (scene.clock.nowMs() < 60_000 && !isAdvised()) await scene.clock.wind(500);
  expect(isAdvised()).toBe(true);
  scene.intend({ captions: false });
  await scene.clock.wind(60_000);
  expect(scene.statuses.at(-1)).toEqual({ status: 'idle' });
});

test('a lane that fails takes nothing from the other', async () => {
  const scene = supervise({ you: echo, others });
  scene.lanes[1]?.refusals.push({ kind: 'microphoneDenied' });
  scene.intend({ captions: true });
  await scene.clock.wind(15_000);
  expect([textsOf(scene), shown(scene, 'you')]).toEqual([[SAID], [SAID]]);
});

test('lanes that open at different moments, over ways of different length, are on one clock', async () => {
  // Said at once; each source counts from its own opening, and the echo canceller delays the microphone.
  const scene = supervise(
    { you: late(talkOf('Can you hear me.', 1_500), 170), others: late(talkOf('Yes I do.', 1_500), -600) },
    { you: 100, others: 700 },
    { you: 170 },
  );
  scene.intend({ captions: true });
  await scene.clock.wind(12_000);
  scene.intend({ captions: false });
  await scene.clock.wind(12_000);
  const [you] = stored(scene, 'you');
  const [theirs] = stored(scene, 'others');
  expect(Math.abs((you?.startMs ?? 0) - (theirs?.startMs ?? 1e9))).toBeLessThanOrEqual(60);
});

test('an echo is one also where the lanes count from different moments', async () => {
  const far = talkOf(SAID, 1_500);
  const scene = supervise({ you: late(far, 200), others: late(far, -900) }, { you: 100, others: 1_000 });
  scene.intend({ captions: true });
  await scene.clock.wind(15_000);
  expect([textsOf(scene), shown(scene, 'you')]).toEqual([[['', SAID]], []]);
});
