/** Reads what pages and main said to each other, as the host under the app wrote it down. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TranscriptChange } from '../core/transcript/transcript.ts';
import { IPC_LOG_VARIABLE, type IpcMessage } from './electron/ipc-log.ts';

export type { IpcMessage } from './electron/ipc-log.ts';

/** For LaunchOptions.env. The file must lie outside the profile, since it holds whatever was said. */
export const ipcLogIn = (dir: string): Readonly<Record<string, string>> => ({
  [IPC_LOG_VARIABLE]: fileIn(dir),
});

const fileIn = (dir: string): string => join(dir, 'ipc.jsonl');

/** A last line that a kill cut short is left out. */
export function readIpcLog(dir: string): readonly IpcMessage[] {
  if (!existsSync(fileIn(dir))) return [];
  const lines = readFileSync(fileIn(dir), 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as IpcMessage);
}

export interface Acknowledged {
  readonly sessionId: string;
  readonly id: string;
  readonly text: string;
}

/** The finished lines that main told the page were kept, oldest first. */
export function acknowledgedLines(messages: readonly IpcMessage[]): readonly Acknowledged[] {
  const asked = new Map<string, Acknowledged>();
  const acknowledged: Acknowledged[] = [];
  for (const message of messages) {
    if (message.kind !== 'call' && message.kind !== 'answer') continue;
    const place = `${message.page} ${message.id}`;
    if (message.kind === 'call') {
      const line = finalLineIn(message.body);
      if (line === null) asked.delete(place);
      else asked.set(place, line);
      continue;
    }
    const line = asked.get(place);
    if (line !== undefined && isSuccess(message.body)) acknowledged.push(line);
    asked.delete(place);
  }
  return acknowledged;
}

function finalLineIn(body: unknown): Acknowledged | null {
  const [name, change] = body as readonly [string, TranscriptChange];
  if (name !== 'recordTranscript' || change.kind !== 'append') return null;
  const { sessionId, entry } = change;
  return entry.kind === 'line' && entry.state === 'final'
    ? { sessionId, id: entry.id, text: entry.text }
    : null;
}

const isSuccess = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'ok' in body && body.ok === true;
