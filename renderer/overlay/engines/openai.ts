/** The OpenAI Realtime service as an engine: one peer connection and one track an opening. Decides nothing about retries. */
import type { ClientSecret } from '../../../core/app/contract.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { Engine, EngineConnection, EngineListener, OpenRequest } from '../../../core/engine/engine.ts';
import type { ServerEvent } from '../../../core/openai/events.ts';
import { renewInMs } from '../../../core/openai/expiry.ts';
import { endingOf } from '../../../core/openai/problems.ts';
import { createServiceTurns } from '../../../core/openai/serviceTurns.ts';
import type { Track } from '../capture/track.ts';
import { connectPeer, type Peer } from './peer.ts';
import { createServiceBuffer } from './serviceBuffer.ts';

export interface OpenAiNeeds {
  /** A track for one connection, silent until it is attached. */
  readonly createTrack: () => Track;
  /** One secret per attempt: a reused one has been seen to be refused. */
  readonly mint: () => Promise<Result<ClientSecret>>;
  /** By how much earlier than it must a connection is replaced: another lane's is not replaced at the same time. */
  readonly earlierMs: number;
}

export function createOpenAiEngine(needs: OpenAiNeeds): Engine {
  return {
    name: 'openai',
    speed: 1,
    open: async (request, listener) => {
      try {
        return await open(needs, request, listener);
      } catch {
        // The browser refuses to make another connection, or main is gone: said, instead of connecting for ever.
        return failure({ kind: 'internal', detail: 'a connection could not be made' });
      }
    },
  };
}

async function open(
  needs: OpenAiNeeds,
  { connection, atMs, signal }: OpenRequest,
  listener: EngineListener,
): Promise<Result<EngineConnection>> {
  const secret = await needs.mint();
  if (!secret.ok) return secret;
  const track = needs.createTrack();
  const buffer = createServiceBuffer({
    ...{ sent: track.sent, atMs, clear: () => wayOut?.clear() },
    onSoundLost: (span) => listener({ type: 'soundLost', ...span }),
  });
  const turns = createServiceTurns(connection, (event) => {
    buffer.follow(event);
    listener(event);
  });
  let wayOut: Peer | null = null;
  let isLost = false;
  const lose = (problem: Problem) => {
    if (!isLost) listener({ type: 'lost', problem });
    isLost = true;
  };
  const onEvent = (event: ServerEvent) => {
    if (event.type === 'cleared') buffer.onCleared();
    // A turn that fails because all of it is over is lost, not failed: it will be heard again as a whole.
    const ending = endingOf(event);
    if (ending === null) turns.take(event, buffer.sentAtMs());
    else lose(ending);
  };
  // What a connection that does not hear the lane loses is silence: its clock stands still.
  let isHearing = false;
  let heardMs = 0;
  const heardAtMs = () => {
    if (isHearing) heardMs = buffer.sentAtMs();
    return heardMs;
  };
  const peer = await connectPeer(
    { secret: secret.value, track: track.track, stream: track.stream, atMs: heardAtMs, signal },
    {
      onEvent,
      onSteady: (isSteady, silentMs) => listener({ type: 'steady', isSteady, silentMs }),
      onSoundLost: (span) => listener({ type: 'soundLost', ...span }),
      onLost: lose,
    },
  );
  if (!peer.ok) {
    track.dispose();
    return peer;
  }
  wayOut = peer.value;
  const { expiresAtEpochMs, commit, setWayOut, close } = peer.value;
  const { clockAheadMs } = secret.value;
  const inMs = renewInMs(expiresAtEpochMs, {
    nowEpochMs: Date.now(),
    clockAheadMs,
    earlierMs: needs.earlierMs,
  });
  const ending = setTimeout(() => listener({ type: 'ending' }), inMs);
  return success({
    hear: () => {
      isHearing = true;
      track.attach((isOpen) => {
        buffer.onWayOut(isOpen);
        return setWayOut(isOpen);
      });
    },
    stopHearing: () => {
      heardAtMs();
      isHearing = false;
      track.detach();
    },
    end: (turn) => {
      const { sentMs, inMs } = buffer.endTurn();
      // In the middle of speech the last of the turn is still on its way out.
      const send = (eventId: string) =>
        inMs === 0 ? commit(eventId) : void setTimeout(() => commit(eventId), inMs);
      turns.end(turn, send, sentMs);
    },
    close: () => {
      clearTimeout(ending);
      buffer.close();
      track.dispose();
      close();
    },
  });
}
