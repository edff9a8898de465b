/** The utility process that shares the app's captions: main says what is captioned, and is told who follows. */
import { type SharingOrder, type SharingReport, sharingOrderSchema } from '../core/captions/sharing.ts';
import { CannotStart } from './cannotStart.ts';
import { openSharing, PortsTaken, type RunningSharing } from './sharing.ts';

/** Electron's ParentPort, as far as it is used here. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  postMessage(message: SharingReport): void;
}

interface Places {
  /** The app's, for what is kept of sharing. */
  readonly folder: string;
  /** The folder of the built pages. */
  readonly pages: string;
}

function run(parentPort: ParentPort, places: Places): void {
  const tell = (report: SharingReport) => parentPort.postMessage(report);
  let opened: Promise<RunningSharing> | null = null;
  const follow = async (order: SharingOrder): Promise<void> => {
    if (order.kind === 'open') {
      const { reach, newLinks } = order;
      opened ??= openSharing({ ...places, reach, newLinks, tell });
      await opened;
    } else if (order.kind === 'close') {
      await (await opened)?.close();
      process.exit(0);
    } else (await opened)?.take(order);
  };
  parentPort.on('message', ({ data }) => {
    const order = sharingOrderSchema.safeParse(data);
    // What is said is in it: it is not logged.
    if (!order.success) return console.warn('The sharing process was told something that it cannot take.');
    follow(order.data).catch((error: unknown) => {
      if (order.data.kind === 'open') tell({ kind: 'failed', problem: problemOf(error) });
      if (order.data.kind === 'close') process.exit(1);
    });
  });
}

function problemOf(error: unknown): Extract<SharingReport, { kind: 'failed' }>['problem'] {
  if (error instanceof PortsTaken) return { kind: 'portsTaken', first: error.first, last: error.last };
  console.error('Sharing failed:', error);
  const detail = error instanceof CannotStart ? error.message : 'captions cannot be shared.';
  return { kind: 'internal', detail };
}

// Electron gives arguments of its own before those of main.
const [folder = '', pages = ''] = process.argv.slice(-2);
run((process as unknown as { readonly parentPort: ParentPort }).parentPort, { folder, pages });
