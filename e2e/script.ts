/** Sentences that the server sends as if it had heard them, far faster than anyone speaks. */
import type { ReplayStep } from './service/command.ts';
import { COMPLETED } from './spokenTalk.ts';

const DELTA = 'conversation.item.input_audio_transcription.delta';

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
