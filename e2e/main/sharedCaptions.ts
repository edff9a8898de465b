/** Main's part that has captions shared, with a process, a state and a transcript of our own. */
import { type AppState, initialState } from '../../core/app/state.ts';
import { success } from '../../core/base/result.ts';
import type { SharingOrder, SharingReport } from '../../core/captions/sharing.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { createSharing, type SharingNeeds } from '../../main/process/sharing.ts';
import { createProcesses } from './forkedProcesses.ts';

export const head = { id: 's1', startedAtEpochMs: 5, languages: [] };

export const line = (id: string, text: string): TranscriptEntry => ({
  ...{ kind: 'line', lane: 'you', id, text, state: 'final', startMs: 0, endMs: 900 },
  ...{ islands: [], anchors: [], speaker: null },
});

export function startSharing() {
  const { processes, ...started } = createProcesses<SharingOrder, SharingReport>({
    platform: 'linux',
    arch: 'x64',
    env: { PATH: '/bin' },
  });
  const listeners = new Set<(now: AppState, before: AppState) => void>();
  let state: AppState = initialState;
  let stored: readonly TranscriptEntry[] = [];
  const setState = (change: Partial<AppState>) => {
    const before = state;
    state = { ...state, ...change };
    for (const listener of listeners) listener(state, before);
  };
  const sharing = createSharing({
    processes,
    app: { getPath: () => '/data' },
    getState: () => state,
    setState,
    subscribe: (listener: (now: AppState, before: AppState) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    read: () => success({ session: head, entries: stored }),
  } as unknown as SharingNeeds);
  return {
    ...started,
    sharing,
    setState,
    getState: () => state,
    store: (...entries: readonly TranscriptEntry[]) => {
      stored = entries;
    },
  };
}
