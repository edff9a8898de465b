/**
 * Reads the service's events: any value in, one of a closed set out. Knows no transport and keeps no state.
 */
import * as z from 'zod';

/**
 * What the rest of the app needs to know of a server event. An `itemId` of null: a compatible server left it
 * out.
 */
export type ServerEvent =
  | { readonly type: 'sessionCreated'; readonly expiresAtEpochMs: number | null }
  | {
      readonly type: 'itemNamed';
      readonly itemId: string;
      readonly previousItemId: string | null | undefined;
    }
  | {
      readonly type: 'committed';
      readonly itemId: string;
      readonly previousItemId: string | null | undefined;
    }
  | { readonly type: 'delta'; readonly itemId: string | null; readonly text: string }
  | {
      readonly type: 'completed';
      readonly itemId: string | null;
      readonly text: string;
      /** What is billed for it, where the service counts in seconds. */
      readonly seconds?: number;
    }
  | { readonly type: 'failed'; readonly itemId: string | null; readonly code: string }
  | { readonly type: 'deleted'; readonly itemId: string }
  /** What was in the buffer is forgotten. */
  | { readonly type: 'cleared' }
  | { readonly type: 'error'; readonly code: string; readonly eventId: string | null }
  /**
   * Understood, of no consequence for captions: `rate_limits.updated`, `session.updated`, segments and the
   * like.
   */
  | { readonly type: 'notice' }
  /** A type this version does not know; the service adds types without notice. */
  | { readonly type: 'unknown' }
  /** A known type whose required fields are missing or of the wrong kind. */
  | { readonly type: 'malformed' };

const id = z.string().min(1);
const link = { previous_item_id: z.string().nullish() };
const optionalId = id.nullish();

/** Some servers give the end as a text, or 0 for "not known yet": then it is not known. */
const expiry = z.number().positive().nullable().catch(null);
const sessionSchema = z.object({ session: z.object({ expires_at: expiry.default(null) }).nullish() });
const committedSchema = z.object({ item_id: id, ...link });
/** Items of other roles than the user's are no speech of ours. */
const itemSchema = z.object({ item: z.object({ id, role: z.string().nullish() }), ...link });
const speechSchema = z.object({ item_id: id });
const deltaSchema = z.object({ item_id: optionalId, delta: z.string().nullish() });
/** Other models are billed by tokens. */
const usage = z.object({ seconds: z.number().nonnegative() }).optional().catch(undefined);
const completedSchema = z.object({ item_id: optionalId, transcript: z.string().nullable(), usage });
/** Compatible servers put a status of HTTP where the service has a word. */
const code = z.union([z.string(), z.number()]).nullish();
const anyError = z.object({ code, type: code, event_id: z.string().nullish() });
const failedSchema = z.object({ item_id: optionalId, error: anyError.nullish() });
const errorSchema = z.object({ error: anyError });

const codeOf = (error: z.infer<typeof anyError> | null | undefined): string =>
  String(error?.code ?? error?.type ?? 'unknown');

const MALFORMED: ServerEvent = { type: 'malformed' };
const NOTICE: ServerEvent = { type: 'notice' };

/**
 * Reads one server event. Takes any value, never throws; event names and fields as in the Realtime API
 * reference.
 */
export function parseServerEvent(value: unknown): ServerEvent {
  const typed = z.object({ type: z.string() }).safeParse(value);
  if (!typed.success) return MALFORMED;
  return READERS.get(typed.data.type)?.(value) ?? { type: 'unknown' };
}

type Reader = (value: unknown) => ServerEvent;

const reader =
  <Schema extends z.ZodType>(schema: Schema, give: (data: z.infer<Schema>) => ServerEvent): Reader =>
  (value) => {
    const result = schema.safeParse(value);
    return result.success ? give(result.data) : MALFORMED;
  };

const named = reader(itemSchema, ({ item, previous_item_id }) =>
  item.role === 'assistant' || item.role === 'system'
    ? NOTICE
    : { type: 'itemNamed', itemId: item.id, previousItemId: previous_item_id },
);

const spoken = reader(speechSchema, ({ item_id }) => ({
  type: 'itemNamed',
  itemId: item_id,
  previousItemId: undefined,
}));

const created = reader(sessionSchema, ({ session }) => ({
  type: 'sessionCreated',
  expiresAtEpochMs: session?.expires_at ? session.expires_at * 1_000 : null,
}));

const READERS: ReadonlyMap<string, Reader> = new Map(
  Object.entries<Reader>({
    'session.created': created,
    // What the session was called before 2026; compatible servers still say it.
    'transcription_session.created': created,
    'transcription_session.updated': () => NOTICE,
    'session.updated': () => NOTICE,
    'input_audio_buffer.speech_started': spoken,
    'input_audio_buffer.speech_stopped': spoken,
    'input_audio_buffer.committed': reader(committedSchema, (data) => ({
      type: 'committed',
      itemId: data.item_id,
      previousItemId: data.previous_item_id,
    })),
    'input_audio_buffer.cleared': () => ({ type: 'cleared' }),
    'input_audio_buffer.timeout_triggered': () => NOTICE,
    'conversation.item.added': named,
    'conversation.item.done': named,
    'conversation.item.created': named,
    'conversation.item.retrieved': () => NOTICE,
    'conversation.item.deleted': reader(speechSchema, ({ item_id }) => ({
      type: 'deleted',
      itemId: item_id,
    })),
    'conversation.item.input_audio_transcription.delta': reader(deltaSchema, (data) => ({
      type: 'delta',
      itemId: data.item_id ?? null,
      text: data.delta ?? '',
    })),
    'conversation.item.input_audio_transcription.completed': reader(completedSchema, (data) => ({
      type: 'completed',
      itemId: data.item_id ?? null,
      text: data.transcript ?? '',
    })),
    'conversation.item.input_audio_transcription.segment': () => NOTICE,
    'conversation.item.input_audio_transcription.failed': reader(failedSchema, (data) => ({
      type: 'failed',
      itemId: data.item_id ?? null,
      code: codeOf(data.error),
    })),
    'rate_limits.updated': () => NOTICE,
    error: reader(errorSchema, ({ error }) => ({
      type: 'error',
      code: codeOf(error),
      eventId: error.event_id ?? null,
    })),
  }),
);
