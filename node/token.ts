/**
 * Trades the key for a short-lived client secret: the only file that uses the key. Never retries; the
 * overlay's policy does.
 */
import OpenAI, { APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import type { ClientSecretCreateParams } from 'openai/resources/realtime/client-secrets';
import { originOf } from '../core/app/address.ts';
import type { ClientSecret } from '../core/app/contract.ts';
import type { Settings } from '../core/app/settings.ts';
import type { Problem } from '../core/base/problem.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { problemOfRefusal } from '../core/openai/problems.ts';
import { type TranscriptionSession, transcriptionSession } from '../core/openai/transcriptionSession.ts';

/** The service mints in about 0.4 s; a network that needs more than this is not one to caption over. */
const TIMEOUT_MS = 10_000;
const DETAIL_LENGTH = 200;

export interface TokenNeeds {
  /** The key, if it may be sent to this origin. */
  readonly readKey: (origin: string) => Promise<Result<string>>;
  readonly readSettings: () => Settings;
  /** Electron's own network in the app: it knows the system's proxy and certificates, as the pages do. */
  readonly net: {
    /** False only when the computer is surely offline. */
    readonly isOnline: () => boolean;
    readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  };
  /** Default: TIMEOUT_MS. */
  readonly timeoutMs?: number;
}

export interface Tokens {
  readonly mint: () => Promise<Result<ClientSecret>>;
  /** Whether the key is accepted, by the cheapest request there is. */
  readonly test: () => Promise<Result<undefined>>;
}

export function createTokens(needs: TokenNeeds): Tokens {
  const timeoutMs = needs.timeoutMs ?? TIMEOUT_MS;
  const ask = async <Value>(request: (asked: Asked) => Promise<Result<Value>>): Promise<Result<Value>> => {
    const settings = needs.readSettings();
    const key = await needs.readKey(originOf(settings.baseUrl));
    if (!key.ok) return key;
    // A header cannot carry anything else; the service would answer 401.
    if (!/^[\x21-\x7e]+$/.test(key.value)) return failure({ kind: 'badKey' });
    const client = clientOf(needs, key.value, settings.baseUrl);
    try {
      // The client's own timeout ends with the headers; this one holds until the last byte.
      return await request({ client, settings, signal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      const problem = problemOf(error, new URL(settings.baseUrl).host, needs.net.isOnline());
      return failure(withoutKey(problem, key.value));
    }
  };
  return {
    mint: () =>
      ask(async ({ client, settings, signal }) => {
        const params = mintParams(transcriptionSession(settings));
        const request = client.realtime.clientSecrets.create(params, { signal });
        const { data, response } = await request.withResponse();
        const value = secretIn(data);
        const clockAheadMs = clockAhead(response.headers.get('date'));
        return value === null
          ? failure({ kind: 'badAnswer' })
          : success({ value, baseUrl: settings.baseUrl, clockAheadMs });
      }),
    test: () =>
      ask(async ({ client, signal }) => {
        const answer: unknown = await client.get('/models', { signal });
        return typeof answer === 'object' && answer !== null
          ? success(undefined)
          : failure({ kind: 'badAnswer' });
      }),
  };
}

/** What one request has at hand. */
interface Asked {
  readonly client: OpenAI;
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

/**
 * Everything the SDK would take from the environment is set, so that only the settings decide where a key
 * goes. No redirect is followed: Electron does not promise to leave the key out of a request to another
 * origin.
 */
function clientOf(needs: TokenNeeds, apiKey: string, baseURL: string): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: needs.timeoutMs ?? TIMEOUT_MS,
    logLevel: 'off',
    fetch: async (input, init) =>
      await needs.net.fetch(input instanceof Request ? input.url : String(input), {
        ...init,
        redirect: 'error',
      }),
  });
}

/** Noise reduction is left out: its default is none, and the SDK's types have no null for it. */
function mintParams({ type, audio }: TranscriptionSession): ClientSecretCreateParams {
  const { transcription, turn_detection } = audio.input;
  return { session: { type, audio: { input: { transcription, turn_detection } } } };
}

function clockAhead(date: string | null): number | null {
  const serverMs = Date.parse(date ?? '');
  return Number.isFinite(serverMs) ? serverMs - Date.now() : null;
}

function secretIn(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('value' in answer)) return null;
  return typeof answer.value === 'string' && answer.value !== '' ? answer.value : null;
}

/** Any error of a request as a Problem. `host` goes into the words. */
export function problemOf(error: unknown, host: string, isOnline: boolean): Problem {
  if (error instanceof APIError && typeof error.status === 'number') return problemOfStatus(error);
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) {
    return isOnline ? { kind: 'connectionTimedOut' } : { kind: 'offline' };
  }
  // The answer promised JSON and was something else.
  if (error instanceof SyntaxError) return { kind: 'badAnswer' };
  return problemOfCode(causeCodes(error), host, isOnline);
}

function problemOfStatus(error: APIError): Problem {
  const { status: httpStatus = 0, code, type } = error;
  const problem = problemOfRefusal({ httpStatus, codes: [code, type], detail: detailOf(error) });
  const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
  return problem.kind === 'rateLimited' && seconds > 0
    ? { ...problem, retryAfterMs: seconds * 1_000 }
    : problem;
}

function detailOf(error: APIError): string {
  const body: unknown = error.error;
  const message = typeof body === 'object' && body !== null && 'message' in body ? body.message : null;
  return (typeof message === 'string' && message !== '' ? message : `HTTP ${error.status}`).slice(
    0,
    DETAIL_LENGTH,
  );
}

/** Some servers repeat the key in their complaint. */
function withoutKey(problem: Problem, key: string): Problem {
  return problem.kind === 'requestRefused'
    ? { ...problem, detail: problem.detail.replaceAll(key, '…') }
    : problem;
}

/**
 * Chromium says `net::ERR_…` in the message, Node puts a code or a name on the error; either may be a cause
 * of a cause.
 */
function causeCodes(error: unknown): string {
  const codes: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    codes.push(cause.name);
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
    codes.push(...(cause.message.match(/net::ERR_[A-Z_0-9]+/g) ?? []));
    // Both Electron and Node have only words for a redirect that was not followed.
    if (/\bredirect\b/.test(cause.message)) codes.push('REDIRECT');
    if (cause instanceof AggregateError) codes.push(...cause.errors.map(causeCodes));
  }
  return codes.join(' ');
}

function problemOfCode(codes: string, host: string, isOnline: boolean): Problem {
  if (/INTERNET_DISCONNECTED|NETWORK_CHANGED|ENETUNREACH/.test(codes) || !isOnline)
    return { kind: 'offline' };
  if (/ENOTFOUND|EAI_|NAME_NOT_RESOLVED|NAME_RESOLUTION|ADDRESS_INVALID/.test(codes)) {
    return { kind: 'hostNotFound', host };
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH/.test(codes)) {
    return { kind: 'untrustedConnection', host };
  }
  if (/TIMED_?OUT|TIMEOUT/.test(codes)) return { kind: 'connectionTimedOut' };
  if (/REFUSED|UNREACH|CONNECTION_FAILED|ADDRESS_UNREACHABLE|EACCES|EPERM/.test(codes)) {
    return { kind: 'connectionRefused', host };
  }
  if (
    /HTTPParserError|INVALID_RESPONSE|INVALID_HTTP|EMPTY_RESPONSE|HPE_|CONTENT_DECODING|REDIRECT/.test(codes)
  )
    return { kind: 'badAnswer' };
  return { kind: 'connectionLost' };
}
