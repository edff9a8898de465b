/** The only file that knows RTCPeerConnection: a track and a secret in, server events out, commit(). Retries nothing. */
import { OpenAIRealtimeWebRTC } from 'openai/realtime/webrtc';
import type { ClientSecret } from '../../../core/app/contract.ts';
import type { Problem } from '../../../core/base/problem.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import type { Span } from '../../../core/base/span.ts';
import { parseServerEvent, type ServerEvent } from '../../../core/openai/events.ts';
import { problemOfRefusal } from '../../../core/openai/problems.ts';
import type { SetWayOut } from '../capture/track.ts';
import { watchArrival } from './arrival.ts';

/** Setup takes 1.6–2 s in the field; past this something blocks it. */
const SETUP_TIMEOUT_MS = 15_000;

/**
 * `disconnected` heals by itself when a network blips; past this it does not. The same grace as in the
 * service's own client.
 */
const DISCONNECTED_GRACE_MS = 5_000;

export interface PeerListener {
  readonly onEvent: (event: ServerEvent) => void;
  /** False when packets stop arriving, which may heal; true when it has. Nothing has come back for `silentMs`. */
  readonly onSteady: (isSteady: boolean, silentMs: number) => void;
  /** Sound of this span of the capture clock may not have arrived. */
  readonly onSoundLost: (span: Span) => void;
  /** The connection is over, told once; not after `close`. */
  readonly onLost: (problem: Problem) => void;
}

export interface Peer {
  /** When the service will end the session, milliseconds since 1970, or null when it does not say. */
  readonly expiresAtEpochMs: number | null;
  /** Asks for the turn so far to be settled. Does nothing when the channel is gone: `onLost` tells. */
  readonly commit: (eventId: string) => void;
  /** Has the service forget what it was sent since the last commit; it answers with `cleared`. */
  readonly clear: () => void;
  /** Sends the track, or nothing at all; resolves when it is so. It begins with nothing. */
  readonly setWayOut: SetWayOut;
  readonly close: () => void;
}

export interface PeerRequest {
  readonly secret: ClientSecret;
  readonly track: MediaStreamTrack;
  readonly stream: MediaStream;
  /** The capture clock of what is being sent now. */
  readonly atMs: () => number;
  readonly signal: AbortSignal;
}

/** Resolves when the connection is up, the channel open, and the session created; a failure is a Problem. */
export async function connectPeer(request: PeerRequest, listener: PeerListener): Promise<Result<Peer>> {
  const rtc = new OpenAIRealtimeWebRTC();
  // The helper makes the peer connection and its `oai-events` channel; media and the grace period are ours.
  const sender = rtc.peerConnection.addTrack(request.track, request.stream);
  let refusal: Problem | null = null;
  const created = awaitCreated(rtc, listener, request.signal);
  try {
    await rtc.connect({
      signal: request.signal,
      timeoutMs: SETUP_TIMEOUT_MS,
      exchangeSdp: async (offer, { signal }) => {
        const answer = await postOffer(request.secret, offer, signal);
        if (!answer.ok) {
          refusal = answer.problem;
          throw new Error('The offer was refused.');
        }
        return answer.value;
      },
    });
  } catch {
    rtc.close();
    return failure(refusal ?? { kind: 'connectionTimedOut' });
  }
  const session = await created;
  if (!session.ok || rtc.state === 'closed') {
    rtc.close();
    return session.ok ? failure({ kind: 'connectionLost' }) : session;
  }
  let isSending = false;
  const setWayOut: SetWayOut = (isOpen) => {
    isSending = isOpen;
    return sender.replaceTrack(isOpen ? request.track : null);
  };
  await setWayOut(false).catch(() => undefined);
  const { stop: stopWatching, onSilent } = watch(rtc, listener);
  const stopAsking = watchArrival(rtc.peerConnection, {
    atMs: request.atMs,
    isSending: () => isSending,
    onLost: listener.onSoundLost,
    onSilent,
  });
  return success({
    expiresAtEpochMs: session.value,
    commit: (eventId) => send(rtc, { type: 'input_audio_buffer.commit', event_id: eventId }),
    clear: () => send(rtc, { type: 'input_audio_buffer.clear' }),
    setWayOut,
    close: () => {
      stopWatching();
      stopAsking();
      rtc.close();
    },
  });
}

function send(rtc: OpenAIRealtimeWebRTC, event: Parameters<OpenAIRealtimeWebRTC['send']>[0]): void {
  try {
    rtc.send(event);
  } catch {
    // The channel closed a moment ago; onLost has told or will tell.
  }
}

/** Listens from before the offer, so that no event is missed; gives the session's end once it is created. */
function awaitCreated(
  rtc: OpenAIRealtimeWebRTC,
  { onEvent }: PeerListener,
  signal: AbortSignal,
): Promise<Result<number | null>> {
  return new Promise((resolve) => {
    const settle = (session: Result<number | null>) => {
      clearTimeout(timer);
      // The signal outlives every attempt: a listener left on it would keep each of them in memory.
      signal.removeEventListener('abort', giveUp);
      resolve(session);
    };
    const giveUp = () => settle(failure({ kind: 'connectionTimedOut' }));
    const timer = setTimeout(giveUp, SETUP_TIMEOUT_MS);
    signal.addEventListener('abort', giveUp);
    rtc.onEvent((value) => {
      const event = parseServerEvent(value);
      if (event.type === 'sessionCreated') settle(success(event.expiresAtEpochMs));
      onEvent(event);
    });
    rtc.onConnectionEvent((event) => {
      if (event.type === 'error' && event.error.code === 'invalid_message') onEvent({ type: 'malformed' });
      if (event.type === 'closed') giveUp();
    });
  });
}

/** Tells the end of the connection once: closed, failed, or disconnected for longer than a blip. */
function watch(rtc: OpenAIRealtimeWebRTC, { onSteady, onLost }: PeerListener) {
  let silentMs: number | null = null;
  let grace: ReturnType<typeof setTimeout> | undefined;
  const isConnected = () => rtc.peerConnection.connectionState !== 'disconnected';
  const tell = () => onSteady(isConnected() && silentMs === null, silentMs ?? 0);
  const onState = () => {
    clearTimeout(grace);
    if (!isConnected()) grace = setTimeout(lose, DISCONNECTED_GRACE_MS);
    tell();
  };
  const lose = () => {
    stop();
    onLost({ kind: navigator.onLine ? 'connectionLost' : 'offline' });
  };
  const stopListening = rtc.onConnectionEvent((event) => {
    if (event.type === 'closed') lose();
  });
  const stop = () => {
    clearTimeout(grace);
    stopListening();
    rtc.peerConnection.removeEventListener('connectionstatechange', onState);
  };
  rtc.peerConnection.addEventListener('connectionstatechange', onState);
  return {
    stop,
    onSilent: (ms: number | null) => {
      silentMs = ms;
      tell();
    },
  };
}

async function postOffer(secret: ClientSecret, offer: string, signal: AbortSignal): Promise<Result<string>> {
  try {
    const response = await fetch(`${secret.baseUrl}/realtime/calls`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${secret.value}`, 'Content-Type': 'application/sdp' },
      body: offer,
      signal,
    });
    const body = await response.text();
    if (!response.ok) return failure(refused(response.status, body));
    if (!body.startsWith('v=0')) return failure({ kind: 'badAnswer' });
    return success(body);
  } catch {
    if (signal.aborted) return failure({ kind: 'connectionTimedOut' });
    const { host } = new URL(secret.baseUrl);
    return failure(navigator.onLine ? { kind: 'connectionRefused', host } : { kind: 'offline' });
  }
}

/** The error's text is outside data: it is searched for the one code that the status does not tell, not shown. */
function refused(httpStatus: number, body: string): Problem {
  const codes = body.includes('insufficient_quota') ? ['insufficient_quota'] : [];
  return problemOfRefusal({ httpStatus, codes, detail: `the call was answered with ${httpStatus}` });
}
