/** The session that is captioned now, as the process that shares it is to be told of it. Keeps no line: those are on disk. */
import type { Result } from '../../core/base/result.ts';
import type { SharingOrder } from '../../core/captions/sharing.ts';
import { entryKey } from '../../core/transcript/entries.ts';
import type { SessionHead, Transcript, TranscriptChange } from '../../core/transcript/transcript.ts';

export interface SharedSession {
  /** Everything that has been said in it; null where none runs. */
  readonly said: () => SharingOrder | null;
  /** What is to be told of a change. Files are taken down at the same time, as sessions of their own. */
  readonly follow: (change: TranscriptChange) => SharingOrder | null;
}

/** @param read gives a session as it is kept. */
export function createSharedSession(read: (sessionId: string) => Result<Transcript | null>): SharedSession {
  let head: SessionHead | null = null;
  /** What has settled: what merely stands of it is painted. */
  const kept = new Set<string>();
  const entries = () => {
    const found = head === null ? null : read(head.id);
    return found?.ok === true ? (found.value?.entries ?? []) : [];
  };
  const said = (): SharingOrder | null =>
    head === null
      ? null
      : { kind: 'fill', head, entries: entries().filter((entry) => kept.has(entryKey(entry))) };
  return {
    said,
    follow: (change) => {
      if (change.kind === 'begin') {
        head = change.head;
        kept.clear();
        return { kind: 'change', change };
      }
      if (change.sessionId !== head?.id || change.kind === 'standing') return null;
      if (change.kind === 'append') kept.add(entryKey(change.entry));
      if (change.kind === 'broken' && change.goesOn) {
        // What stood of a page that is gone has become what it said.
        for (const entry of entries()) kept.add(entryKey(entry));
        return said();
      }
      if (change.kind === 'end' || change.kind === 'broken') head = null;
      return { kind: 'change', change };
    },
  };
}
