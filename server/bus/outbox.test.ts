/** Checks that readers have the right words again as soon as a bus that was slow takes in more. */
import { expect, test } from '@playwright/test';
import type { Told } from '../wire/events.ts';
import { type BusMessage, busMessageSchema } from '../wire/schema.ts';
import { emptyView, foldView } from '../wire/view.ts';
import { createOutbox } from './outbox.ts';
import { createPieces } from './pieces.ts';

const place = { session: 's', lane: 'Ann', startMs: 0, endMs: 900 };
const delta = (id: string, from: number, text: string): Told => ({ type: 'delta', ...place, id, from, text });

/** A bus that takes in nothing until it is told to. */
function start() {
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  const out: BusMessage[] = [];
  const outbox = createOutbox(async ({ data }) => {
    await opened;
    out.push(busMessageSchema.parse(JSON.parse(data)));
  });
  const publish = createPieces((_room, message, isPassing) =>
    outbox.put({ subject: 'main', data: JSON.stringify(message), isPassing }),
  );
  const tell = (told: Told) => publish('main', { kind: 'told', told });
  const painted = async () => {
    open();
    await outbox.empty();
    const view = out
      .flatMap((message) => (message.kind === 'told' ? [message.told] : []))
      .reduce(foldView, emptyView);
    return view.flatMap(({ captions }) => captions.map(({ text }) => text));
  };
  const fill = () => {
    for (let count = 0; count < 300; count += 1)
      tell({ type: 'gap', ...place, lane: 'Ben', id: 'gap:1', text: '[1 s not captioned]' });
  };
  return { tell, fill, painted };
}

test('a piece that was left out is made good by the next one', async () => {
  const { tell, fill, painted } = start();
  tell(delta('1.1', 0, 'Good'));
  fill();
  tell(delta('1.1', 4, ' evening'));
  await painted();
  tell(delta('1.1', 12, ' everybody'));
  expect(await painted()).toEqual(['Good evening everybody', '[1 s not captioned]']);
});

test('what is taken back goes, however much waits', async () => {
  const { tell, fill, painted } = start();
  tell(delta('1.1', 0, 'Uh'));
  fill();
  tell(delta('1.1', 0, ''));
  expect(await painted()).toEqual(['[1 s not captioned]']);
});

test('a bus that takes in nothing is not going, and is again when it does', async () => {
  let isThere = false;
  const outbox = createOutbox(async () => {
    if (!isThere) throw new Error('away');
  });
  outbox.put({ subject: 'main', data: '', isPassing: false });
  await expect.poll(outbox.isGoing).toBe(false);
  isThere = true;
  await expect.poll(outbox.isGoing).toBe(true);
});
