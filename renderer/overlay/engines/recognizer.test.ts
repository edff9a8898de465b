/** When the recognizer's worker is started and ended, and what its ports hear of a worker that cannot be. */
import { expect, test } from '@playwright/test';
import { createRecognizerHost, type OpenPort, openPort, type RecognizerHostNeeds } from './recognizer.ts';

/** Workers that do nothing, and a clock that is wound by hand. */
function page() {
  const workers: (ReturnType<RecognizerHostNeeds['start']> & { isEnded: boolean; ports: number })[] = [];
  let due: { readonly act: () => void; readonly ms: number } | null = null;
  const recognizer = createRecognizerHost({
    start: () => {
      const worker = {
        isEnded: false,
        ports: 0,
        onerror: null,
        postMessage: (port: MessagePort) => {
          worker.ports += 1;
          port.close();
        },
        terminate: () => {
          worker.isEnded = true;
        },
      };
      workers.push(worker);
      return worker;
    },
    later: (act, ms) => {
      due = { act, ms };
      return () => {
        due = null;
      };
    },
  });
  return { recognizer, workers, due: () => due };
}

test('one worker serves all ports, and ends when none has been open for ten minutes', () => {
  const { recognizer, workers, due } = page();
  const [one, other] = [recognizer.open(), recognizer.open()];
  one.close();
  one.close();
  expect(due()).toBeNull();
  other.close();
  expect(due()?.ms).toBe(600_000);
  expect(workers.map(({ isEnded, ports }) => [isEnded, ports])).toEqual([[false, 2]]);
  due()?.act();
  expect(workers[0]?.isEnded).toBe(true);
  recognizer.open().close();
  expect(workers).toHaveLength(2);
});

test('a port that is asked for within that time finds the worker as it was', () => {
  const { recognizer, workers, due } = page();
  recognizer.open().close();
  const { close } = recognizer.open();
  expect(due()).toBeNull();
  expect(workers).toHaveLength(1);
  close();
  recognizer.dispose();
  expect([due(), workers[0]?.isEnded]).toEqual([null, true]);
});

test('a worker that cannot run tells every open port, and the next port gets another', () => {
  const { recognizer, workers } = page();
  const { port, close } = recognizer.open();
  const told: unknown[] = [];
  port.addEventListener('message', ({ data }) => told.push(data));
  const [worker] = workers;
  worker?.onerror?.call(worker as unknown as Worker, { message: 'no such script' } as ErrorEvent);
  expect(told).toEqual([{ type: 'failed', reason: 'crashed', detail: 'no such script' }]);
  close();
  recognizer.open().close();
  expect(workers).toHaveLength(2);
});

test('a worker that hangs is ended with all of its ports, and the next port gets another that its stale ports leave alone', () => {
  const { recognizer, workers, due } = page();
  const [hung, other] = [recognizer.open(), recognizer.open()];
  const told: unknown[] = [];
  other.port.addEventListener('message', ({ data }) => told.push(data));
  hung.close();
  hung.endRecognizer();
  expect(told).toEqual([{ type: 'failed', reason: 'crashed', detail: 'It takes in nothing more.' }]);
  recognizer.open();
  other.endRecognizer();
  expect(workers.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  expect(due()).toBeNull();
});

test('the page helps itself where main has no process, or its process died again after it had been started anew', async () => {
  const port = (name: string) => ({ name }) as unknown as OpenPort;
  const crashed = { ok: false, reason: 'crashed' } as const;
  const absent = { ok: false, reason: 'notOnThisComputer' } as const;
  const given = async (...answers: readonly Awaited<ReturnType<Parameters<typeof openPort>[0]>>[]) => {
    const left = [...answers];
    const opened = await openPort(async () => left.shift() ?? Promise.reject(new Error('main is gone')), {
      open: () => port('page'),
    });
    return [opened, left.length];
  };
  const fromMain = { ok: true, value: port('main') } as const;
  expect([
    await given(fromMain, fromMain),
    await given(crashed, fromMain),
    await given(crashed, crashed, fromMain),
    await given(absent, fromMain),
    await given(),
  ]).toEqual([
    [port('main'), 1],
    [port('main'), 0],
    [port('page'), 1],
    [port('page'), 1],
    [port('page'), 0],
  ]);
});
