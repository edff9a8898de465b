/** Checks what of a lane's painted captions is told while they are shared. */
import { expect, test } from '@playwright/test';
import { type Caption, captionText } from '../../core/captions/caption.ts';
import { type CaptionEvent, foldCaptions, noCaptions } from '../../core/captions/captions.ts';
import type { PaintedLane } from '../../core/captions/sharing.ts';
import { createWindableClock } from '../../e2e/live/windableClock.ts';
import { createPaintedSharing } from './sharing.ts';

const part = { sessionId: 's', number: 2, offsetMs: 60_000, opening: 1 };
const heard = (turnId: string, text: string): CaptionEvent => ({ type: 'text', turnId, text, atMs: 2_000 });

function start() {
  const clock = createWindableClock();
  const told: PaintedLane[] = [];
  const state = { isShared: true };
  let captions: readonly Caption[] = noCaptions;
  const sharing = createPaintedSharing({
    isShared: () => state.isShared,
    tell: (painted) => void told.push(painted),
    after: clock.after,
  });
  const fold = (event: CaptionEvent) => {
    captions = foldCaptions(captions, event);
    sharing.show('you', captions, part);
  };
  const texts = () => told.splice(0).map(({ captions }) => captions.map(({ state, text }) => [state, text]));
  return { sharing, clock, told, state, fold, texts, painted: () => captions.map(captionText) };
}

test('words that come at once are told together, within 50 ms, placed in the session', async () => {
  const { clock, fold, told } = start();
  fold(heard('1', ' Good'));
  fold(heard('1', ' evening'));
  expect(told).toEqual([]);
  await clock.wind(50);
  expect(told).toEqual([
    {
      sessionId: 's',
      lane: 'you',
      captions: [{ id: '2/1', state: 'open', text: 'Good evening', startMs: 61_000, endMs: 62_000 }],
    },
  ]);
});

test('what has settled is told once, what is open each time, until somebody new has to be told', async () => {
  const { sharing, clock, fold, texts } = start();
  fold(heard('1', ' Good evening'));
  fold({ type: 'final', turnId: '1', text: 'Good evening.' });
  await clock.wind(50);
  expect(texts()).toEqual([[['final', 'Good evening.']]]);
  fold(heard('2', ' And'));
  await clock.wind(50);
  fold(heard('2', ' now'));
  await clock.wind(50);
  expect(texts()).toEqual([[['open', 'And']], [['open', 'And now']]]);
  sharing.tellAnew();
  expect(texts()).toEqual([
    [
      ['final', 'Good evening.'],
      ['open', 'And now'],
    ],
  ]);
});

test('while nothing is shared nothing is told; what waits can be told at once', async () => {
  const { sharing, clock, state, fold, texts } = start();
  state.isShared = false;
  fold(heard('1', ' Secret'));
  await clock.wind(1_000);
  sharing.flush();
  expect(texts()).toEqual([]);
  state.isShared = true;
  fold(heard('1', ' no more'));
  sharing.flush();
  expect(texts()).toEqual([[['open', 'Secret no more']]]);
  await clock.wind(1_000);
  expect(texts()).toEqual([]);
});
