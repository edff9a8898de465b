/** Checks that a room's followers see what the app paints and keeps, each line once, also after the app's process died. */
import { expect, test } from '@playwright/test';
import type { PlacedCaption } from '../../core/captions/placed.ts';
import type { TranscriptLine } from '../../core/transcript/transcript.ts';
import { openTestRooms } from '../../e2e/server/testRooms.ts';
import type { Numbered } from '../wire/events.ts';
import { emptyView, foldView } from '../wire/view.ts';
import { createShared } from './shared.ts';

const head = { id: 's1', startedAtEpochMs: 5, languages: [], names: { you: 'Ann' } };
const line = (id: string, text: string): TranscriptLine => ({
  ...{ kind: 'line', lane: 'you', id, text, state: 'final', startMs: 100, endMs: 900 },
  ...{ islands: [], anchors: [], speaker: null },
});
const caption = (id: string, text: string, state: PlacedCaption['state'] = 'open'): PlacedCaption => ({
  ...{ id, startMs: 100, endMs: 900, state, text },
});

async function start() {
  const { main: room } = await openTestRooms();
  const told: Numbered[] = [];
  room.follow((event) => void told.push(event));
  const shared = createShared(room);
  /** As a page has it that was there all the time, and as one has it that comes now. */
  const seen = () =>
    [told, room.since(null)].map((events) =>
      events
        .reduce(foldView, emptyView)
        .map(({ lane, status, captions }) => [lane, status?.status, ...captions.map(({ text }) => text)]),
    );
  const both = (...lanes: readonly (readonly string[])[]) => expect(seen()).toEqual([lanes, lanes]);
  const paint = (captions: readonly PlacedCaption[], lane = 'you', sessionId = 's1') =>
    shared.take({ kind: 'painted', painted: { sessionId, lane, captions } });
  const keep = (entry: TranscriptLine) =>
    shared.take({ kind: 'change', change: { kind: 'append', sessionId: 's1', entry } });
  return { shared, told, both, paint, keep, transcript: room.transcript };
}

test('words are told as they are painted, under the lanes’ names, and settle once', async () => {
  const { shared, both, paint, keep, told, transcript } = await start();
  shared.take({ kind: 'status', status: 'live' });
  shared.take({ kind: 'change', change: { kind: 'begin', head } });
  paint([caption('1.1', 'Good')]);
  paint([caption('1.1', 'Good evening')]);
  paint([caption('1.1', 'And you?')], 'others');
  both(['Ann', 'live', 'Good evening'], ['Others', 'live', 'And you?']);
  paint([caption('1.1', 'Good evening.', 'final')]);
  keep(line('1.1', 'Good evening.'));
  paint([], 'others');
  both(['Ann', 'live', 'Good evening.'], ['Others', 'live']);
  expect(told.filter(({ type }) => type === 'final')).toHaveLength(1);
  expect(transcript()?.entries.map((entry) => (entry.kind === 'line' ? entry.text : ''))).toEqual([
    'Good evening.',
  ]);
});

test('a room that is filled anew goes on where it was, with what a dead page left', async () => {
  const { shared, both, paint } = await start();
  shared.take({ kind: 'status', status: 'live' });
  const gap = { kind: 'gap', lane: 'you', id: 'g', startMs: 950, endMs: 3_950 } as const;
  shared.take({ kind: 'fill', head, entries: [line('1.1', 'One.'), gap] });
  paint([caption('1.1', 'One.', 'final'), { ...caption('1.2', 'Tw'), startMs: 4_000, endMs: 4_200 }]);
  both(['Ann', 'live', 'One.', '[3 s not captioned]', 'Tw']);
  // Its page dies: what stood is told as kept.
  const left = { ...line('1.2', 'Two'), startMs: 4_000, endMs: 4_300 };
  shared.take({ kind: 'fill', head, entries: [line('1.1', 'One.'), gap, left] });
  both(['Ann', 'live', 'One.', '[3 s not captioned]', 'Two']);
});

test('words that turn out to be an echo go; what was never painted of them does not come', async () => {
  const { shared, both, paint, keep } = await start();
  shared.take({ kind: 'change', change: { kind: 'begin', head } });
  keep(line('1.1', ''));
  both(['Ann', 'idle']);
  paint([caption('1.2', 'I say what they say.', 'final')]);
  keep(line('1.2', 'I say what they say.'));
  keep(line('1.2', 'I say'));
  both(['Ann', 'idle', 'I say']);
});

test('a session that has ended is not told of any more, and the next one has the same lanes', async () => {
  const { shared, both, paint, keep } = await start();
  shared.take({ kind: 'status', status: 'live' });
  shared.take({ kind: 'change', change: { kind: 'begin', head } });
  paint([caption('1.1', 'One.', 'final')]);
  keep(line('1.1', 'One.'));
  shared.take({ kind: 'change', change: { kind: 'end', sessionId: 's1', durationMs: 900 } });
  paint([caption('1.2', 'Late')]);
  both(['Ann', 'idle', 'One.']);
  shared.take({ kind: 'change', change: { kind: 'begin', head: { ...head, id: 's2' } } });
  paint([caption('1.1', 'Two')], 'you', 's2');
  both(['Ann', 'live', 'One.', 'Two']);
  shared.end();
  both(['Ann', 'idle', 'One.']);
});
