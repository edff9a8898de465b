/** What becomes of calls that ring, on a clock that is wound by hand; the service takes whatever is asked of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import OpenAI from 'openai';
import { incoming } from '../../e2e/calls/delivery.ts';
import { createWindableClock } from '../../e2e/live/windableClock.ts';
import { openDatabase } from '../../node/database.ts';
import { keepAside } from '../../node/files.ts';
import { createTranscripts } from '../../node/transcripts.ts';
import type { OutsideEvent } from '../wire/outside.ts';
import { callSettingsSchema } from './arrival/rules.ts';
import { createReception } from './reception.ts';
import { createCallChanges } from './record/changes.ts';
import type { Asked } from './service.ts';

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'surtitle-reception-'));
});
test.afterEach(() => rmSync(folder, { recursive: true }));

function stage(accepted: Asked = { kind: 'done' }) {
  const clock = createWindableClock();
  const told: OutsideEvent[] = [];
  const transcripts = createTranscripts({
    file: join(folder, 'transcripts.db'),
    open: openDatabase,
    keepAside,
    onProblem: () => undefined,
  });
  const settings = callSettingsSchema.parse({ rules: [{ name: 'Hotline', room: 'main', answer: 'ring' }] });
  const done = async (): Promise<Asked> => ({ kind: 'done' });
  const reception = createReception({
    openai: new OpenAI({ apiKey: 'sk-local' }),
    transcripts,
    clock,
    epochMs: () => 1_000_000 + clock.nowMs(),
    random: () => 0,
    events: { note: () => undefined, sweep: () => undefined },
    changes: createCallChanges(
      clock.after,
      (act) => transcripts.query((tables) => tables.transact(() => act(tables))).ok,
    ),
    publish: (_room, event) => void told.push(event),
    settings: () => settings,
    service: { accept: async () => accepted, reject: done, refer: done, hangUp: done },
    log: { info: () => undefined, error: () => undefined },
  });
  const ring = () => {
    const queued = transcripts.query((tables) => reception.queue(incoming('rtc_1'), tables));
    if (queued.ok) queued.value?.();
  };
  return { clock, told, transcripts, reception, ring };
}

const statuses = (told: readonly OutsideEvent[]) =>
  told.flatMap((event) => (event.type === 'status' ? [event.status] : []));

for (const [name, act, accepted] of [
  ['is missed', ({ clock }: ReturnType<typeof stage>) => clock.wind(61_000)],
  ['is rejected', ({ reception }: ReturnType<typeof stage>) => reception.reject('rtc_1', 603)],
  [
    'is refused by the service',
    ({ reception }: ReturnType<typeof stage>) => reception.accept('rtc_1'),
    { kind: 'refused', problem: { kind: 'badKey' } },
  ],
] as const)
  test(`the room is told when a call that rang ${name}`, async () => {
    const set = stage(accepted);
    set.ring();
    expect(statuses(set.told)).toEqual(['ringing']);
    await act(set);
    await set.clock.wind(1_000);
    expect(statuses(set.told)).toEqual(['ringing', 'ended']);
    set.reception.stop();
    set.transcripts.dispose();
  });

test('a call that rang when the clock was set back an hour rings a minute longer at most', async () => {
  const set = stage();
  const queued = set.transcripts.query((tables) => {
    const begin = set.reception.queue(incoming('rtc_1'), tables);
    tables.calls.change('rtc_1', { receivedAtEpochMs: 1_000_000 + 3_600_000 });
    return begin;
  });
  expect(queued.ok).toBe(true);
  set.reception.resume();
  expect(statuses(set.told)).toEqual(['ringing']);
  await set.clock.wind(61_000);
  expect(statuses(set.told)).toEqual(['ringing', 'ended']);
  set.reception.stop();
  set.transcripts.dispose();
});
