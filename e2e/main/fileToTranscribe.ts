/** Main's part that has files taken down, with a process and a person of our own. */
import { EventEmitter } from 'node:events';
import type { ForkOptions, OpenDialogOptions } from 'electron';
import { type AppState, initialState } from '../../core/app/state.ts';
import { failure, success } from '../../core/base/result.ts';
import type { TranscribingReport } from '../../core/transcript/transcribing.ts';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import { createTranscription, type TranscriptionNeeds } from '../../main/process/transcription.ts';

/** Electron's process, as far as main sees it. */
class Child extends EventEmitter {
  readonly messages: unknown[] = [];
  kills = 0;
  postMessage = (message: unknown) => void this.messages.push(message);
  kill = () => {
    this.kills += 1;
    return true;
  };
  tell = (...reports: readonly TranscribingReport[]) => {
    for (const report of reports) this.emit('message', report);
  };
}

/** The person chooses one file, unless told otherwise. */
export function startTranscription({
  arch = 'x64' as NodeJS.Architecture,
  platform = 'linux' as NodeJS.Platform,
} = {}) {
  const children: Child[] = [];
  const forks: (readonly [string, readonly string[], ForkOptions])[] = [];
  const recorded: TranscriptChange[] = [];
  const asked: OpenDialogOptions[] = [];
  let state: AppState = initialState;
  let chosen: readonly string[] = ['/talks/talk.mp3'];
  let isDiskFull = false;
  const transcription = createTranscription({
    processes: {
      utilityProcess: {
        fork: (entry: string, args: string[], options: ForkOptions) => {
          forks.push([entry, args, options]);
          children.push(new Child());
          return children.at(-1);
        },
      },
      app: { isPackaged: true },
      process: { platform, arch, env: { PATH: '/bin', OPENAI_API_KEY: 'sk-x' }, resourcesPath: '/resources' },
      built: '/app/out/main',
    },
    app: { getPath: () => '/data' },
    dialogs: {
      showOpenDialog: async (options: OpenDialogOptions) => {
        asked.push(options);
        return { canceled: chosen.length === 0, filePaths: [...chosen] };
      },
    },
    getState: () => state,
    setState: (change: Partial<AppState>) => {
      state = { ...state, ...change };
    },
    record: (change: TranscriptChange) => {
      recorded.push(change);
      return isDiskFull ? failure({ kind: 'diskFull' }) : success(undefined);
    },
  } as unknown as TranscriptionNeeds);
  return {
    transcription,
    children,
    forks,
    recorded,
    asked,
    getState: () => state,
    setState: (change: Partial<AppState>) => {
      state = { ...state, ...change };
    },
    choose: (...paths: readonly string[]) => {
      chosen = paths;
    },
    fillDisk: () => {
      isDiskFull = true;
    },
    begin: async () => {
      await transcription.transcribeFile();
      return children.at(-1) ?? new Child();
    },
  };
}
