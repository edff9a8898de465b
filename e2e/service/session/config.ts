/**
 * The configuration of a transcription session: what may be asked for, what is refused, what applies. It
 * opens nothing.
 */
import { z } from 'zod';
import { invalidRequest, type Refusal } from '../http/refusal.ts';

const FIELD = 'session.audio.input';

const transcriptionSchema = z.strictObject({
  model: z.string().optional(),
  language: z.string().optional(),
  languages: z.array(z.string()).min(1, 'Expected an array with minimum length 1').optional(),
  keywords: z.array(z.string()).optional(),
  prompt: z.string().optional(),
  delay: z.enum(['minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
});

const turnDetectionSchema = z.looseObject({ type: z.enum(['server_vad', 'semantic_vad']) });

export const formatSchema = z.union([
  z.strictObject({ type: z.literal('audio/pcm'), rate: z.literal(24_000).optional() }),
  z.strictObject({ type: z.enum(['audio/pcmu', 'audio/pcma']) }),
]);

/** The same for every kind of session. */
export const inputSchema = z.strictObject({
  format: formatSchema.optional(),
  noise_reduction: z
    .strictObject({ type: z.enum(['near_field', 'far_field']), strength: z.number().optional() })
    .nullable()
    .optional(),
  transcription: transcriptionSchema.nullable().optional(),
  turn_detection: turnDetectionSchema.nullable().optional(),
});

const sessionSchema = z.strictObject({
  type: z.literal('transcription'),
  audio: z.strictObject({ input: inputSchema.optional() }).optional(),
  include: z.array(z.literal('item.input_audio_transcription.logprobs')).optional(),
});

type Transcription = z.infer<typeof transcriptionSchema>;
type Input = z.infer<typeof inputSchema>;

export interface SessionConfig {
  readonly format: NonNullable<Input['format']>;
  readonly noiseReduction: NonNullable<Input['noise_reduction']> | null;
  readonly transcription: Transcription | null;
  readonly turnDetection: z.infer<typeof turnDetectionSchema> | null;
  readonly include: readonly string[];
}

/** What a client secret starts from: a turn detection that is left out is none. */
export const secretDefaults: SessionConfig = {
  format: { type: 'audio/pcm', rate: 24_000 },
  noiseReduction: null,
  transcription: null,
  turnDetection: null,
  include: [],
};

/** What a plain socket starts from: the server detects turns until it is told not to. */
export const socketDefaults: SessionConfig = {
  ...secretDefaults,
  turnDetection: { type: 'server_vad', threshold: 0.5, prefix_padding_ms: 300, silence_duration_ms: 200 },
};

export type Checked<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal };

/** These transcribe while speech goes on and refuse to find turns by themselves. */
const STREAMING_MODELS = ['gpt-live-transcribe', 'gpt-realtime-whisper'];

/**
 * Applies a session as a client sends it, in a secret or a session.update; only the fields that are there
 * change.
 */
export function applySession(config: SessionConfig, session: unknown): Checked<SessionConfig> {
  if (typeof session !== 'object' || session === null || !('type' in session)) {
    return refused(
      "Missing required parameter: 'session.type'.",
      'missing_required_parameter',
      'session.type',
    );
  }
  if (session.type === 'realtime') {
    return refused(
      'Passing a realtime session update event to a transcription session is not allowed.',
      'invalid_parameter',
      'session.type',
    );
  }
  const parsed = sessionSchema.safeParse(session);
  if (!parsed.success) return { ok: false, refusal: schemaRefusal(parsed.error) };
  const next: SessionConfig = {
    ...mergeInput(config, parsed.data.audio?.input ?? {}),
    include: parsed.data.include ?? config.include,
  };
  const refusal = modelRefusal(next);
  return refusal === null ? { ok: true, value: next } : { ok: false, refusal };
}

/** Only the fields that are there change. */
export const mergeInput = (config: SessionConfig, input: Input): Omit<SessionConfig, 'include'> => ({
  format: input.format ?? config.format,
  noiseReduction: input.noise_reduction === undefined ? config.noiseReduction : input.noise_reduction,
  transcription: input.transcription === undefined ? config.transcription : input.transcription,
  turnDetection: input.turn_detection === undefined ? config.turnDetection : input.turn_detection,
});

export function schemaRefusal(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const path = ['session', ...(issue?.path ?? [])].join('.');
  if (issue?.code === 'unrecognized_keys') {
    const name = `${path}.${issue.keys[0]}`;
    return invalidRequest(`Unknown parameter: '${name}'.`, 'unknown_parameter', name);
  }
  return invalidRequest(
    `Invalid value for '${path}': ${issue?.message ?? 'not accepted'}.`,
    'invalid_value',
    path,
  );
}

export function modelRefusal({ transcription, turnDetection }: SessionConfig): Refusal | null {
  if (transcription === null) return null;
  const { model = '', language, languages, keywords = [] } = transcription;
  const param = `${FIELD}.transcription`;
  if (STREAMING_MODELS.includes(model) && turnDetection !== null) {
    return invalidRequest(
      'Turn detection is not supported for this transcription model.',
      'invalid_value',
      `${FIELD}.turn_detection`,
    );
  }
  if (language !== undefined && (languages !== undefined || model === 'gpt-live-transcribe')) {
    return invalidRequest(
      `'language' is not supported for this request; use 'languages'.`,
      'invalid_value',
      `${param}.language`,
    );
  }
  if (keywords.some((keyword) => /[<>\r\n]/.test(keyword))) {
    return invalidRequest(
      'A keyword must not contain <, > or a line break.',
      'invalid_value',
      `${param}.keywords`,
    );
  }
  const unknown = languages?.find((code) => !/^([a-z]{2,3}|zh-(cn|tw|hk))$/.test(code));
  return unknown === undefined
    ? null
    : invalidRequest(`Language '${unknown}' is not supported.`, 'invalid_value', `${param}.languages`);
}

/** The session as the service shows it. */
export function describeSession(
  config: SessionConfig,
  id: string,
  expiresAt: number,
): Record<string, unknown> {
  return {
    id,
    object: 'realtime.transcription_session',
    type: 'transcription',
    expires_at: expiresAt,
    include: config.include.length === 0 ? null : config.include,
    audio: {
      input: shownInput(config),
    },
  };
}

/** The same in every kind of session. */
export const shownInput = (config: SessionConfig) => ({
  format: config.format,
  noise_reduction: config.noiseReduction,
  transcription: shownTranscription(config),
  turn_detection: config.turnDetection,
});

/** It does not echo `delay`. */
function shownTranscription({ transcription }: SessionConfig): Omit<Transcription, 'delay'> | null {
  const { delay: _unsaid, ...shown } = transcription ?? {};
  return transcription === null ? null : shown;
}

export const refused = (message: string, code: string, param: string): Checked<never> => ({
  ok: false,
  refusal: invalidRequest(message, code, param),
});
