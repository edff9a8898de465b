/**
 * Writes what pages and main say to each other into the file that a test named, a JSON line each. Without a
 * name it does nothing.
 */
import { appendFileSync } from 'node:fs';
import type { HostMessage, PageMessage } from './page.ts';
import { decodeValue } from './wire.ts';

/**
 * The environment variable that names the file. e2e/electron-hook.cjs writes the same lines for real
 * Electron.
 */
export const IPC_LOG_VARIABLE = 'SURTITLE_IPC_LOG';

/** `id` pairs an answer with its call, on one page and until that page loads again. */
export type IpcMessage =
  | { readonly kind: 'call'; readonly page: string; readonly id: number; readonly body: unknown }
  | { readonly kind: 'answer'; readonly page: string; readonly id: number; readonly body: unknown }
  | { readonly kind: 'push'; readonly page: string; readonly body: unknown }
  | { readonly kind: 'other'; readonly page: string; readonly body: unknown };

const file = process.env[IPC_LOG_VARIABLE];

/** Written before main hears of it. */
export function logFromPage(message: PageMessage): void {
  if (file === undefined) return;
  const [kind, page, id] = message;
  if (kind === 'invoke') write(file, { kind: 'call', page, id, body: decodeValue(message[4]) });
  else write(file, { kind: 'other', page, body: message });
}

/** Written before the page hears of it: an answer that is here was given. */
export function logFromMain(page: string, message: HostMessage): void {
  if (file === undefined) return;
  if (message[0] === 'push') write(file, { kind: 'push', page, body: decodeValue(message[2]) });
  else write(file, { kind: 'answer', page, id: message[1], body: decodeValue(message[3]) });
}

function write(path: string, message: IpcMessage): void {
  appendFileSync(path, `${JSON.stringify(message)}\n`);
}
