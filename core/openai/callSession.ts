/**
 * The session that is asked for a phone call: what the caller says as text, and no answer. Who asks for it is not its
 * concern.
 */
import type { SpeechChoices } from './transcriptionSession.ts';

/** The session of a call is one of a model that could answer; it is never asked to. */
export const CALL_MODEL = 'gpt-realtime-2.1-mini';

/** It finds turns by the service's own detection, which the models that write while people speak refuse. */
export const CALL_TRANSCRIPTION_MODEL = 'gpt-4o-transcribe';

/** G.711, as telephones speak it: mu-law in America and Japan, A-law elsewhere. */
export const CALL_FORMATS = ['audio/pcmu', 'audio/pcma'] as const;
export type CallFormat = (typeof CALL_FORMATS)[number];

/** Where a turn's sound begins before its speech, and for how long nothing is said after it. Both are the service's defaults. */
export const PREFIX_MS = 300;
export const SILENCE_MS = 500;

/** What is chosen for one call, and can be changed while it goes on. */
export interface CallChoices extends Pick<SpeechChoices, 'languages' | 'keywords'> {
  /** What the transcription is told of what is said, in free text; empty: nothing. */
  readonly prompt: string;
  /** For the model that could answer; empty: nothing. They change no caption. */
  readonly instructions: string;
}

export interface CallModels {
  readonly model: string;
  readonly transcriptionModel: string;
  readonly format: CallFormat;
}

interface Transcription {
  model: string;
  language?: string;
  languages?: string[];
  keywords?: string[];
  prompt?: string;
}

/** The body of POST /v1/realtime/calls/{call_id}/accept, and `session` of every session.update after it. */
export interface CallSession {
  type: 'realtime';
  model?: string;
  output_modalities: ['text'];
  instructions?: string;
  audio: {
    input: {
      format: { type: CallFormat };
      transcription: Transcription;
      turn_detection: {
        type: 'server_vad';
        prefix_padding_ms: number;
        silence_duration_ms: number;
        create_response: false;
        interrupt_response: false;
      };
    };
    output: { format: { type: CallFormat } };
  };
}

/** The older models know one language and a text; a list of either is refused. They are shut down in February 2027. */
const OLDER = /^(?:whisper-1$|gpt-4o-)/;

/**
 * Always whole: a change that leaves the formats out was reported to turn a call's sound to noise, and what is left out
 * of `transcription` is taken away.
 */
export function callSession(models: CallModels, choices: CallChoices): CallSession {
  const format = { type: models.format };
  const { instructions } = choices;
  return {
    type: 'realtime',
    model: models.model,
    output_modalities: ['text'],
    ...(instructions !== '' && { instructions }),
    audio: {
      input: {
        format,
        transcription: transcriptionOf(models.transcriptionModel, choices),
        turn_detection: {
          type: 'server_vad',
          prefix_padding_ms: PREFIX_MS,
          silence_duration_ms: SILENCE_MS,
          create_response: false,
          interrupt_response: false,
        },
      },
      output: { format },
    },
  };
}

/** The same for a session that is there: its model stays. Instructions that were taken back are sent empty. */
export function callUpdate(models: CallModels, choices: CallChoices): CallSession {
  const { model: _fixed, ...session } = callSession(models, choices);
  return { ...session, instructions: choices.instructions };
}

function transcriptionOf(model: string, { languages, keywords, prompt }: CallChoices): Transcription {
  if (!OLDER.test(model))
    return {
      model,
      ...(languages.length > 0 && { languages: [...languages] }),
      ...(keywords.length > 0 && { keywords: [...keywords] }),
      ...(prompt !== '' && { prompt }),
    };
  const [language] = languages;
  const listed = keywords.length === 0 ? '' : `${keywords.join(', ')}.`;
  const text = [prompt, listed].filter((part) => part !== '').join(' ');
  return {
    model,
    ...(language !== undefined && languages.length === 1 && { language }),
    ...(text !== '' && { prompt: text }),
  };
}
