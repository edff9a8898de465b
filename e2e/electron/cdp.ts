/** One Chromium and its DevTools pipe: commands out, events in. It knows nothing of Electron. */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

export type CdpEvent = { readonly method: string; readonly params: CdpRecord; readonly sessionId?: string };
/** What the DevTools protocol carries; each caller reads the fields its documentation promises. */
export type CdpRecord = { readonly [field: string]: unknown };
type Reply = { readonly resolve: (result: CdpRecord) => void; readonly reject: (error: Error) => void };

/** The pipe of one Chromium. Chromium ends itself when the pipe closes, so it never outlives this process. */
export class Cdp extends EventEmitter<{ event: [CdpEvent]; exit: [] }> {
  readonly child: ChildProcess;
  private readonly replies = new Map<number, Reply>();
  private lastId = 0;
  private unread = '';
  private closed = false;

  constructor(chromium: string, args: readonly string[]) {
    super();
    this.setMaxListeners(0);
    this.child = spawn(chromium, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    const fromChromium = this.child.stdio[4] as Readable;
    fromChromium.setEncoding('utf8').on('data', (text: string) => this.read(text));
    for (const stream of [fromChromium, this.child.stdio[3] as Writable])
      stream.on('error', () => this.end());
    this.child.once('exit', () => this.end());
    this.child.once('error', () => this.end());
  }

  /**
   * @throws {Error} (as a rejection) with Chromium's words if the command fails, or when Chromium is gone.
   */
  send(method: string, params: CdpRecord = {}, sessionId?: string): Promise<CdpRecord> {
    if (this.closed) return Promise.reject(new Error(`Chromium is gone; ${method} was not sent.`));
    const id = ++this.lastId;
    const message = JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) });
    return new Promise((resolve, reject) => {
      this.replies.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) });
      (this.child.stdio[3] as Writable).write(`${message}\0`);
    });
  }

  private read(text: string): void {
    const messages = (this.unread + text).split('\0');
    this.unread = messages.pop() ?? '';
    for (const message of messages) this.receive(JSON.parse(message));
  }

  private receive(message: CdpRecord): void {
    if (typeof message['id'] !== 'number') {
      this.emit('event', message as CdpEvent);
      return;
    }
    const reply = this.replies.get(message['id']);
    this.replies.delete(message['id']);
    const error = message['error'] as { readonly message: string } | undefined;
    if (error === undefined) reply?.resolve((message['result'] ?? {}) as CdpRecord);
    else reply?.reject(new Error(error.message));
  }

  private end(): void {
    if (this.closed) return;
    this.closed = true;
    for (const reply of this.replies.values()) reply.reject(new Error('Chromium is gone.'));
    this.replies.clear();
    this.emit('exit');
  }
}
