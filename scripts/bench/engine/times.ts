/**
 * How far the cues of saved text start from when people said them: recordings through the recognizer, its lines as the
 * app keeps them, their cues against forced alignment. Says what each source of word times is worth alone. Times no work.
 */
import { join } from 'node:path';
import { SAMPLE_RATE } from '../../../core/hearing/decoder.ts';
import type { Heard } from '../../../core/hearing/listener.ts';
import { cuesOf } from '../../../core/subtitles/cues/cues.ts';
import { timeWords } from '../../../core/subtitles/timing/timing.ts';
import type { TranscriptLine } from '../../../core/transcript/transcript.ts';
import { alignWords } from '../../../e2e/speech/aligned.ts';
import type { Utterance } from '../../../e2e/speech/human.ts';
import { loadRecognizer, type Recognizer } from '../../../node/recognizer/recognizer.ts';
import { printColumns } from '../../columns.ts';
import { ROOT } from '../../root.ts';
import { type CueErrors, cueErrors, scoreOf } from '../score.ts';
import { detectIslands } from '../transcribe.ts';

/** Silence around each recording, so that its last turn ends. */
const AROUND_MS = 1_000;

/** What a line is timed by. */
const SOURCES = {
  'islands alone': ({ words: _words, ...line }) => line,
  'word times alone': withoutIslands,
  both: (line) => line,
} as const satisfies Record<string, (line: TranscriptLine) => TranscriptLine>;

function withoutIslands(line: TranscriptLine): TranscriptLine {
  const [first, last] = [line.words?.[0], line.words?.at(-1)];
  if (first === undefined || last === undefined) return line;
  return { ...line, startMs: first[1], endMs: Math.max(first[1], last[2]), islands: [] };
}

/** Prints the table, or why there is none. */
export async function printTimes(utterances: readonly Utterance[]): Promise<void> {
  const recognizer = await loadRecognizer(join(ROOT, 'assets'), 'moonshine-base');
  if (!recognizer.ok) return console.log(recognizer.reason);
  const errors: Record<string, { readonly cues: CueErrors; readonly words: CueErrors }[]> = {};
  let leftOut = 0;
  const reasons = new Set<string>();
  for (const utterance of utterances.map(withSilence)) {
    const aligned = alignWords(utterance);
    if (!aligned.ok) {
      leftOut += 1;
      reasons.add(aligned.reason);
      continue;
    }
    const words = aligned.value;
    const lines = await linesOf(recognizer.value, utterance);
    for (const [name, timedBy] of Object.entries(SOURCES)) {
      const entries = lines.map(timedBy);
      const cues = cuesOf({ session: { id: 'bench', startedAtEpochMs: 0, languages: ['en'] }, entries });
      const found = { cues: cueErrors(cues, words), words: cueErrors(entries.flatMap(wordsAsCues), words) };
      errors[name] = [...(errors[name] ?? []), found];
    }
  }
  await recognizer.value.release();
  console.log(
    `\nCue starts of the saved text, ${leftOut} of ${utterances.length} recordings left out. ${[...reasons].join(' ')}`,
  );
  printColumns([
    ['timed by', 'cues', 'mean ms', 'median ms', 'p95 ms', 'ends, mean ms', 'words', 'mean ms', 'p95 ms'],
    ...Object.entries(errors).map(([name, all]) => {
      const { startErrorMs: start, endErrorMs: end } = scoreOf(all.map(({ cues }) => cues));
      const { startErrorMs: word } = scoreOf(all.map(({ words }) => words));
      const figures = [start.count, start.mean, start.median, start.p95, end.mean];
      return [name, ...[...figures, word.count, word.mean, word.p95].map(String)];
    }),
  ]);
}

/** Every word by itself: where a cue would start if it began there. */
const wordsAsCues = (line: TranscriptLine) =>
  timeWords(line, null).map(
    ({ text, startMs, endMs }) => ({ kind: 'speech', startMs, speechEndMs: endMs, lines: [text] }) as const,
  );

function withSilence({ sound, ...utterance }: Utterance): Utterance {
  const around = (AROUND_MS / 1_000) * SAMPLE_RATE;
  const samples = new Float32Array(sound.samples.length + 2 * around);
  samples.set(sound.samples, around);
  return { ...utterance, sound: { ...sound, samples } };
}

/** A line a turn, as the app keeps it: from the first of its islands to the last. */
async function linesOf(recognizer: Recognizer, { sound }: Utterance): Promise<readonly TranscriptLine[]> {
  const heard: Heard[] = [];
  const stream = recognizer.open((one) => heard.push(one));
  stream.push(sound.samples);
  await stream.end();
  const islands = detectIslands({ ...sound, turns: [], silentBeforeMs: 0 });
  return heard.flatMap((turn, index) => {
    if (turn.kind !== 'turn' || turn.words.length === 0) return [];
    const own = islands.filter(({ startMs, endMs }) => {
      const middleMs = (startMs + endMs) / 2;
      return middleMs >= turn.startMs && middleMs < turn.endMs;
    });
    return {
      kind: 'line',
      lane: 'you',
      id: `turn-${index}`,
      text: turn.words.map(({ text }) => text).join(' '),
      state: 'final',
      startMs: own[0]?.startMs ?? turn.startMs,
      endMs: own.at(-1)?.endMs ?? turn.endMs,
      islands: own,
      anchors: [],
      speaker: null,
      words: turn.words.map(({ text, startMs, endMs }) => [text, startMs, endMs] as const),
    } satisfies TranscriptLine;
  });
}
