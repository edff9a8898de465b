/** A transcript as running text for people, plain or Markdown: one paragraph a turn. It makes no cues. */

import { cleanText } from '../text/words.ts';
import { type Transcript, withLaneSpeakers } from '../transcript/transcript.ts';
import { isChosen, type SubtitleOptions } from './options.ts';
import { clockSeconds } from './srt.ts';
import { entriesInOrder } from './timing/timedEntries.ts';

type ProseOptions = Pick<
  SubtitleOptions,
  'offsetMs' | 'speakers' | 'timestamps' | 'range' | 'only' | 'title' | 'words'
>;

export interface Paragraph {
  readonly time: string | null;
  readonly speaker: string | null;
  readonly text: string;
}

/** Empty when nothing is left to write. */
export function writePlainText(transcript: Transcript, options: ProseOptions): string {
  return paragraphsOf(transcript, options)
    .map(
      ({ time, speaker, text }) =>
        `${time === null ? '' : `[${time}] `}${speaker === null ? '' : `${speaker}: `}${text}\n`,
    )
    .join('\n');
}

/** With the session's date, in UTC, as its heading, unless nobody knows it (0). Empty when nothing is left to write. */
export function writeMarkdown(transcript: Transcript, options: ProseOptions): string {
  const paragraphs = paragraphsOf(transcript, options);
  if (paragraphs.length === 0) return '';
  const body = paragraphs.map(({ time, speaker, text }) => {
    const name = speaker === null ? '' : `**${escapeMarkdown(speaker)}:** `;
    return `${time === null ? '' : `\\[${time}\\] `}${name}${escapeMarkdown(text)}\n`;
  });
  return `# ${escapeMarkdown(headingOf(transcript, options))}\n\n${body.join('\n')}`;
}

/** What the session is called, and its date, in UTC. */
export function headingOf(
  { session }: Transcript,
  { title, words }: Pick<SubtitleOptions, 'title' | 'words'>,
): string {
  const began = new Date(session.startedAtEpochMs);
  const isKnown = !Number.isNaN(began.getTime()) && began.getTime() !== 0;
  const date = !isKnown ? '' : `, ${began.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `${cleanText(title ?? '') || words.captions}${date}`;
}

/** A turn each, without anything that a format needs. */
export function paragraphsOf(transcript: Transcript, options: ProseOptions): readonly Paragraph[] {
  const { words } = options;
  const spoken = withLaneSpeakers(transcript, { unnamed: words.sides });
  const entries = entriesInOrder(spoken).filter(isChosen(options));
  return entries.map((entry) => {
    const speaker =
      entry.kind === 'line' && options.speakers !== false && entry.speaker !== null
        ? cleanText(entry.speaker)
        : '';
    return {
      time: options.timestamps
        ? clockSeconds(Math.max(0, Math.round(entry.startMs + options.offsetMs)))
        : null,
      speaker: speaker === '' ? null : speaker,
      text: entry.kind === 'line' ? cleanText(entry.text) : words.gap(entry),
    };
  });
}

/**
 * Backslashes before every sign that could mean something to a Markdown reader, and before list markers at
 * the start.
 */
function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>#|~$&!]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
