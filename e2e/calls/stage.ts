/** What specs of phone calls stand on: a service with a caller, a server under test, and what is asked of both. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import { readLastTranscript } from '../app/transcriptsFile.ts';
import { type RealtimeServer, startRealtimeServer } from '../service/server.ts';
import type { Talk } from '../speech/talk.ts';
import { CONTROL_TOKEN, type Published, startCallsApp } from './callsApp.ts';
import { SECRET } from './delivery.ts';

export interface Stage {
  readonly service: RealtimeServer;
  readonly folder: string;
  readonly rules: readonly object[];
  readonly published: Published[];
  /** Starts the server under test, and has webhooks sent there. */
  start(): Promise<Awaited<ReturnType<typeof startCallsApp>>>;
  ring(options?: { readonly from?: string; readonly hangsUp?: boolean }): void;
  /** The states of calls as the service saw them. */
  states(): readonly string[];
  /** Twice does no harm: a test may read what is stored before it ends. */
  close(): Promise<void>;
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'surtitle-calls-'));

export async function setStage(talk: Talk | null, rules: readonly object[]): Promise<Stage> {
  const service = await startRealtimeServer({ talk, sip: true });
  const folder = newFolder();
  const published: Published[] = [];
  const open: (() => Promise<void>)[] = [];
  let isClosed = false;
  return {
    service,
    folder,
    rules,
    published,
    start: async () => {
      const options = { baseUrl: service.baseUrl, secret: SECRET, folder, rules, port: 0 };
      const app = await startCallsApp(options, (one) => published.push(one));
      open.push(app.close);
      sendWebhooks(service, app.url);
      return app;
    },
    ring: ({ from = '+4930123456', hangsUp = true } = {}) =>
      service.control({ type: 'ring', from, to: '+12025550100', hangsUp }),
    states: () => service.journal.entries.flatMap((entry) => (entry.kind === 'call' ? [entry.state] : [])),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      for (const close of open) await close();
      await service.close();
    },
  };
}

export function sendWebhooks(service: RealtimeServer, url: string): void {
  service.control({ type: 'webhooks', endpoint: { url: `${url}/webhooks/openai`, secrets: [SECRET] } });
}

/** A request of somebody who may control calls. */
export async function control(
  url: string,
  path: string,
  body?: object,
  token = CONTROL_TOKEN,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`${url}/api/calls${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

/** The calls in a database as they are, whoever has it open. */
export function storedCalls(folder: string): readonly Readonly<Record<string, unknown>>[] {
  const database = new DatabaseSync(join(folder, 'transcripts.db'), { readOnly: true });
  try {
    return database.prepare('SELECT * FROM calls ORDER BY received_at_epoch_ms').all();
  } finally {
    database.close();
  }
}

export const textsIn = (folder: string): readonly string[] =>
  (readLastTranscript(folder)?.entries ?? []).flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));

/** The events of the one call that was kept. */
export function keptEvents(
  folder: string,
): readonly { readonly from: string; readonly event: { readonly type: string } }[] {
  const [name = ''] = readdirSync(join(folder, 'calls'));
  const lines = readFileSync(join(folder, 'calls', name), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line));
}

export const untilEnded = (folder: string, timeout = 40_000) =>
  expect
    .poll(() => new Set(storedCalls(folder).map(({ state }) => state)), { timeout })
    .toEqual(new Set(['ended']));

export const callIdOf = async (folder: string): Promise<string> => {
  await expect.poll(() => storedCalls(folder).length).toBeGreaterThan(0);
  return String(storedCalls(folder).at(-1)?.['call_id']);
};

export const statuses = (stage: Stage): readonly string[] =>
  stage.published.flatMap(({ event }) => (event.type === 'status' ? [event.status] : []));
