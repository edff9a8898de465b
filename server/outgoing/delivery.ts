/** Sends one webhook: signed anew at each attempt under the same id (Standard Webhooks). Retries nothing by itself. */
import { Webhook } from 'standardwebhooks';

export interface Letter {
  /** The same at every attempt, so that the receiver can tell a repetition. */
  readonly id: string;
  readonly body: string;
}

export type Delivered =
  | { readonly outcome: 'delivered' }
  /** `reason` is an HTTP status or what the network said, in a word. */
  | { readonly outcome: 'failed' | 'gone'; readonly reason: string };

/** As the standard recommends. */
const WITHIN_MS = 15_000;
const GONE = 410;

export type Deliver = (url: string, letter: Letter) => Promise<Delivered>;

/** @param secret whsec_…; @param withinMs for tests. */
export function createDelivery(secret: string, withinMs: number = WITHIN_MS): Deliver {
  const signer = new Webhook(secret);
  return async (url, { id, body }) => {
    const now = new Date();
    try {
      const { address, authorization } = placeOf(url);
      const {
        status,
        ok,
        body: answer,
      } = await fetch(address, {
        method: 'POST',
        headers: {
          ...authorization,
          'content-type': 'application/json',
          'user-agent': 'Surtitle',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
          'webhook-signature': signer.sign(id, now, body),
        },
        body,
        // Whoever was asked for may not send what is said to somebody else.
        redirect: 'manual',
        signal: AbortSignal.timeout(withinMs),
      });
      // Nobody reads it, and it may have no end.
      await answer?.cancel();
      if (ok) return { outcome: 'delivered' };
      return { outcome: status === GONE ? 'gone' : 'failed', reason: String(status) };
    } catch (error) {
      return { outcome: 'failed', reason: error instanceof Error ? error.name : 'Error' };
    }
  };
}

/** What stands before the @ of an address goes as a header: fetch takes no address that has it. */
function placeOf(url: string): { readonly address: string; readonly authorization: Record<string, string> } {
  const { username, password } = new URL(url);
  if (username + password === '') return { address: url, authorization: {} };
  const basic = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  return {
    address: url.replace(/\/\/[^/?#]*@/, '//'),
    authorization: { authorization: `Basic ${basic.toString('base64')}` },
  };
}
