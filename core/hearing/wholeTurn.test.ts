/** Whole turns whose model stops before the speech does. */
import { expect, test } from '@playwright/test';
import { frames, listen, tokensOf, turnsOf } from '../../e2e/hearing/script.ts';

const TURN_MS = 5_000;
const turn = [...frames(1_000, 0), ...frames(4_500, 0.9), ...frames(1_000, 0)];

/** Words from the beginning of what is read: of the whole turn, and of any less. */
const reading = (whole: string, less: string) => (lengthMs: number) =>
  tokensOf(lengthMs > TURN_MS ? whole : less);

test('where the model stops before the speech does, the rest is read by itself', async () => {
  const { heard } = await listen(
    turn,
    reading('press one one', 'then hang up and wait for a call from the office at nine'),
  );
  expect(turnsOf(heard)).toEqual(['press one one then hang up and wait for a call from the office at nine']);
});

test('speech that no reading has words for is marked behind the words of its turn', async () => {
  const { heard } = await listen(turn, reading('press one one', ''));
  expect(turnsOf(heard)).toEqual(['press one one', null]);
  const [said, unheard] = heard.filter(({ kind }) => kind === 'turn');
  expect(said?.endMs).toBe(unheard?.startMs);
  expect(unheard?.endMs).toBeGreaterThan(5_500);
});

test('where nothing of long speech has words the turn is marked, a cough is not', async () => {
  const long = await listen(turn, reading('', ''));
  expect(turnsOf(long.heard)).toEqual([null]);
  const short = [...frames(1_000, 0), ...frames(500, 0.9), ...frames(1_000, 0)];
  const cough = await listen(short, reading('', ''));
  expect(turnsOf(cough.heard)).toEqual(['']);
});
