/** The files that a transcript can leave as: one list for what is written, asked for and offered. */

export const SUBTITLE_FORMATS = ['srt', 'vtt', 'txt', 'md', 'json'] as const;
export type SubtitleFormat = (typeof SUBTITLE_FORMATS)[number];
