/** The configuration of a session that could answer, as phone calls have it; here it never does. It opens nothing. */
import { z } from 'zod';
import type { Refusal } from '../http/refusal.ts';
import {
  type Checked,
  formatSchema,
  inputSchema,
  mergeInput,
  modelRefusal,
  refused,
  type SessionConfig,
  schemaRefusal,
  secretDefaults,
  shownInput,
  socketDefaults,
} from './config.ts';
import { createDialect, type Dialect } from './dialect.ts';

/** The fields that this server knows; the service has more. */
const sessionSchema = z.strictObject({
  type: z.literal('realtime'),
  model: z.string().optional(),
  instructions: z.string().optional(),
  output_modalities: z
    .array(z.enum(['text', 'audio']))
    .length(1)
    .optional(),
  audio: z
    .strictObject({
      input: inputSchema.optional(),
      output: z.strictObject({ format: formatSchema.optional(), voice: z.string().optional() }).optional(),
    })
    .optional(),
  include: z.array(z.literal('item.input_audio_transcription.logprobs')).optional(),
});

interface RealtimeConfig extends SessionConfig {
  readonly model: string;
  readonly instructions: string;
  readonly modalities: readonly string[];
  readonly outputFormat: SessionConfig['format'];
}

/** What a call has until it is told otherwise. */
const defaults: RealtimeConfig = {
  ...secretDefaults,
  turnDetection: { ...socketDefaults.turnDetection, type: 'server_vad', create_response: true },
  model: '',
  instructions: '',
  modalities: ['audio'],
  outputFormat: secretDefaults.format,
};

/** The dialect of a call that is accepted with this body. */
export function realtimeDialect(body: unknown): Checked<Dialect> {
  const first = applyRealtime(defaults, body);
  if (!first.ok) return first;
  if (first.value.model === '')
    return refused("Missing required parameter: 'model'.", 'missing_required_parameter', 'model');
  return { ok: true, value: createDialect(first.value, applyRealtime, shown) };
}

function applyRealtime(config: RealtimeConfig, session: unknown): Checked<RealtimeConfig> {
  const type = z.object({ type: z.string() }).safeParse(session);
  if (!type.success)
    return refused(
      "Missing required parameter: 'session.type'.",
      'missing_required_parameter',
      'session.type',
    );
  if (type.data.type === 'transcription')
    return refused(
      'Passing a transcription session update event to a realtime session is not allowed.',
      'invalid_parameter',
      'session.type',
    );
  const parsed = sessionSchema.safeParse(session);
  if (!parsed.success) return { ok: false, refusal: schemaRefusal(parsed.error) };
  const { model, instructions, output_modalities, audio, include } = parsed.data;
  const next: RealtimeConfig = {
    ...mergeInput(config, audio?.input ?? {}),
    include: include ?? config.include,
    model: model ?? config.model,
    instructions: instructions ?? config.instructions,
    modalities: output_modalities ?? config.modalities,
    outputFormat: audio?.output?.format ?? config.outputFormat,
  };
  const refusal: Refusal | null = modelRefusal(next);
  return refusal === null ? { ok: true, value: next } : { ok: false, refusal };
}

const shown = (config: RealtimeConfig, id: string, expiresAt: number) => ({
  id,
  object: 'realtime.session',
  type: 'realtime',
  model: config.model,
  instructions: config.instructions,
  output_modalities: config.modalities,
  expires_at: expiresAt,
  include: config.include.length === 0 ? null : config.include,
  audio: {
    input: shownInput(config),
    output: { format: config.outputFormat },
  },
});
