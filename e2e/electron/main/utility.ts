/** Electron's utilityProcess: a Node process of its own, with a parentPort that ports go through. */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import type Electron from 'electron';
import { guardClass, lacks } from '../strict.ts';
import { PortLine, type PortMessage } from './ports.ts';

type Implemented = 'pid' | 'postMessage' | 'kill';

/** What main's end of the line says to the process, and the other way round. */
export type UtilityMessage =
  | { readonly kind: 'message'; readonly data: unknown; readonly ports: readonly number[] }
  | PortMessage;

/** Electron lets a process so much time to heed SIGTERM (Chromium's EnsureProcessTerminated). */
const HEEDS_WITHIN_MS = 2_000;

/** Gives the process its `parentPort`. */
const PARENT = new URL('../parentPort.ts', import.meta.url).href;

export class UtilityProcess extends EventEmitter implements Pick<Electron.UtilityProcess, Implemented> {
  pid: number | undefined;
  private readonly child: ChildProcess;
  private readonly line: PortLine;
  private hasStarted = false;

  private constructor(modulePath: string, args: string[], options: Electron.ForkOptions) {
    super();
    const other = Object.keys(options).find((name) => name !== 'env' && name !== 'serviceName');
    if (other !== undefined) throw lacks(`the option ${other} of utilityProcess.fork`);
    this.child = fork(modulePath, args, {
      env: { ...(options.env ?? process.env) },
      execArgv: ['--import', PARENT],
      serialization: 'advanced',
    });
    this.line = new PortLine((message) => this.send(message));
    this.follow();
  }

  static fork(modulePath: string, args: string[] = [], options: Electron.ForkOptions = {}): UtilityProcess {
    return new UtilityProcess(modulePath, args, options);
  }

  postMessage(data: unknown, transfer: readonly Electron.MessagePortMain[] = []): void {
    this.send({ kind: 'message', data, ports: this.line.take(transfer) });
  }

  /** As Electron's, false for one that has not started yet; one that stays is killed. */
  kill(): boolean {
    if (!this.hasStarted || !this.child.kill()) return false;
    const timer = setTimeout(() => this.child.kill('SIGKILL'), HEEDS_WITHIN_MS);
    this.child.once('close', () => clearTimeout(timer));
    return true;
  }

  private follow(): void {
    this.child.once('spawn', () => {
      this.hasStarted = true;
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message) => {
      const told = message as UtilityMessage;
      if (told.kind === 'message') this.emit('message', told.data);
      else this.line.receive(told);
    });
    this.child.once('close', (code, signal) => {
      this.pid = undefined;
      this.line.cut();
      this.emit('exit', code ?? (signal === null ? 1 : constants.signals[signal]));
    });
  }

  private send(message: UtilityMessage): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }
}

guardClass(UtilityProcess);
