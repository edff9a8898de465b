/**
 * One numbered connection with its own track: minted, connected, listened to. Decides neither when to open
 * nor when to give up.
 */

import type { ClientSecret } from '../../../core/app/contract.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { CaptionEvent } from '../../../core/captions/captions.ts';
import type { Audio } from '../capture/audio.ts';
import { connectPeer, type PeerListener } from './peer.ts';

export interface Connection {
  readonly number: number;
  readonly expiresAtEpochMs: number | null;
  /** Gives this connection the sound, or takes it away. */
  readonly attach: () => void;
  readonly detach: () => void;
  /**
   * Sends a commit under a fresh event id and gives that id back. When the channel is gone, the listener
   * hears of the loss.
   */
  readonly commit: () => string;
  readonly close: () => void;
}

export interface ConnectionNeeds {
  readonly audio: Audio;
  /** One secret per attempt: a reused one has been seen to be refused. */
  readonly mint: () => Promise<Result<ClientSecret>>;
  readonly receive: (event: CaptionEvent) => void;
}

export type ConnectionListener = PeerListener;

/** What a connection is called, and what ends its opening. */
export interface ConnectionRequest {
  readonly number: number;
  readonly signal: AbortSignal;
}

/**
 * Opens connection `number`. Its events go to `receive` under that number, then to the listener. Never
 * rejects.
 */
export async function openConnection(
  needs: ConnectionNeeds,
  request: ConnectionRequest,
  listener: ConnectionListener,
): Promise<Result<Connection>> {
  try {
    return await open(needs, request, listener);
  } catch {
    // The browser refuses to make another connection, or main is gone: said, instead of connecting for ever.
    return failure({ kind: 'internal', detail: 'a connection could not be made' });
  }
}

async function open(
  needs: ConnectionNeeds,
  { number, signal }: ConnectionRequest,
  listener: ConnectionListener,
): Promise<Result<Connection>> {
  const secret = await needs.mint();
  if (!secret.ok) return secret;
  const { audio } = needs;
  const feed = audio.createFeed();
  const peer = await connectPeer(
    { secret: secret.value, track: feed.track, stream: feed.stream, signal },
    {
      ...listener,
      onEvent: (event) => {
        needs.receive({ type: 'server', connection: number, event, atMs: audio.playedMs() });
        listener.onEvent(event);
      },
    },
  );
  if (!peer.ok) {
    feed.dispose();
    return peer;
  }
  let commits = 0;
  return success({
    number,
    expiresAtEpochMs: peer.value.expiresAtEpochMs,
    attach: feed.attach,
    detach: feed.detach,
    commit: () => {
      commits += 1;
      const eventId = `commit_${number}_${commits}`;
      peer.value.commit(eventId);
      return eventId;
    },
    close: () => {
      feed.dispose();
      peer.value.close();
    },
  });
}
