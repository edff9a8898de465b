/** Whether a request is a webhook of the service, told by the official SDK. It keeps nothing: replays are not its matter. */
import type OpenAI from 'openai';
import { InvalidWebhookSignatureError } from 'openai';

export interface Webhook {
  /** Its `webhook-id`, which is signed and stays the same when it is delivered again. */
  readonly id: string;
  /** Its body, of a type that may be unknown: whoever works on it parses it. */
  readonly event: { readonly type: string };
}

export type Verified =
  | { readonly ok: true; readonly webhook: Webhook }
  /** 400: no webhook at all. 401: nobody who knows the secret has signed this, or not in the last five minutes. */
  | { readonly ok: false; readonly statusCode: 400 | 401; readonly reason: string };

/** In one header each: Node joins a repeated one, which no signature fits. */
export type WebhookHeaders = Readonly<Record<string, string | string[] | undefined>>;

/** The SDK's own: five minutes to either side. */
const TOLERANCE_S = 300;

/** An id is a key of the database; the service's are about forty characters. */
const LONGEST_ID = 300;

export async function verifyWebhook(
  openai: Pick<OpenAI, 'webhooks'>,
  secret: string,
  { body, headers }: { readonly body: string; readonly headers: WebhookHeaders },
): Promise<Verified> {
  const id = headers['webhook-id'];
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID) return refused(400, 'no webhook-id');
  const signed = Object.fromEntries(
    ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => [name, headers[name]]),
  );
  try {
    // Not awaited, it would check nothing.
    const event: unknown = await openai.webhooks.unwrap(body, signed, secret, TOLERANCE_S);
    if (typeof event !== 'object' || event === null || !('type' in event) || typeof event.type !== 'string')
      return refused(400, 'signed, but no event');
    return { ok: true, webhook: { id, event: { ...event, type: event.type } } };
  } catch (error) {
    if (error instanceof InvalidWebhookSignatureError) return refused(401, 'not signed, or not now');
    if (error instanceof SyntaxError) return refused(400, 'signed, but no JSON');
    // What the SDK throws for a header that is missing has no class of its own.
    return refused(400, 'headers are missing');
  }
}

const refused = (statusCode: 400 | 401, reason: string): Verified => ({ ok: false, statusCode, reason });
