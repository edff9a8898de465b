/** Which sessions will be deleted for their age, and when, kept up to date by what main tells. Draws nothing. */
import { useEffect, useRef, useState } from 'react';
import { libraryBridge, useAppState } from '../../bridge.ts';
import { answered } from '../calls.ts';

/** When each goes, by its id. */
export type LeavingSessions = ReadonlyMap<string, number>;

/** `refresh` reads a session anew: one that is not to go any more may be gone. */
export function useLeaving(refresh: (id: string) => void): LeavingSessions {
  const told = useAppState((state) => state.retention);
  const [leaving, setLeaving] = useState<LeavingSessions>(new Map());
  const known = useRef<LeavingSessions>(leaving);
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      // Nothing is to go, as nearly always.
      const sessions = told.leaving === null ? [] : await readLeaving();
      if (!isCurrent || sessions === null) return;
      const next = new Map(sessions.map(({ id, atEpochMs }) => [id, atEpochMs]));
      for (const id of known.current.keys()) if (!next.has(id)) refresh(id);
      known.current = next;
      setLeaving(next);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [told, refresh]);
  return leaving;
}

async function readLeaving() {
  const read = await answered(libraryBridge.call('readLeaving', undefined), 'readingSessions');
  return read.ok ? read.value : null;
}
