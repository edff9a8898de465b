/** Has speech heard again that a loss or a poor answer left unsaid, and says what is left at the end. Opens no connection. */
import { CAPACITY_MS } from '../../core/audio/playout.ts';
import { after } from '../../core/base/span.ts';
import type { Capture, Replaying } from '../capture.ts';
import type { Books, Rest } from './books.ts';
import type { TurnTaker } from './turnTaker.ts';

/** A little less than the ring holds: it is written on while a rewind is under way. */
const REMEMBERED_MS = CAPACITY_MS - 100;

export interface RehearingNeeds {
  readonly capture: Capture;
  readonly taker: TurnTaker;
  readonly books: Books;
}

export interface Rehearing {
  /** A turn has just been ended: what was answered without its words is played once more, what has begun since goes on after it. */
  readonly afterTurn: () => void;
  /** The same at any moment; does nothing while somebody speaks. */
  readonly inPause: () => void;
  /** Goes back to where settled text ends, so that nothing is lost and nothing comes twice. */
  readonly afterLoss: (connection: number) => void;
  /** Speech that nothing was answered to so far. */
  readonly rest: () => Rest;
}

export function createRehearing({ capture, taker, books }: RehearingNeeds): Rehearing {
  const oldestMs = () => capture.capturedMs() - REMEMBERED_MS;

  const playAgain = ({ fromMs, skip }: Replaying) => {
    capture.rewind(fromMs, skip);
    taker.reset();
  };

  const afterTurn = () => {
    const nowMs = taker.turn().startMs ?? capture.playedMs();
    const repeats = books.takeRepeats({ nowMs, oldestMs: oldestMs() });
    if (repeats !== null) playAgain(repeats);
  };

  return {
    afterTurn,
    inPause: () => {
      if (taker.turn().startMs === null) afterTurn();
    },
    afterLoss: (connection) => {
      const open = taker.open();
      playAgain(books.lose(connection, { nowMs: capture.playedMs(), oldestMs: oldestMs(), open }));
    },
    rest: () => {
      const island = capture.openIsland();
      const islands = taker.islandsIn({ startMs: 0, endMs: Number.POSITIVE_INFINITY });
      const captured = island === null ? islands : [...islands, island];
      return { open: taker.open(), unplayed: after(captured, capture.playedMs()) };
    },
  };
}
