/**
 * What a busy machine does to a browser's fake microphone: it gives no sound for a second or two, which the page marks as a
 * gap. Words in such a mark are missing; all others must be there.
 */
const GAP = /\[[^\]]* not [^\]]*\]/g;

export const withoutGaps = (text: string): string => text.replace(GAP, ' ');

/** So many words may be in the gaps of a text, and one may be cut in two by the end. */
export const mostMissing = (text: string): number => 1 + 5 * (text.match(GAP)?.length ?? 0);
