/** Whatever a speaker's page may send: what a page says, of its own session or of another's, among what none says. */
import * as fc from 'fast-check';
import { BREAK_REASONS, type TranscriptChange } from '../../core/transcript/transcript.ts';
import type { Told } from '../../server/wire/events.ts';
import { type FromPage, writeSoundFrame } from '../../server/wire/speaking.ts';

/** Stands for the id of the session that was begun through the socket. */
export const OWN_SESSION = 'the session of this page';

const clockMs = fc.oneof(fc.nat(10_000), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }));
const epochMs = fc.oneof(fc.constant(1_764_000_000_000), clockMs);
const id = fc.oneof(fc.constantFrom('1.1', '1.2', 'gap:0'), fc.string({ minLength: 1, maxLength: 300 }));
const lane = fc.constantFrom('you', 'Ann', '__proto__');
const languages = fc.array(fc.string({ maxLength: 20 }), { maxLength: 8 });
const number = fc.integer({ min: 1, max: 5 });
const state = fc.constantFrom('final' as const, 'interrupted' as const, 'failed' as const);

const line = fc.record({
  kind: fc.constant('line' as const),
  ...{ lane, id, text: fc.string(), state, startMs: clockMs, endMs: clockMs, speaker: fc.constant(null) },
  islands: fc.constant([]),
  anchors: fc.constant([]),
});
const gap = fc.record({ kind: fc.constant('gap' as const), lane, id, startMs: clockMs, endMs: clockMs });
const entry = fc.oneof(line, gap);

/** @param others an id of a session that is none of the page's. */
export function anyMessage(others: string): fc.Arbitrary<string | Uint8Array> {
  const session = fc.oneof({ arbitrary: fc.constant(OWN_SESSION), weight: 4 }, fc.constant(others));
  const place = { session, lane, id, startMs: clockMs, endMs: clockMs };
  const change: fc.Arbitrary<TranscriptChange> = fc.oneof(
    fc.record({ kind: fc.constant('append' as const), sessionId: session, entry }),
    fc.record({
      kind: fc.constant('standing' as const),
      ...{ sessionId: session, lane, reachedMs: clockMs, isSpeaking: fc.boolean() },
      entries: fc.array(entry, { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('begin' as const),
      head: fc.record({ id: session, startedAtEpochMs: epochMs, languages }),
    }),
    fc.record({ kind: fc.constant('end' as const), sessionId: session, durationMs: clockMs }),
    fc.record({
      ...{ kind: fc.constant('pause' as const), sessionId: session, durationMs: clockMs },
      reason: fc.constantFrom(...BREAK_REASONS),
    }),
    fc.record({ kind: fc.constant('broken' as const), sessionId: session, goesOn: fc.boolean() }),
  );
  const told: fc.Arbitrary<Told> = fc.oneof(
    fc.record({ type: fc.constant('delta' as const), ...place, from: fc.nat(100), text: fc.string() }),
    fc.record({ type: fc.constant('final' as const), ...place, text: fc.string(), state }),
    fc.record({ type: fc.constant('gap' as const), ...place, text: fc.string() }),
  );
  const said: fc.Arbitrary<FromPage> = fc.oneof(
    fc.record({
      type: fc.constant('begin' as const),
      number,
      start: fc.record({ startedAtEpochMs: epochMs, languages }),
    }),
    { arbitrary: fc.record({ type: fc.constant('record' as const), number, change }), weight: 4 },
    {
      arbitrary: fc.record({ type: fc.constant('tell' as const), events: fc.array(told, { maxLength: 5 }) }),
      weight: 4,
    },
    fc.constant({ type: 'status' as const, status: { status: 'connecting' as const } }),
    fc.constant({ type: 'end' as const }),
  );
  const frame = fc
    .record({ at: fc.oneof(fc.nat(10_000), fc.maxSafeNat()), length: fc.nat(500) })
    .map(({ at, length }) => new Uint8Array(writeSoundFrame({ at, samples: new Float32Array(length) })));
  return fc.oneof(
    { arbitrary: said.map((message) => JSON.stringify(message)), weight: 8 },
    { arbitrary: frame, weight: 2 },
    fc.string(),
    fc.json(),
    fc.uint8Array({ maxLength: 100 }),
  );
}

/** How a page begins; a few that come again, and some that go on with what is not theirs. */
export const anyHello = (others: string): fc.Arbitrary<FromPage> =>
  fc.record(
    {
      type: fc.constant('hello' as const),
      key: fc.constantFrom('the key of one page', 'the key of another'),
      label: fc.string({ maxLength: 60 }),
      arrived: fc.oneof(fc.nat(10_000), fc.maxSafeNat()),
      session: fc.record({
        id: fc.constant(others),
        startedAtEpochMs: epochMs,
        languages,
        proof: fc.string({ maxLength: 100 }),
      }),
    },
    { requiredKeys: ['type', 'key', 'label'] },
  );
