/** Main's part that has files taken down, with a process and a person of our own. */
import type { OpenDialogOptions } from 'electron';
import { type AppState, initialState } from '../../core/app/state.ts';
import { failure, success } from '../../core/base/result.ts';
import type { TranscribingOrder, TranscribingReport } from '../../core/transcript/transcribing.ts';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import { createTranscription, type TranscriptionNeeds } from '../../main/process/transcription.ts';
import { createProcesses } from './forkedProcesses.ts';

/** The person chooses one file, unless told otherwise. */
export function startTranscription({
  arch = 'x64' as NodeJS.Architecture,
  platform = 'linux' as NodeJS.Platform,
} = {}) {
  const { processes, child, ...started } = createProcesses<TranscribingOrder, TranscribingReport>({
    platform,
    arch,
    env: { PATH: '/bin', OPENAI_API_KEY: 'sk-x' },
  });
  const recorded: TranscriptChange[] = [];
  const asked: OpenDialogOptions[] = [];
  let state: AppState = initialState;
  let chosen: readonly string[] = ['/talks/talk.mp3'];
  let isDiskFull = false;
  const transcription = createTranscription({
    processes,
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
    ...started,
    transcription,
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
      return child();
    },
  };
}
