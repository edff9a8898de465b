/** Mints a client secret for captions with the official SDK. It uses nothing of ours. */
import OpenAI from 'openai';

export interface Service {
  readonly baseUrl: string;
  readonly apiKey: string;
}

/** The secret for one connection. */
export async function mintSecret({ baseUrl, apiKey }: Service): Promise<string> {
  const openai = new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0 });
  const secret = await openai.realtime.clientSecrets.create({
    session: {
      type: 'transcription',
      audio: { input: { transcription: { model: 'gpt-live-transcribe' }, turn_detection: null } },
    },
  });
  return secret.value;
}
