/** Main's part that has captions shared, with a process, a state and a transcript of our own. */
import { EventEmitter } from 'node:events';
import type { ForkOptions } from 'electron';
import { type AppState, initialState } from '../../core/app/state.ts';
import { success } from '../../core/base/result.ts';
import type { SharingReport } from '../../core/captions/sharing.ts';
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import { createSharing, type SharingNeeds } from '../../main/process/sharing.ts';

/** Electron's process, as far as main sees it. */
class Child extends EventEmitter {
  readonly messages: { readonly kind: string }[] = [];
  kills = 0;
  postMessage = (message: { readonly kind: string }) => void this.messages.push(message);
  kill = () => {
    this.kills += 1;
    return true;
  };
  tell = (...reports: readonly SharingReport[]) => {
    for (const report of reports) this.emit('message', report);
  };
  kinds = () => this.messages.map(({ kind }) => kind);
}

export const head = { id: 's1', startedAtEpochMs: 5, languages: [] };

export const line = (id: string, text: string): TranscriptEntry => ({
  ...{ kind: 'line', lane: 'you', id, text, state: 'final', startMs: 0, endMs: 900 },
  ...{ islands: [], anchors: [], speaker: null },
});

export function startSharing() {
  const children: Child[] = [];
  const forks: (readonly [string, readonly string[], ForkOptions])[] = [];
  const listeners = new Set<(now: AppState, before: AppState) => void>();
  let state: AppState = initialState;
  let stored: readonly TranscriptEntry[] = [];
  const setState = (change: Partial<AppState>) => {
    const before = state;
    state = { ...state, ...change };
    for (const listener of listeners) listener(state, before);
  };
  const sharing = createSharing({
    processes: {
      utilityProcess: {
        fork: (entry: string, args: string[], options: ForkOptions) => {
          forks.push([entry, args, options]);
          children.push(new Child());
          return children.at(-1);
        },
      },
      app: { isPackaged: true },
      process: { platform: 'linux', arch: 'x64', env: { PATH: '/bin' }, resourcesPath: '/resources' },
      built: '/app/out/main',
    },
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
    sharing,
    children,
    forks,
    setState,
    getState: () => state,
    /** The last that was started. */
    child: () => children.at(-1) ?? new Child(),
    store: (...entries: readonly TranscriptEntry[]) => {
      stored = entries;
    },
  };
}
