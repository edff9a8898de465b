/** One Chromium and its DevTools pipe: commands out, events in. It knows nothing of Electron. */
import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** What the DevTools protocol carries; each caller reads the fields its documentation promises. */
export type CdpRecord = { readonly [field: string]: unknown };
export type CdpEvent = { readonly method: string; readonly params: CdpRecord; readonly sessionId?: string };
type CdpReply = {
  readonly id: number;
  readonly result?: CdpRecord;
  readonly error?: { readonly message: string };
};

/** The pipe of one Chromium. Chromium ends itself when the pipe closes, so it never outlives this process. */
export class Cdp extends EventEmitter<{ event: [CdpEvent]; exit: [] }> {
  readonly child: ChildProcess;
  private readonly replies = new Map<number, PromiseWithResolvers<CdpRecord>>();
  private lastId = 0;
  private unread = '';
  private closed = false;

  constructor(chromium: string, args: readonly string[]) {
    super();
    this.child = spawn(chromium, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
    const fromChromium = this.child.stdio[4] as Readable;
    fromChromium.setEncoding('utf8').on('data', (text: string) => this.read(text));
    const end = () => this.end();
    for (const stream of [fromChromium, this.child.stdio[3] as Writable]) stream.on('error', end);
    this.child.once('exit', end).once('error', end);
  }

  /**
   * @throws {Error} (as a rejection) with Chromium's words if the command fails, or when Chromium is gone.
   */
  async send(method: string, params: CdpRecord = {}, sessionId?: string): Promise<CdpRecord> {
    if (this.closed) throw new Error(`Chromium is gone; ${method} was not sent.`);
    const id = ++this.lastId;
    const reply = Promise.withResolvers<CdpRecord>();
    this.replies.set(id, reply);
    (this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return reply.promise;
  }

  private read(text: string): void {
    const messages = (this.unread + text).split('\0');
    this.unread = messages.pop() ?? '';
    for (const message of messages) this.receive(JSON.parse(message));
  }

  private receive(message: CdpReply | CdpEvent): void {
    if (!('id' in message)) {
      this.emit('event', message);
      return;
    }
    const reply = this.replies.get(message.id);
    this.replies.delete(message.id);
    if (message.error === undefined) reply?.resolve(message.result ?? {});
    else reply?.reject(new Error(message.error.message));
  }

  private end(): void {
    if (this.closed) return;
    this.closed = true;
    for (const { reject } of this.replies.values()) reject(new Error('Chromium is gone.'));
    this.emit('exit');
  }
}
