/** No span of detected speech leaves the books but as said, replayed, or a gap. */
import { test } from '@playwright/test';
import fc from 'fast-check';
import type { Span } from '../base/span.ts';
import { closeBooks, giveUp, type Ledger, noDebts, noteText, owe, retire } from './ledger.ts';
import { textReachedMs } from './recovery.ts';
import { lose } from './replay.ts';
import { settleDebt } from './settlement.ts';

const text = (connection: number, turnId: string, atMs: number) => ({
  connection,
  turnId,
  atMs,
  letters: 10,
});
const answer = { type: 'final', isMore: true, atMs: 5_000 } as const;

/** What can befall a turn. Each is heard, one after the other; times follow from the order. */
type Fate =
  | 'said'
  | 'saidInPart'
  | 'failed'
  | 'failedInPart'
  | 'owed'
  | 'lost'
  | 'lostLate'
  | 'lostAndGivenUp'
  | 'givenUp'
  | 'retired';
const fates = fc.array(
  fc.record({
    fate: fc.constantFrom<Fate>(
      'said',
      'saidInPart',
      'failed',
      'failedInPart',
      'owed',
      'lost',
      'lostLate',
      'lostAndGivenUp',
      'givenUp',
      'retired',
    ),
    lengthMs: fc.integer({ min: 400, max: 12_000 }),
    pauseMs: fc.integer({ min: 600, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);

test('whatever befalls turns, at the end every moment of them is said, heard again, or in a gap', () => {
  fc.assert(
    fc.property(fates, (turns) => {
      let ledger: Ledger = noDebts;
      let atMs = 0;
      let connection = 1;
      const said: Span[] = [];
      const gaps: Span[] = [];
      const spoken: Span[] = [];
      /** Plays what a loss left to be heard again: it is detected as it was, and said. */
      const replay = () => {
        for (const span of ledger.replaying) {
          const turnId = `${connection}.again${span.startMs}`;
          ledger = settleDebt(
            owe(ledger, connection, turnId, { ...span, islands: [] }),
            turnId,
            answer,
          ).ledger;
          said.push(span);
        }
      };
      for (const [index, { fate, lengthMs, pauseMs }] of turns.entries()) {
        const span = { startMs: atMs, endMs: atMs + lengthMs };
        const turnId = `${connection}.${index}`;
        const middleMs = atMs + lengthMs / 2 + 1_000;
        atMs = span.endMs + pauseMs;
        spoken.push(span);
        if (fate === 'givenUp') {
          const given = giveUp(ledger, span);
          ledger = given.ledger;
          gaps.push(...given.gaps);
          continue;
        }
        ledger = owe(ledger, connection, turnId, { ...span, islands: [] });
        if (fate.endsWith('InPart')) {
          ledger = noteText(ledger, text(connection, turnId, middleMs));
          said.push({ startMs: span.startMs, endMs: textReachedMs(middleMs) });
        }
        if (fate === 'said') said.push(span);
        if (fate === 'said' || fate.startsWith('failed')) {
          const settled = settleDebt(ledger, turnId, {
            ...answer,
            type: fate === 'said' ? 'final' : 'failed',
            atMs: span.endMs,
          });
          ledger = settled.ledger;
          gaps.push(...settled.gaps);
        }
        if (fate === 'retired') {
          const retired = retire(ledger, connection);
          ledger = retired.ledger;
          gaps.push(...retired.gaps);
          connection += 1;
        }
        if (fate.startsWith('lost')) {
          const loss = lose(ledger, connection, {
            nowMs: span.endMs + (fate === 'lostLate' ? 40_000 : 500),
            oldestMs: 0,
            open: null,
          });
          ledger = loss.ledger;
          connection += 1;
          gaps.push(...loss.gaps);
          if (fate === 'lostAndGivenUp') {
            const [first] = ledger.replaying;
            const given = giveUp(ledger, {
              startMs: first?.startMs ?? 0,
              endMs: span.startMs + lengthMs / 3,
            });
            ledger = given.ledger;
            gaps.push(...given.gaps);
          }
          replay();
        }
      }
      gaps.push(...closeBooks(ledger, { open: null, unplayed: [] }));
      const account = [...said, ...gaps];
      for (const span of spoken) {
        for (let ms = span.startMs; ms < span.endMs; ms += 50) {
          const isKnown = account.some(({ startMs, endMs }) => startMs <= ms && ms < endMs);
          if (!isKnown) throw new Error(`${ms} ms of ${JSON.stringify(span)} left the books`);
        }
      }
    }),
    { numRuns: 2_000, seed: 11 },
  );
});
