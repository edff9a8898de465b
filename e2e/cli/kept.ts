/** What the app has kept, as the command line is asked about it: two sessions, of which the second goes on. */
import { append, begin, line, open } from '../node/transcripts.ts';
import { newFolder } from './surtitle.ts';

export const FIRST = { id: '11111111-aaaa', startedAtEpochMs: Date.UTC(2026, 10, 21, 9), languages: ['en'] };
export const SECOND = { id: '12222222-bbbb', startedAtEpochMs: Date.UTC(2026, 10, 22, 9), languages: ['en'] };

/** Gives the folder. Somebody is in the middle of a sentence. */
export function kept(): string {
  const folder = newFolder();
  const { transcripts } = open(folder);
  transcripts.record(begin(FIRST));
  transcripts.record(append(FIRST.id, line('a', 'Good evening, \u001b[31m everyone.', 300)));
  transcripts.record({ kind: 'end', sessionId: FIRST.id, durationMs: 2_000 });
  transcripts.record(begin(SECOND));
  transcripts.record(append(SECOND.id, line('a', 'We begin at half past six.', 65_000)));
  const entries = [{ ...line('b', 'And we', 67_000), state: 'interrupted' as const }];
  transcripts.record({
    kind: 'standing',
    sessionId: SECOND.id,
    lane: 'you',
    reachedMs: 68_000,
    isSpeaking: true,
    entries,
  });
  return folder;
}
