/** Electron's MessageChannelMain and its ports, and how a port goes to another process: as its number on a line. */
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type Electron from 'electron';
import { guardClass, lacks } from '../strict.ts';

type Implemented = 'postMessage' | 'start' | 'close';

/** One end of a channel. Node's own port carries the messages: it copies, queues and closes as Electron's does. */
export class MessagePortMain extends EventEmitter implements Pick<Electron.MessagePortMain, Implemented> {
  private port: MessagePort | null;

  constructor(port: MessagePort) {
    super();
    this.port = port;
    port.on('close', () => {
      // Only the other end hears of it, and a port that went elsewhere is no port here.
      if (this.port === null) return;
      this.port = null;
      this.emit('close');
    });
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw lacks('ports that are sent over ports');
    this.port?.postMessage(message);
  }

  start(): void {
    this.port?.on('message', (data) => this.emit('message', { data, ports: [] }));
  }

  close(): void {
    const { port } = this;
    this.port = null;
    port?.close();
  }

  /** Gives the port away. @throws {Error} for one that was closed or given away before. */
  detach(): MessagePort {
    const { port } = this;
    if (port === null) throw new TypeError('Port at index 0 is already neutered');
    this.port = null;
    return port;
  }
}

export class MessageChannelMain implements Electron.MessageChannelMain {
  readonly port1: Electron.MessagePortMain;
  readonly port2: Electron.MessagePortMain;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMain(port1);
    this.port2 = new MessagePortMain(port2);
  }
}

/** What goes over a line for one of its ports. */
export type PortMessage =
  | { readonly kind: 'data'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'closed'; readonly port: number };

/** The ports whose other ends lie at the end of one line. */
export class PortLine {
  private readonly ports = new Map<number, MessagePort>();
  private lastPort = 0;
  private readonly send: (message: PortMessage) => void;

  constructor(send: (message: PortMessage) => void) {
    this.send = send;
  }

  /** Takes ports out of this process; gives the numbers that stand for them. */
  take(ports: readonly Electron.MessagePortMain[]): readonly number[] {
    return ports.map((port) => {
      if (!(port instanceof MessagePortMain)) throw new TypeError('Invalid value for transfer');
      this.lastPort += 1;
      this.join(this.lastPort, port.detach());
      return this.lastPort;
    });
  }

  /** A port of this process for one that the other side took out of its own. */
  give(number: number): Electron.MessagePortMain {
    const { port1, port2 } = new MessageChannel();
    this.join(number, port1);
    return new MessagePortMain(port2);
  }

  receive(message: PortMessage): void {
    const port = this.ports.get(message.port);
    if (message.kind === 'data') port?.postMessage(message.data);
    else this.drop(message.port);
  }

  /** The line is cut: every port closes. */
  cut(): void {
    for (const number of this.ports.keys()) this.drop(number);
  }

  private join(number: number, port: MessagePort): void {
    this.ports.set(number, port);
    port.on('message', (data) => this.send({ kind: 'data', port: number, data }));
    port.on('close', () => {
      if (this.ports.delete(number)) this.send({ kind: 'closed', port: number });
    });
  }

  private drop(number: number): void {
    const port = this.ports.get(number);
    this.ports.delete(number);
    port?.close();
  }
}

guardClass(MessagePortMain);
guardClass(MessageChannelMain);
