/** The OpenAI Realtime service as an engine over a WebSocket, for who has no page: samples out, text in. */
import { createResampler } from '../../core/audio/resample.ts';
import { type Result, success } from '../../core/base/result.ts';
import type { Engine, EngineConnection, EngineListener, OpenRequest } from '../../core/engine/engine.ts';
import { SAMPLE_RATE } from '../../core/hearing/decoder.ts';
import type { Follow } from '../../core/hearing/frame.ts';
import { renewInMs } from '../../core/openai/expiry.ts';
import { createServiceTurns } from '../../core/openai/serviceTurns.ts';
import { type SpeechChoices, transcriptionSession } from '../../core/openai/transcriptionSession.ts';
import { connectSocket } from './socket.ts';
import { createSpeechOnly } from './speechOnly.ts';

/** What the service takes over a WebSocket: 16-bit mono PCM at this rate. */
const SERVICE_RATE = 24_000;
const FULL_SCALE = 32_767;

/** So many bytes may wait in the socket, two seconds of sound in base64; more is held where it comes from. */
const MOST_WAITING_BYTES = 2 * SERVICE_RATE * 2 * (4 / 3);
const LOOK_EVERY_MS = 100;

export interface OpenAiSocketNeeds {
  readonly follow: Follow;
  readonly apiKey: string;
  /** With its version, as the SDK has it: `https://…/v1`. */
  readonly baseUrl: string;
  readonly choices: SpeechChoices;
  /** How many times faster than it was spoken sound is sent. */
  readonly speed: number;
}

export function createOpenAiSocketEngine(needs: OpenAiSocketNeeds): Engine {
  return { name: 'openai', speed: needs.speed, open: (request, listener) => open(needs, request, listener) };
}

async function open(
  { follow, apiKey, baseUrl, choices }: OpenAiSocketNeeds,
  { connection, atMs, signal }: OpenRequest,
  listener: EngineListener,
): Promise<Result<EngineConnection>> {
  const turns = createServiceTurns(connection, listener);
  let isHeld = false;
  let stopFollowing = () => {};
  // It may be lost before it is handed over: what it is and that it is over can come at once.
  let looks: NodeJS.Timeout | undefined;
  let ending: NodeJS.Timeout | undefined;
  const stop = () => {
    stopFollowing();
    clearInterval(looks);
    clearTimeout(ending);
  };
  const session = transcriptionSession(choices);
  const connected = await connectSocket(
    { apiKey, baseUrl, session, signal: signal as AbortSignal },
    {
      onEvent: (event) => turns.take(event, atMs()),
      onLost: (problem) => {
        stop();
        listener({ type: 'lost', problem });
      },
    },
  );
  if (!connected.ok) return connected;
  const socket = connected.value;
  const inMs = renewInMs(socket.expiresAtEpochMs, { nowEpochMs: Date.now(), clockAheadMs: null });
  ending = setTimeout(() => listener({ type: 'ending' }), inMs);
  looks = setInterval(() => {
    const isFull = socket.waitingBytes() > (isHeld ? 0 : MOST_WAITING_BYTES);
    if (isFull === isHeld) return;
    isHeld = isFull;
    listener({ type: 'steady', isSteady: !isHeld });
  }, LOOK_EVERY_MS);
  const resampler = createResampler(SAMPLE_RATE, SERVICE_RATE);
  const speech = createSpeechOnly((samples) => socket.append(pcmOf(resampler.push(samples))));
  let chargedMs = 0;
  return success({
    hear: () => {
      stopFollowing = follow(speech.take);
    },
    stopHearing: () => stopFollowing(),
    end: (turn) => {
      const sentMs = speech.sentMs();
      turns.end(turn, socket.commit, sentMs - chargedMs);
      chargedMs = sentMs;
    },
    close: () => {
      stop();
      socket.close();
    },
  });
}

function pcmOf(samples: Float32Array): Buffer {
  const pcm = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries())
    pcm.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * FULL_SCALE), 2 * index);
  return pcm;
}
