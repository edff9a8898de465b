/** Who speaks, where a file says so in the text of its cues. It takes no text out unless it is asked to. */
import type { CueText } from './markup.ts';

/** `NAME:` in capitals, as subtitlers write who speaks. */
const IN_CAPITALS =
  /^(?:>>\s*)?((?=[^:]{0,28}\p{Lu}[^:]{0,28}\p{Lu})[\p{Lu}\p{M}\p{N}][\p{Lu}\p{M}\p{N} .’'()#-]{0,29}):(?=\s|$)/u;
/** `Name:`, up to three words: it may as well be any word before a colon, so that it counts only where it comes again. */
const CAPITALISED =
  /^(\p{Lu}[\p{L}\p{M}’'.-]{0,29}(?: (?:\p{Lu}[\p{L}\p{M}’'.-]{0,29}|\p{N}{1,3})){0,2}):(?=\s)/u;
const LEAST_CUES = 2;

/** The names stay in the text, so that a file can be written as it was. */
export function withSpeakers<Text extends CueText>(texts: readonly Text[]): readonly Text[] {
  const cues = new Map<string, number>();
  for (const { lines, label } of texts) {
    const name = label === null ? CAPITALISED.exec(lines[0] ?? '')?.[1] : undefined;
    if (name !== undefined) cues.set(name, (cues.get(name) ?? 0) + 1);
  }
  return texts.map((text) => {
    if (text.label !== null) return text;
    const first = text.lines[0] ?? '';
    const often = CAPITALISED.exec(first)?.[1] ?? '';
    const speaker = IN_CAPITALS.exec(first)?.[1] ?? ((cues.get(often) ?? 0) >= LEAST_CUES ? often : null);
    const named = { ...text, speaker, label: 'text' as const };
    return speaker === null || withoutName(named).length === 0 ? text : named;
  });
}

/** The text behind the name that a cue begins with. */
export function withoutName({ lines, speaker, label }: CueText): readonly string[] {
  const [first = '', ...rest] = lines;
  const at = label === 'text' ? first.indexOf(`${speaker}:`) : -1;
  if (speaker === null || at === -1) return lines;
  return [first.slice(at + speaker.length + 1).trim(), ...rest].filter((line) => line !== '');
}
