/** Brings the captions of this page to the server: what is to be kept until it is, what is shown as it stands. Hears nothing. */
import type { Caption } from '../../../core/captions/caption.ts';
import type { SessionStatus } from '../../../core/live/status.ts';
import type { LanePart, SessionPart, SessionStart } from '../../../core/transcript/part.ts';
import type { TranscriptChange } from '../../../core/transcript/transcript.ts';
import type { FromPage, ToPage } from '../../wire/speaking.ts';
import { createTelling } from '../../wire/telling.ts';
import { openSocket } from './socket.ts';

export interface CaptionLink {
  readonly begin: (start: SessionStart) => Promise<SessionPart>;
  /** Resolves when it is kept; it is sent again after a loss. */
  readonly record: (change: TranscriptChange) => Promise<void>;
  readonly report: (status: SessionStatus) => void;
  readonly show: (captions: readonly Caption[], part: LanePart) => void;
  /** Resolves when all is kept, or nobody took it for some seconds. */
  readonly end: () => Promise<void>;
}

export interface LinkNeeds {
  readonly path: string;
  /** The page's lane, as its own session calls it. */
  readonly lane: string;
  readonly label: string;
  readonly onOpenChange: (isOpen: boolean) => void;
}

type Request = Extract<FromPage, { readonly number: number }>;

type Begun = Extract<ToPage, { readonly type: 'begun' }>;

interface Waiting {
  readonly request: Request;
  readonly resolve: (begun: Begun | null) => void;
}

const END_WITHIN_MS = 5_000;
/** As many as the server takes at once. */
const MOST_EVENTS = 200;

export function openCaptionLink({ path, lane, label, onOpenChange }: LinkNeeds): CaptionLink {
  const key = crypto.randomUUID();
  const waiting = new Map<number, Waiting>();
  let number = 0;
  let status: SessionStatus | null = null;
  let session: NonNullable<Extract<FromPage, { type: 'hello' }>['session']> | null = null;
  let shown: { readonly captions: readonly Caption[]; readonly part: LanePart } | null = null;
  let telling: { readonly part: LanePart; readonly tell: ReturnType<typeof createTelling> } | null = null;
  let onEmpty = () => {};
  const send = (message: FromPage) => socket.send(JSON.stringify(message));

  const tell = () => {
    if (shown === null) return;
    const { captions, part } = shown;
    if (telling?.part !== part) telling = { part, tell: createTelling({ lane, part }) };
    const events = telling.tell(captions);
    if (events.length > 0 && !send({ type: 'tell', events: events.slice(-MOST_EVENTS) })) telling = null;
  };
  const socket = openSocket({
    path,
    onOpenChange,
    onOpen: () => {
      send({ type: 'hello', key, label, ...(session !== null && { session }) });
      for (const { request } of waiting.values()) send(request);
      if (status !== null) send({ type: 'status', status });
      // What was told on its way to nobody is told anew; what comes twice changes nothing.
      telling = null;
      tell();
    },
    onMessage: (value) => {
      const message = value as ToPage;
      if (message.type === 'alive') return;
      waiting.get(message.number)?.resolve(message.type === 'begun' ? message : null);
      waiting.delete(message.number);
      if (waiting.size === 0) onEmpty();
    },
  });
  const ask = (make: (own: number) => Request): Promise<Begun | null> => {
    number += 1;
    const request = make(number);
    // Of what stands only the newest counts.
    for (const [known, { request: before, resolve }] of waiting)
      if (isStanding(before) && isStanding(request)) {
        waiting.delete(known);
        resolve(null);
      }
    send(request);
    return new Promise((resolve) => waiting.set(request.number, { request, resolve }));
  };

  return {
    begin: async (start) => {
      const begun = await ask((own) => ({ type: 'begin', number: own, start }));
      if (begun === null) throw new Error('the session was not begun');
      // Parts that follow are of the session that the first began.
      const { part, proof } = begun;
      session ??= { id: part.sessionId, ...start, proof };
      return part;
    },
    record: async (change) => void (await ask((own) => ({ type: 'record', number: own, change }))),
    report: (next) => {
      status = next;
      send({ type: 'status', status });
    },
    show: (captions, part) => {
      shown = { captions, part };
      tell();
    },
    end: async () => {
      const isKept = new Promise<void>((resolve) => {
        onEmpty = resolve;
      });
      if (waiting.size > 0)
        await Promise.race([isKept, new Promise((resolve) => setTimeout(resolve, END_WITHIN_MS))]);
      send({ type: 'end' });
      socket.close();
    },
  };
}

const isStanding = (request: Request): boolean =>
  request.type === 'record' && request.change.kind === 'standing';
