/**
 * Has the app's captions shown on other screens by a utility process with the server, so that who reads costs the app
 * nothing. It is begun again when it dies, and told what was said so far. Serves nothing itself.
 */
import { join } from 'node:path';
import type { App, UtilityProcess } from 'electron';
import type { AppState } from '../../core/app/state.ts';
import type { Problem } from '../../core/base/problem.ts';
import type { Result } from '../../core/base/result.ts';
import {
  type PaintedLane,
  type SharingOrder,
  type SharingReport,
  sharingReportSchema,
} from '../../core/captions/sharing.ts';
import type { Transcript, TranscriptChange } from '../../core/transcript/transcript.ts';
import { end, type ForkNeeds, fork } from './fork.ts';
import { createSharedSession } from './sharedSession.ts';

export interface SharingNeeds {
  readonly processes: ForkNeeds;
  readonly app: Pick<App, 'getPath'>;
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  readonly subscribe: (listener: (state: AppState, before: AppState) => void) => () => void;
  /** A session as it is kept. */
  readonly read: (sessionId: string) => Result<Transcript | null>;
}

export interface SharingHost {
  readonly share: (isWanted: boolean) => void;
  readonly makeNewLinks: () => void;
  /** Tells who follows that it is over; resolves when they know. null: nothing is shared. */
  readonly farewell: () => Promise<void> | null;
  readonly paint: (painted: PaintedLane) => void;
  /** Every change of the session that is captioned, once it is kept. */
  readonly follow: (change: TranscriptChange) => void;
  readonly dispose: () => void;
}

/** One that hangs is ended then. */
const CLOSES_WITHIN_MS = 2_000;
/** A process that dies at its start would die again: the next one waits, twice as long each time. */
const LIVED_MS = 10_000;
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 30_000;

export function createSharing(needs: SharingNeeds): SharingHost {
  const { getState, setState } = needs;
  const session = createSharedSession(needs.read);
  let child: UtilityProcess | null = null;
  let isWanted = false;
  /** It was told to close: what comes next is not a death. */
  let isClosing = false;
  let newLinks = false;
  let restMs = 0;
  let resting: NodeJS.Timeout | undefined;
  /** Of the last try; another puts it away. */
  let failed: Problem | null = null;

  const tell = (order: SharingOrder): void => child?.postMessage(order);
  const begin = (): void => {
    clearTimeout(resting);
    const { app, process, built } = needs.processes;
    const pages = app.isPackaged ? join(process.resourcesPath, 'out/server') : join(built, '../server');
    const folder = join(needs.app.getPath('userData'), 'sharing');
    const begun = fork(needs.processes, 'sharing.js', 'Surtitle sharing', [folder, pages]);
    const begunAtMs = performance.now();
    child = begun;
    isClosing = false;
    begun.on('message', (message) => {
      const report = sharingReportSchema.safeParse(message);
      if (child !== begun || isClosing) return;
      if (report.success) note(report.data);
      else giveUp({ kind: 'internal', detail: 'what shares captions failed.' });
    });
    begun.once('exit', (code) => {
      if (child !== begun) return;
      child = null;
      if (isClosing) restMs = 0;
      else console.warn(`The process that shares captions ended with ${code}.`);
      const hasLived = isClosing || performance.now() - begunAtMs >= LIVED_MS;
      restMs = hasLived ? 0 : Math.min(Math.max(2 * restMs, FIRST_REST_MS), LONGEST_REST_MS);
      if (!isWanted) return;
      setState({ sharing: { status: 'starting' } });
      if (hasLived) begin();
      else resting = setTimeout(begin, restMs);
    });
    tell({ kind: 'open', reach: getState().settings.shareWith, newLinks });
    newLinks = false;
    tell({ kind: 'status', status: getState().session.status });
    const said = session.said();
    if (said !== null) tell(said);
    setState({ sharing: { status: 'starting' } });
  };
  const close = (): void => {
    const closed = child;
    if (closed === null || isClosing) return;
    tell({ kind: 'close' });
    isClosing = true;
    setTimeout(() => {
      if (child === closed) end(closed);
    }, CLOSES_WITHIN_MS);
  };
  /** With what is wanted now. */
  const beginAnew = (): void => {
    if (!isWanted) return;
    if (child === null) begin();
    else close();
    setState({ sharing: { status: 'starting' } });
  };
  const stop = (): void => {
    isWanted = false;
    clearTimeout(resting);
    close();
    setState({ sharing: null });
  };
  const giveUp = (problem: Problem): void => {
    failed = problem;
    stop();
    setState({ problem });
  };
  const note = (report: SharingReport): void => {
    const { sharing } = getState();
    switch (report.kind) {
      case 'open': {
        const readers = sharing?.status === 'open' ? sharing.readers : 0;
        setState({ sharing: { status: 'open', links: report.links, hasMoved: report.hasMoved, readers } });
        break;
      }
      case 'readers':
        if (sharing?.status === 'open') setState({ sharing: { ...sharing, readers: report.count } });
        break;
      case 'failed':
        giveUp(report.problem);
    }
  };
  const unsubscribe = needs.subscribe((now, before) => {
    if (now.session.status !== before.session.status) tell({ kind: 'status', status: now.session.status });
    if (now.settings.shareWith !== before.settings.shareWith) beginAnew();
  });

  return {
    share: (wanted) => {
      if (wanted === isWanted) return;
      if (!wanted) return stop();
      isWanted = true;
      if (failed !== null && getState().problem === failed) setState({ problem: null });
      failed = null;
      beginAnew();
    },
    makeNewLinks: () => {
      newLinks = true;
      beginAnew();
    },
    farewell: () => {
      const last = child;
      if (last === null) return null;
      stop();
      return new Promise((resolve) => void last.once('exit', () => resolve()));
    },
    paint: (painted) => tell({ kind: 'painted', painted }),
    follow: (change) => {
      const told = session.follow(change);
      if (child !== null && told !== null) tell(told);
    },
    dispose: () => {
      unsubscribe();
      isWanted = false;
      clearTimeout(resting);
      if (child !== null) end(child);
    },
  };
}
