/** Reading requests and writing answers as the service does, its CORS headers included. It knows no path. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { envelope, type Refusal } from './refusal.ts';

/** Pages of any origin may call, and may read where their call is. */
const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*, authorization, content-type',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-expose-headers': 'Location, x-request-id',
} as const;

const LARGEST_BODY_BYTES = 64 * 2 ** 20;

export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (status: number, value: unknown): Reply => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value),
});

export const refusal = (reason: Refusal): Reply => ({
  status: reason.status,
  contentType: 'application/json',
  body: envelope(reason),
});

export function write(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { ...CORS, 'content-type': reply.contentType, ...reply.headers });
  response.end(reply.body);
}

/** @throws {Error} when the body is larger than any request of this API. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > LARGEST_BODY_BYTES) throw new Error('The request is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The body as JSON, undefined when it is none; an empty body is an empty object. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = (await readBody(request)).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fields of a multipart form, each as text. */
export async function readForm(request: IncomingMessage): Promise<ReadonlyMap<string, string>> {
  const body = Uint8Array.from(await readBody(request));
  const contentType = request.headers['content-type'] ?? '';
  const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  const fields = new Map<string, string>();
  for (const [name, value] of form) fields.set(name, typeof value === 'string' ? value : await value.text());
  return fields;
}

/** What follows `Bearer` in the authorization header; null when there is none. */
export function bearer(request: IncomingMessage): string | null {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
