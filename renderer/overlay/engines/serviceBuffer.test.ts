/** What stands in the service's buffer: counted turn by turn, forgotten where it was noise. */
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { createServiceBuffer } from './serviceBuffer.ts';

test.afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

/** A buffer on a clock that is wound by hand; what it asks for, and what it says was lost. */
function stage() {
  mock.timers.reset();
  mock.timers.enable({ apis: ['setTimeout'] });
  let nowMs = 0;
  mock.method(performance, 'now', () => nowMs);
  let sent = { sentMs: 5_000, delayMs: 0 };
  const told: unknown[] = [];
  const buffer = createServiceBuffer({
    ...{ sent: () => sent, atMs: () => nowMs, clear: () => void told.push('clear') },
    onSoundLost: (span) => void told.push(span),
  });
  return {
    ...{ buffer, told },
    wind: (ms: number) => {
      nowMs += ms;
      mock.timers.tick(ms);
    },
    rewind: (toMs: number) => {
      nowMs = toMs;
    },
    send: (ms: number, delayMs = 0) => {
      sent = { sentMs: sent.sentMs + ms, delayMs };
    },
  };
}

test('a turn has all that went out since the one before, and what is still on its way', () => {
  const { buffer, send } = stage();
  send(2_000);
  expect(buffer.endTurn()).toEqual({ sentMs: 2_000, inMs: 0 });
  send(1_500, 80);
  expect(buffer.endTurn()).toEqual({ sentMs: 1_580, inMs: 80 });
  send(80);
  expect(buffer.endTurn()).toEqual({ sentMs: 0, inMs: 0 });
});

test('noise is forgotten eight seconds after it ends, once; speech goes on before that, or text comes, and it is not', () => {
  const { buffer, send, wind, told } = stage();
  const noise = () => {
    buffer.onWayOut(true);
    send(700);
    buffer.onWayOut(false);
  };
  noise();
  wind(2_000);
  noise();
  wind(7_999);
  expect(told).toEqual([]);
  wind(1);
  buffer.onWayOut(false);
  wind(10_000);
  expect(told).toEqual(['clear']);
  // It was billed with nothing.
  send(300);
  expect(buffer.endTurn().sentMs).toBe(300);
  // The last text of the turn that was ended says nothing of what came since.
  buffer.follow({ type: 'heard', turnId: '1.0', turn: { startMs: 0, endMs: 300, islands: [] } });
  noise();
  buffer.follow({ type: 'text', turnId: '1.0', text: 'end.', atMs: 0 });
  wind(10_000);
  expect(told).toEqual(['clear', 'clear']);
  noise();
  buffer.follow({ type: 'text', turnId: '1.1', text: 'Hm', atMs: 0 });
  wind(10_000);
  expect(told).toEqual(['clear', 'clear']);
  buffer.close();
});

test('where the service forgets so late that speech had begun, that speech is lost and said so', () => {
  const { buffer, send, wind, told } = stage();
  send(500);
  buffer.onWayOut(false);
  wind(8_000);
  wind(100);
  buffer.onCleared();
  send(500);
  buffer.onWayOut(false);
  wind(8_000);
  buffer.onWayOut(true);
  send(900, 60);
  wind(1_000);
  buffer.onCleared();
  expect(told).toEqual(['clear', 'clear', { startMs: 16_100, endMs: 17_040 }]);
});

test('what goes out later than before is no step back in time; what is played again is', () => {
  const { buffer, send, wind, rewind } = stage();
  const at = (delayMs: number) => {
    send(0, delayMs);
    return buffer.sentAtMs();
  };
  wind(1_000);
  expect(at(60)).toBe(940);
  wind(100);
  expect(at(400)).toBe(940);
  wind(400);
  expect(at(400)).toBe(1_100);
  rewind(800);
  expect(at(60)).toBe(740);
});
