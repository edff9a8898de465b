/** Decoders in processes of their own, one on each runtime, with what they cost. Linux only: the costs are from /proc. */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Decode, Token } from '../../../core/hearing/decoder.ts';
import type { ModelName } from '../../../core/hearing/models.ts';
import { isRenderer, processesOf } from '../../../e2e/app/processes.ts';
import { openWorkerPage, packed } from '../../../e2e/hearing/workerPage.ts';
import { ROOT } from '../../root.ts';

export interface Remote {
  readonly runtime: 'node' | 'wasm';
  readonly decode: Decode;
  /** Processor time so far of all its threads but those that only carry messages. */
  readonly cpuMs: () => number;
  /** Resident memory now, and at most so far. */
  readonly memoryMb: () => { readonly now: number; readonly most: number };
  readonly load: { readonly wallMs: number; readonly cpuMs: number };
  readonly close: () => Promise<void>;
}

export async function startNode(name: ModelName): Promise<Remote> {
  const child = fork(join(import.meta.dirname, 'decodeProcess.ts'), { serialization: 'advanced' });
  const pid = child.pid ?? 0;
  const ask = (question: unknown): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    child.once('message', (message) => resolve((message as { answer: unknown }).answer));
    child.send(question as object);
    return promise;
  };
  const load = await timed(
    () => cpuOf(pid),
    () => ask(name),
  );
  return {
    runtime: 'node',
    decode: async (request) => (await ask(request)) as readonly Token[],
    cpuMs: () => cpuOf(pid),
    memoryMb: () => memoryOf(pid),
    load,
    close: async () => {
      child.disconnect();
    },
  };
}

export async function startWasm(name: ModelName): Promise<Remote> {
  const stage = await openWorkerPage(join(ROOT, 'assets'));
  const renderers = () => processesOf(stage.profile).filter(isRenderer);
  const cpuOfAll = () => renderers().reduce((sum, { pid }) => sum + cpuOf(pid), 0);
  const load = await timed(cpuOfAll, () =>
    stage.page.evaluate((model) => window.recognizerPage.load(model), name),
  );
  // Chromium keeps a spare one; the page's holds the model.
  const pid =
    renderers().toSorted((one, other) => memoryOf(other.pid).now - memoryOf(one.pid).now)[0]?.pid ?? 0;
  return {
    runtime: 'wasm',
    decode: ({ audio, force, draft }) =>
      stage.page.evaluate(([sound, ...ids]) => window.recognizerPage.decode(sound, ...ids), [
        packed(audio),
        force,
        draft,
      ] as const),
    // The page's first thread unpacks what the bench sends; in the app sound comes over a port.
    cpuMs: () => cpuOf(pid, (thread) => thread !== pid),
    memoryMb: () => memoryOf(pid),
    load,
    close: async () => {
      await stage[Symbol.asyncDispose]();
    },
  };
}

async function timed(cpuNow: () => number, ask: () => Promise<unknown>): Promise<Remote['load']> {
  const [startedAt, before] = [performance.now(), cpuNow()];
  const problem = await ask();
  if (problem !== null) throw new Error(JSON.stringify(problem));
  return { wallMs: performance.now() - startedAt, cpuMs: cpuNow() - before };
}

function cpuOf(pid: number, isCounted: (thread: number) => boolean = () => true): number {
  const threads = readdirSync(`/proc/${pid}/task`).filter((thread) => isCounted(Number(thread)));
  return threads.reduce((sum, thread) => sum + threadCpuMs(`/proc/${pid}/task/${thread}/schedstat`), 0);
}

/** The first number is nanoseconds on a processor; a thread may have ended meanwhile. */
function threadCpuMs(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

function memoryOf(pid: number): { readonly now: number; readonly most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (field: string): number =>
    Math.round((Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1_024) / 1e6);
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}
