/** Loaded before a utility process with `node --import`: gives it `process.parentPort`, and ends it with its parent. */
import { EventEmitter } from 'node:events';
import { PortLine } from './main/ports.ts';
import type { UtilityMessage } from './main/utility.ts';
import { strict } from './strict.ts';

const send = (message: UtilityMessage): void => void process.send?.(message);
const line = new PortLine(send);

class ParentPort extends EventEmitter {
  postMessage(data: unknown): void {
    send({ kind: 'message', data, ports: [] });
  }
}

const parentPort = new ParentPort();
const receive = (message: unknown): void => {
  const told = message as UtilityMessage;
  if (told.kind === 'message')
    parentPort.emit('message', { data: told.data, ports: told.ports.map((port) => line.give(port)) });
  else line.receive(told);
};
// What comes before somebody listens waits, here as in Electron.
parentPort.once('newListener', () => process.on('message', receive));
process.once('disconnect', () => process.exit());
Reflect.set(process, 'parentPort', strict('ParentPort', parentPort));
