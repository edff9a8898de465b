/** The session that is asked of the service. Who asks for it, over which transport, is not its concern. */

/**
 * The model that sends text while people speak; it has no turn detection, so commits are ours
 * (core/audio/turns.ts).
 */
export const TRANSCRIPTION_MODEL = 'gpt-live-transcribe';

/** The service's trade between speed and accuracy, fastest first. */
export const DELAYS = ['minimal', 'low', 'medium', 'high', 'xhigh'] as const;
export type Delay = (typeof DELAYS)[number];

/** What a person chooses about how speech is heard. */
export interface SpeechChoices {
  readonly delay: Delay;
  /** Hints, not a lock; empty: the service detects the language. */
  readonly languages: readonly string[];
  /** Names and terms to listen for. */
  readonly keywords: readonly string[];
}

/** The body of `session` in POST /v1/realtime/client_secrets, as that endpoint's reference describes it. */
export interface TranscriptionSession {
  type: 'transcription';
  audio: {
    input: {
      /** Off: on top of the browser's own suppression it was reported to cost accuracy. */
      noise_reduction: null;
      transcription: {
        model: typeof TRANSCRIPTION_MODEL;
        delay: Delay;
        languages?: string[];
        keywords?: string[];
      };
      /**
       * Explicitly null: a session that omits it starts with server turn detection, which this model refuses.
       */
      turn_detection: null;
    };
  };
}

/**
 * An empty `languages` or `keywords` is refused with 400, so they are there only when there is something to
 * say.
 */
export function transcriptionSession({ delay, languages, keywords }: SpeechChoices): TranscriptionSession {
  return {
    type: 'transcription',
    audio: {
      input: {
        noise_reduction: null,
        transcription: {
          model: TRANSCRIPTION_MODEL,
          delay,
          ...(languages.length > 0 && { languages: [...languages] }),
          ...(keywords.length > 0 && { keywords: [...keywords] }),
        },
        turn_detection: null,
      },
    },
  };
}
