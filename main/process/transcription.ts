/**
 * Has files that a person chooses taken down by a utility process, one at a time, and keeps what it hears as a session
 * like any other. Stopped, the same file goes on from there. Hears nothing itself.
 */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { App, OpenDialogOptions, OpenDialogReturnValue, UtilityProcess } from 'electron';
import { foreignTo } from '../../core/app/engineChoice.ts';
import type { AppState } from '../../core/app/state.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { Result } from '../../core/base/result.ts';
import {
  type TranscribingOrder,
  type TranscribingReport,
  transcribingReportSchema,
} from '../../core/transcript/transcribing.ts';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import { type Words, wordsIn } from '../../core/words/words.ts';
import { cannotHear, end, type ForkNeeds, fork } from './fork.ts';

export interface TranscriptionNeeds {
  readonly processes: ForkNeeds;
  readonly app: Pick<App, 'getPath'>;
  readonly dialogs: {
    readonly showOpenDialog: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>;
  };
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  /** A failure means that the change waits in memory. */
  readonly record: (change: TranscriptChange) => Result<undefined>;
}

export interface Transcription {
  /** Asks for a file, and has it taken down while the app goes on. */
  readonly transcribeFile: () => Promise<void>;
  /** Keeps what there is. */
  readonly stopTranscribing: () => void;
  readonly dispose: () => void;
}

/** A recording that is being taken down. */
interface Running {
  readonly child: UtilityProcess;
  readonly file: string;
  durationMs: number | null;
  /** Of its session, once that has begun, and how far what is kept of it goes. */
  sessionId: string | null;
  reachedMs: number;
}

/** What recorders, phones and meetings write; all else can be chosen as well. */
const KINDS = 'wav mp3 m4a aac ogg oga opus flac wma aif aiff amr webm mp4 m4v mkv mov avi wmv mpg mpeg 3gp';

const questionIn = ({ dialogs }: Words): OpenDialogOptions => ({
  title: dialogs('transcribeTitle'),
  buttonLabel: dialogs('transcribe'),
  filters: [
    { name: dialogs('soundAndVideo'), extensions: KINDS.split(' ') },
    { name: dialogs('allFiles'), extensions: ['*'] },
  ],
  properties: ['openFile'],
});

/** One that hangs is ended then: what it has written of the file so far is enough to go on with. */
const STOPS_WITHIN_MS = 5_000;

const STOPPED: Problem = { kind: 'internal', detail: 'the transcription stopped.' };

export function createTranscription(needs: TranscriptionNeeds): Transcription {
  const { getState, setState, dialogs } = needs;
  let running: Running | null = null;
  /** Of the last file; another try puts it away. */
  let failed: Problem | null = null;
  let isAsking = false;
  let isDisposed = false;

  /** Its session ends with it: one that goes on later is ended again. */
  const close = (closed: Running, durationMs: number): boolean => {
    running = null;
    const { sessionId } = closed;
    return sessionId === null || needs.record({ kind: 'end', sessionId, durationMs }).ok;
  };
  const giveUp = (given: Running, problem: Problem | null): void => {
    close(given, given.reachedMs);
    end(given.child);
    failed = problem;
    setState({ transcription: null, ...(problem !== null && { problem }) });
  };
  /** A process that reads files of others is not trusted with sessions but its own. */
  const keep = (to: Running, change: TranscriptChange): void => {
    if (change.kind === 'begin' && to.sessionId === null) {
      to.sessionId = change.head.id;
      needs.record(change);
    }
    if (change.kind !== 'append' || change.sessionId !== to.sessionId) return;
    to.reachedMs = Math.max(to.reachedMs, change.entry.endMs);
    needs.record(change);
    if (!getState().hasTranscript) setState({ hasTranscript: true });
  };
  const follow = (from: Running, report: TranscribingReport): void => {
    const { file, child } = from;
    switch (report.kind) {
      case 'begin':
        from.durationMs = report.durationMs;
        from.reachedMs = Math.max(from.reachedMs, report.fromMs);
        break;
      case 'change':
        keep(from, report.change);
        break;
      case 'progress':
        setState({ transcription: { status: 'running', file, ...shareOf(from, report) } });
        break;
      case 'failed':
        giveUp(from, report.problem);
        break;
      case 'stopped':
        giveUp(from, null);
        break;
      case 'done': {
        const { lines, gaps, isCut, durationMs } = report;
        // What could not be written yet may be lost with this process: then another may hear it again.
        if (close(from, durationMs)) tell(child, { kind: 'kept' });
        else end(child);
        setState({ transcription: { status: 'done', file, lines, gaps, isCut } });
      }
    }
  };
  const begin = (path: string): void => {
    const { languages } = getState().settings;
    // This computer hears, whoever hears captions: the key never leaves this process.
    const child = fork(needs.processes, 'transcriber.js', 'Surtitle transcription', [
      needs.app.getPath('userData'),
    ]);
    const begun: Running = { child, file: basename(path), durationMs: null, sessionId: null, reachedMs: 0 };
    running = begun;
    child.on('message', (message) => {
      if (running !== begun) return;
      const report = transcribingReportSchema.safeParse(message);
      if (report.success) follow(begun, report.data);
      else giveUp(begun, STOPPED);
    });
    child.once('exit', (code) => {
      if (running !== begun) return;
      console.warn(`The transcription's process ended with ${code}.`);
      giveUp(begun, STOPPED);
    });
    tell(child, { kind: 'transcribe', path, sessionId: randomUUID(), languages });
    const isAbout = failed !== null && getState().problem === failed;
    const transcription = { status: 'running', file: begun.file, share: null, leftMs: null } as const;
    setState({ transcription, ...(isAbout && { problem: null }) });
  };

  return {
    transcribeFile: async () => {
      const problem = refusal(needs);
      failed = problem ?? failed;
      if (problem !== null) return setState({ problem });
      if (isAsking || running !== null) return;
      isAsking = true;
      const question = questionIn(wordsIn(getState().locale));
      const { filePaths } = await dialogs.showOpenDialog(question).finally(() => {
        isAsking = false;
      });
      const [path] = filePaths;
      if (path !== undefined && !isDisposed) begin(path);
    },
    stopTranscribing: () => {
      const stopped = running;
      if (stopped === null) return;
      tell(stopped.child, { kind: 'stop' });
      setTimeout(() => {
        if (running === stopped) giveUp(stopped, null);
      }, STOPS_WITHIN_MS);
    },
    dispose: () => {
      isDisposed = true;
      if (running !== null) giveUp(running, null);
    },
  };
}

const tell = (child: UtilityProcess, order: TranscribingOrder): void => child.postMessage(order);

/** Why no file can be taken down here. */
function refusal({ getState, processes }: TranscriptionNeeds): Problem | null {
  if (cannotHear(processes.process)) return { kind: 'filesNotHere' };
  const foreign = foreignTo(getState().settings.languages);
  if (foreign.length === 0) return null;
  return { kind: 'fileLanguageNotLocal', languages: foreign.join(', ').slice(0, 300) };
}

/** In whole percent: what a person sees changes no more often. */
function shareOf(
  { durationMs }: Running,
  { playedMs, leftMs }: Extract<TranscribingReport, { kind: 'progress' }>,
) {
  const share = durationMs === null ? null : Math.min(1, playedMs / Math.max(1, durationMs));
  return { share: share === null ? null : Math.floor(share * 100) / 100, leftMs };
}
