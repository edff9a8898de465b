/**
 * Serves one stream over its port: what comes is checked and heard, what is heard is told. The same for every
 * runtime. It loads no model: it is given one that may still be loading.
 */
import * as z from 'zod';
import { assertNever } from '../../base/never.ts';
import type { Heard, ListenerNeeds } from '../listener.ts';
import { SILERO_FRAME_SAMPLES } from '../silero.ts';
import type { FromRecognizer, ToRecognizer } from './port.ts';
import { openStream } from './stream.ts';

/** A page need not know more exactly how far its sound was taken in. */
const PROGRESS_EVERY_MS = 250;

/** Why a recognizer cannot hear. */
export type Failure = Omit<Extract<FromRecognizer, { readonly type: 'failed' }>, 'type'>;

/** A model that can hear, or why there is none. */
export type ServedModel =
  | ({
      readonly ok: true;
      /** Whether no model that is here can keep up with speech. */
      readonly isTooSlow?: () => boolean;
    } & ListenerNeeds)
  | ({ readonly ok: false } & Failure);

export interface Served {
  /** Takes one message of the port. */
  readonly receive: (message: unknown) => void;
  /** The port is closed, or its page gone: nothing is told any more, and what waits is forgotten. */
  readonly close: () => void;
}

export interface ServeNeeds {
  readonly tell: (message: FromRecognizer) => void;
  /** What comes before it has loaded waits. A rejection is told as a crash. */
  readonly model: Promise<ServedModel>;
  /** Called once: the page wants no more, or was told that it cannot have any. */
  readonly onClosed: () => void;
}

const toRecognizerSchema: z.ZodType<ToRecognizer> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('frame'),
    samples: z.instanceof(Float32Array).refine(({ length }) => length === SILERO_FRAME_SAMPLES),
    speech: z.number().min(0).max(1),
  }),
  z.object({ type: z.literal('end'), turn: z.int() }),
  z.object({ type: z.literal('close') }),
]);

export function serve({ tell, model, onClosed }: ServeNeeds): Served {
  let isOpen = true;
  const waiting: ToRecognizer[] = [];
  let hear: ((message: ToRecognizer) => void) | null = null;
  let stop = (): void => undefined;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    stop();
    onClosed();
  };
  const say = (message: FromRecognizer): void => {
    if (isOpen) tell(message);
  };
  const fail = (failure: Failure): void => {
    say({ type: 'failed', reason: failure.reason, detail: failure.detail });
    close();
  };
  const crash = (error: unknown): void => fail({ reason: 'crashed', detail: String(error) });

  const begin = (served: ServedModel): void => {
    if (!isOpen) return;
    if (!served.ok) {
      fail(served);
      return;
    }
    const tellProgress = progressTeller(say);
    const tellPace = paceTeller(say, served.isTooSlow);
    const stream = openStream({
      ...served,
      tell: (heard) => say(messageOf(heard)),
      onProgress: (untilMs) => {
        tellProgress(untilMs);
        tellPace();
      },
      onError: crash,
    });
    stop = stream.close;
    say({ type: 'ready' });
    hear = (message) => {
      if (message.type === 'frame') stream.hear(message.samples, () => message.speech);
      if (message.type === 'end')
        void stream.end().then(() => say({ type: 'ended', turn: message.turn }), crash);
    };
    for (const message of waiting.splice(0)) hear(message);
  };
  model.then(begin).catch(crash);

  return {
    receive(message) {
      if (!isOpen) return;
      const parsed = toRecognizerSchema.safeParse(message);
      if (!parsed.success) crash('A message that the recognizer does not know.');
      else if (parsed.data.type === 'close') close();
      else if (hear === null) waiting.push(parsed.data);
      else hear(parsed.data);
    },
    close,
  };
}

function progressTeller(say: (message: FromRecognizer) => void): (untilMs: number) => void {
  let toldMs = 0;
  return (untilMs) => {
    if (untilMs - toldMs < PROGRESS_EVERY_MS) return;
    toldMs = untilMs;
    say({ type: 'progress', untilMs });
  };
}

function paceTeller(
  say: (message: FromRecognizer) => void,
  isTooSlow: () => boolean = () => false,
): () => void {
  let told = false;
  return () => {
    const now = isTooSlow();
    if (now !== told) say({ type: 'pace', isTooSlow: now });
    told = now;
  };
}

/** What a listener heard, as it goes over a port. */
export function messageOf(heard: Heard): Extract<FromRecognizer, { type: 'word' | 'turn' }> {
  const { startMs, endMs } = heard;
  switch (heard.kind) {
    case 'word':
      return { type: 'word', text: heard.text, startMs, endMs };
    case 'turn': {
      const words = heard.words.map((word) => ({
        text: word.text,
        startMs: word.startMs,
        endMs: word.endMs,
      }));
      return { type: 'turn', isUnderstood: heard.isUnderstood, words, startMs, endMs };
    }
    default:
      return assertNever(heard);
  }
}
