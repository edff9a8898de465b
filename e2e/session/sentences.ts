/**
 * Sentences as the service's events carry them: made up, far faster than anyone speaks, and found again in
 * what was sent.
 */
import type { ReplayStep } from '../service/command.ts';
import type { RealtimeServer } from '../service/server.ts';

const DELTA = 'conversation.item.input_audio_transcription.delta';
const COMPLETED = 'conversation.item.input_audio_transcription.completed';

/** One sentence as the service sends it: some text while it is spoken, then the whole. */
export function sentenceSteps(id: string, text: string, atMs: number): readonly ReplayStep[] {
  const item = { item_id: id, content_index: 0 };
  return [
    { atMs, event: { type: DELTA, event_id: `${id}-delta`, ...item, delta: text.slice(0, text.length / 2) } },
    { atMs, event: { type: COMPLETED, event_id: `${id}-completed`, ...item, transcript: text } },
  ];
}

/** A sentence every `everyMs`, from now on. The name keeps its items apart from those of another script. */
export function scriptedTalk(name: string, texts: readonly string[], everyMs: number): readonly ReplayStep[] {
  return texts.flatMap((text, index) => sentenceSteps(`${name}_${index}`, text, index * everyMs));
}

/**
 * The finished lines that the server has sent, oldest first. Those it was told to replay are not among them.
 */
export function sentFinals(server: RealtimeServer): readonly { readonly text: string }[] {
  return server.journal.entries.flatMap((entry) => {
    if (entry.kind !== 'sent' || entry.event['type'] !== COMPLETED) return [];
    return [{ text: String(entry.event['transcript']) }];
  });
}
