/** The events of a transcription session as they look on the wire. It keeps no state. */
import { z } from 'zod';
import { invalidRequest, type Refusal } from '../http/refusal.ts';

export interface ServerEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

export type ClientEvent =
  | { readonly type: 'session.update'; readonly session: unknown; readonly eventId: string | null }
  | { readonly type: 'input_audio_buffer.append'; readonly audio: string; readonly eventId: string | null }
  | { readonly type: 'input_audio_buffer.commit'; readonly eventId: string | null }
  | { readonly type: 'input_audio_buffer.clear'; readonly eventId: string | null }
  | { readonly type: 'unsupported'; readonly name: string; readonly eventId: string | null }
  | { readonly type: 'broken'; readonly refusal: Refusal };

const eventSchema = z.looseObject({ type: z.string(), event_id: z.string().max(512).optional() });
const audioSchema = z.base64();

/** Reads one message of a client. */
export function clientEvent(text: string): ClientEvent {
  const parsed = eventSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    return {
      type: 'broken',
      refusal: invalidRequest('The message is not an event with a type.', 'invalid_event', null),
    };
  }
  const { type, event_id, session, audio } = parsed.data;
  const eventId = event_id ?? null;
  switch (type) {
    case 'session.update':
      return { type, session, eventId };
    case 'input_audio_buffer.append': {
      const checked = audioSchema.safeParse(audio);
      if (checked.success) return { type, audio: checked.data, eventId };
      return {
        type: 'broken',
        refusal: invalidRequest("Invalid value for 'audio'.", 'invalid_value', 'audio'),
      };
    }
    case 'input_audio_buffer.commit':
    case 'input_audio_buffer.clear':
      return { type, eventId };
    default:
      return { type: 'unsupported', name: type, eventId };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `item.added` and `item.done` carry the same item; its transcript is not known yet. */
export const itemEvent = (
  type: 'added' | 'done',
  id: string,
  previousItemId: string | null,
): ServerEvent => ({
  type: `conversation.item.${type}`,
  previous_item_id: previousItemId,
  item: {
    id,
    object: 'realtime.item',
    type: 'message',
    status: 'completed',
    role: 'user',
    content: [{ type: 'input_audio', transcript: null }],
  },
});

const TRANSCRIPTION = 'conversation.item.input_audio_transcription';

export const deltaEvent = (itemId: string | null, delta: string): ServerEvent => ({
  type: `${TRANSCRIPTION}.delta`,
  ...(itemId === null ? {} : { item_id: itemId }),
  content_index: 0,
  delta,
});

/** `seconds` is billed: the length of the item with its silence, in whole seconds, rounded up. */
export const completedEvent = (itemId: string, transcript: string, seconds: number): ServerEvent => ({
  type: `${TRANSCRIPTION}.completed`,
  item_id: itemId,
  content_index: 0,
  transcript,
  usage: { type: 'duration', seconds },
});

export const failedEvent = (itemId: string): ServerEvent => ({
  type: `${TRANSCRIPTION}.failed`,
  item_id: itemId,
  content_index: 0,
  error: {
    type: 'server_error',
    code: 'transcription_failed',
    message: 'Input transcription failed for this item.',
    param: null,
  },
});

export const commitTooSmall = (durationMs: number): Refusal =>
  invalidRequest(
    `Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer only has ${durationMs.toFixed(2)}ms of audio.`,
    'input_audio_buffer_commit_empty',
    null,
  );

export const sessionExpired: Refusal = invalidRequest(
  'Your session hit the maximum duration of 60 minutes.',
  'session_expired',
  null,
);

export const unsupportedEvent = (name: string): Refusal =>
  invalidRequest(`'${name}' is not available in a transcription session.`, 'invalid_value', 'type');
