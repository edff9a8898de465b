/**
 * What a spec needs to let the app hear the short talk: the microphone's file, and waiting for what the
 * server made of it.
 */
import { join } from 'node:path';
import type { Microphone } from './app.ts';
import { writeMicrophoneFile } from './microphoneFile.ts';
import type { RealtimeServer } from './service/server.ts';
import { readShortTalk } from './speech/bundled.ts';

/** Writes the talk into the directory, in the form a fake microphone plays. */
export async function talkingMicrophone(dir: string): Promise<Microphone> {
  const path = join(dir, 'talk.wav');
  await writeMicrophoneFile(path, (await readShortTalk()).sound);
  return { kind: 'file', path };
}

export interface SentFinal {
  readonly text: string;
  /** On the journal's clock. */
  readonly atMs: number;
}

/**
 * The finished lines that the server has sent, oldest first. Those it was told to replay are not among them.
 */
export function sentFinals(server: RealtimeServer): readonly SentFinal[] {
  return server.journal.entries.flatMap((entry) => {
    if (entry.kind !== 'sent' || entry.event['type'] !== COMPLETED) return [];
    return [{ text: String(entry.event['transcript']), atMs: entry.atMs }];
  });
}

export const COMPLETED = 'conversation.item.input_audio_transcription.completed';
