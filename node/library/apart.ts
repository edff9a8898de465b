/** Asks one file one question in a thread of its own, so that whoever asks goes on meanwhile. Knows no table. */
import { Worker } from 'node:worker_threads';

/** As text, so that it needs no file of its own in the built app. */
const PROGRAM = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { DatabaseSync } = require('node:sqlite');
  const { file, statement, values, readOnly } = workerData;
  const database = new DatabaseSync(file, { readOnly });
  try {
    parentPort.postMessage(database.prepare(statement).all(...values).map((row) => ({ ...row })));
  } finally {
    database.close();
  }
`;

export interface ApartQuestion {
  readonly file: string;
  readonly statement: string;
  readonly values: readonly (string | number)[];
  readonly readOnly: boolean;
}

export type ApartRow = Readonly<Record<string, unknown>>;

/** Rejects with SQLite's error. */
export function askApart(question: ApartQuestion): Promise<readonly ApartRow[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { eval: true, workerData: question });
    let rows: readonly ApartRow[] | null = null;
    worker.on('message', (answer: readonly ApartRow[]) => {
      rows = answer;
    });
    worker.on('error', reject);
    // The file is closed by then.
    worker.on('exit', () => (rows === null ? reject(new Error('the thread gave no answer')) : resolve(rows)));
  });
}
