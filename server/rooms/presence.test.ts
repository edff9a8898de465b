/** Checks that a lane whose server is gone does not stand as live for ever, and that one whose server lives does. */
import { expect, test } from '@playwright/test';
import type { Bus, BusListener } from '../bus/bus.ts';
import { createInProcessBus } from '../bus/inProcess.ts';
import type { LaneStatus } from '../wire/events.ts';
import type { BusMessage } from '../wire/schema.ts';
import { createMemory } from './memory.ts';
import { createPresence } from './presence.ts';

const ann: LaneStatus = {
  ...{ type: 'status', session: 's', lane: 'Ann', label: 'Ann', status: 'live' },
  startedAtEpochMs: 5,
};
const open: BusMessage = {
  kind: 'told',
  told: { type: 'delta', session: 's', lane: 'Ann', id: '1.1', startMs: 0, endMs: 900, from: 0, text: 'Goo' },
};

function start() {
  const bus: Bus = createInProcessBus(1);
  let nowMs = 0;
  let isUp = true;
  const server = () => {
    const publish = (message: BusMessage) => bus.publish('main', message);
    const presence = createPresence({ publish, isBusUp: () => isUp, nowMs: () => nowMs });
    const memory = createMemory();
    const listener: BusListener = (message, seq) => {
      presence.take(message);
      memory.take(message, seq);
    };
    void bus.follow('main', listener);
    return {
      ...presence,
      say: (message: BusMessage) => {
        presence.own(message);
        publish(message);
      },
      stands: () => memory.since(null).map((event) => (event.type === 'status' ? event.status : event.type)),
      lasts: () => memory.since(null).findLast(({ type }) => type === 'status'),
    };
  };
  const pass = (seconds: number, ...servers: readonly { readonly beat: () => void }[]) => {
    for (let second = 0; second < seconds; second += 10) {
      nowMs += 10_000;
      for (const { beat } of servers) beat();
    }
  };
  const setUp = (up: boolean) => {
    isUp = up;
  };
  return { one: server(), other: server(), third: server(), pass, setUp };
}

test('a lane whose server is killed is told idle after half a minute, once', () => {
  const { one, other, third, pass } = start();
  one.say({ kind: 'told', told: ann });
  one.say(open);
  pass(120, one, other, third);
  expect(other.lasts()).toMatchObject({ status: 'live' });
  pass(30, other, third);
  expect(other.lasts()).toMatchObject({ status: 'live' });
  pass(10, other, third);
  expect(other.lasts()).toMatchObject({ session: 's', status: 'idle' });
  expect(other.stands().filter((what) => what === 'idle')).toHaveLength(1);
});

test('a server that comes back and speaks in the lane again stays live when its old session ends', () => {
  const { one, other, third, pass } = start();
  one.say({ kind: 'told', told: ann });
  third.say({ kind: 'told', told: { ...ann, session: 't' } });
  pass(60, other, third);
  expect(other.lasts()).toMatchObject({ session: 't', status: 'live' });
});

test('while the bus is away nobody is taken for gone', () => {
  const { one, other, pass, setUp } = start();
  one.say({ kind: 'told', told: ann });
  setUp(false);
  pass(60, other);
  setUp(true);
  pass(20, other);
  expect(other.lasts()).toMatchObject({ status: 'live' });
});
