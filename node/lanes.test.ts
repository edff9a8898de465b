/**
 * Two people on two lanes, all the way: events as the service sent them, through the fold, to the screen, the disk and
 * a subtitle file.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Captions } from '../core/captions/caption.ts';
import { isSettled, transcriptLine } from '../core/captions/caption.ts';
import { foldCaptions, noCaptions } from '../core/captions/captions.ts';
import type { SpokenTurn } from '../core/engine/engine.ts';
import { noItems } from '../core/openai/chain.ts';
import { parseServerEvent } from '../core/openai/events.ts';
import { commitTurn, foldItems } from '../core/openai/items.ts';
import { textOf } from '../core/screen/row.ts';
import { emptyScreen, foldScreen } from '../core/screen/screen.ts';
import { writeSubtitles } from '../core/subtitles/subtitles.ts';
import { laneLabel } from '../core/transcript/transcript.ts';
import { openDatabase } from './database.ts';
import { keepAside } from './files.ts';
import { createTranscripts } from './transcripts.ts';

/** What came in on one connection, with the capture clock at which it came, and the commits sent on it. */
type Recorded =
  | { readonly atMs: number; readonly event: object }
  | { readonly commit: string; readonly turn: SpokenTurn };

const speech = (startMs: number, endMs: number): SpokenTurn => ({
  startMs,
  endMs,
  islands: [{ startMs, endMs }],
});

/** The events of a turn in the order of the service: deltas, committed, the item, completed. */
function recordedTurn(
  item: string,
  previous: string | null,
  turn: SpokenTurn,
  deltas: readonly string[],
): readonly Recorded[] {
  const transcription = 'conversation.item.input_audio_transcription';
  const text = deltas.join('').trim();
  return [
    ...deltas.map((delta, index) => ({
      atMs: turn.startMs + 900 + index * 250,
      event: {
        type: `${transcription}.delta`,
        event_id: `d_${item}_${index}`,
        item_id: item,
        content_index: 0,
        delta,
      },
    })),
    { commit: `commit_${item}`, turn },
    {
      atMs: turn.endMs + 500,
      event: {
        type: 'input_audio_buffer.committed',
        event_id: `b_${item}`,
        item_id: item,
        previous_item_id: previous,
      },
    },
    {
      atMs: turn.endMs + 500,
      event: {
        type: 'conversation.item.added',
        event_id: `a_${item}`,
        previous_item_id: previous,
        item: {
          id: item,
          type: 'message',
          role: 'user',
          status: 'completed',
          content: [{ type: 'input_audio', transcript: null }],
        },
      },
    },
    {
      atMs: turn.endMs + 900,
      event: {
        type: `${transcription}.completed`,
        event_id: `c_${item}`,
        item_id: item,
        content_index: 0,
        transcript: text,
        usage: { type: 'duration', seconds: 2 },
      },
    },
  ];
}

/** Both number their items and turns alike, and they speak at the same time. */
const RECORDED = {
  you: [
    ...recordedTurn('item_1', null, speech(500, 1_900), [' Can', ' you', ' hear', ' me?']),
    ...recordedTurn('item_2', 'item_1', speech(4_200, 5_300), [' Then', ' I', ' begin.']),
  ],
  others: [
    ...recordedTurn('item_1', null, speech(1_500, 3_100), [' Yes,', ' we', ' hear', ' you', ' well.']),
    ...recordedTurn('item_2', 'item_1', speech(4_500, 5_900), [' Wait', ' for', ' Anna', ' please.']),
  ],
} as const;

const layout = { measure: (text: string) => text.length * 10, widthPx: 300, lines: 2, fontSizePx: 20 };

test('both sides of a talk are shown apart, kept together, and exported with their labels', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'surtitle-lanes-')), 'transcripts.db');
  const transcripts = createTranscripts({ file, open: openDatabase, keepAside, onProblem: () => {} });
  transcripts.record({ kind: 'begin', head: { id: 's', startedAtEpochMs: 0, languages: ['en'] } });
  const screens = Object.entries(RECORDED).map(([lane, recorded]) => {
    let items = noItems(1);
    let captions: Captions = noCaptions;
    let screen = emptyScreen;
    for (const one of recorded) {
      const step =
        'commit' in one
          ? commitTurn(items, one.commit, one.turn)
          : foldItems(items, parseServerEvent(one.event), one.atMs);
      items = step.items;
      captions = step.events.reduce<Captions>(foldCaptions, captions);
      screen = foldScreen(screen, { captions, gap: null }, layout);
    }
    for (const caption of captions.filter(isSettled)) {
      transcripts.record({ kind: 'append', sessionId: 's', entry: transcriptLine(caption, lane) });
    }
    return [laneLabel(lane), screen.rows.map(textOf)];
  });
  transcripts.record({ kind: 'end', sessionId: 's', durationMs: 7_000 });
  transcripts.dispose();

  expect(screens).toEqual([
    ['You', ['Can you hear me?', 'Then I begin.']],
    ['Others', ['Yes, we hear you well.', 'Wait for Anna please.']],
  ]);
  const again = createTranscripts({ file, open: openDatabase, keepAside, onProblem: () => {} });
  const read = again.read('s');
  again.dispose();
  if (!read.ok || read.value === null) throw new Error('The session was not kept.');
  expect(read.value.entries.map(({ lane, id }) => `${lane} ${id}`)).toEqual([
    'you 1.1',
    'others 1.1',
    'you 1.2',
    'others 1.2',
  ]);
  const srt = writeSubtitles(read.value, 'srt');
  const cues = srt.ok ? srt.value.trim().split('\n\n') : [];
  expect(cues.map((cue) => cue.split('\n').slice(2))).toEqual([
    ['-You: Can you hear me?', '-Others: Yes, we hear you well.'],
    ['-You: Then I begin.', '-Others: Wait for Anna please.'],
  ]);
});
