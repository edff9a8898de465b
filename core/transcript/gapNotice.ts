/** The words that stand for speech that was not captioned, the same in every format. */

export function gapNotice(gap: { readonly startMs: number; readonly endMs: number }): string {
  const seconds = Math.max(1, Math.round((gap.endMs - gap.startMs) / 1_000));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `[${seconds} s not captioned]`;
  return seconds % 60 === 0
    ? `[${minutes} min not captioned]`
    : `[${minutes} min ${seconds % 60} s not captioned]`;
}
