/** Reads what pages and main said to each other, as e2e/app/hook.cjs wrote it down. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';

/** `id` pairs an answer with its call. */
export type IpcMessage =
  | { readonly kind: 'call' | 'answer'; readonly page: string; readonly id: number; readonly body: unknown }
  | { readonly kind: 'push'; readonly page: string; readonly body: unknown };

/** For LaunchOptions.env. The file must lie outside the profile, since it holds whatever was said. */
export const ipcLogIn = (dir: string): Readonly<Record<string, string>> => ({
  SURTITLE_IPC_LOG: fileIn(dir),
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
  const asked = new Map<number, Acknowledged | null>();
  const acknowledged: Acknowledged[] = [];
  for (const message of messages) {
    if (message.kind === 'push') continue;
    const { kind, id, body } = message;
    if (kind === 'call') {
      // After a restart ids begin anew, and the call that a kill left unanswered has lost its own.
      asked.set(id, finalLineIn(body));
      continue;
    }
    const line = asked.get(id) ?? null;
    if (line !== null && isSuccess(body)) acknowledged.push(line);
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
