/**
 * Writes numbered lines as fast as it can and acknowledges each: the child that node/durability.test.ts
 * kills. Part of no build.
 */
import { openDatabase } from '../../node/database.ts';
import { keepAside } from '../../node/files.ts';
import { createTranscripts } from '../../node/transcripts.ts';

const [file = '', session = ''] = process.argv.slice(2);
const transcripts = createTranscripts({ file, open: openDatabase, keepAside, onProblem: () => undefined });
transcripts.record({ kind: 'begin', head: { id: session, startedAtEpochMs: 0, languages: [] } });

function writeFrom(number: number): void {
  const text = `Line ${number} of ${session}.`;
  const times = { startMs: number * 10, endMs: number * 10 + 9 };
  const entry = {
    kind: 'line',
    lane: 'you',
    id: `${number}`,
    text,
    state: 'final',
    ...times,
    islands: [],
    anchors: [],
    speaker: null,
  } as const;
  const result = transcripts.record({ kind: 'append', sessionId: session, entry });
  if (!result.ok) throw new Error(result.problem.kind);
  process.send?.(number, () => writeFrom(number + 1));
}

writeFrom(0);
