/** The line of a subtitle file that says when a cue is shown, in the ways that programs and people write it. Reads no text. */

export interface Timing {
  readonly startMs: number;
  /** Null where the file says none. */
  readonly endMs: number | null;
  /** Written as the format asks. */
  readonly isStrict: boolean;
  /** What follows the times and is no setting: text that was put on the line. */
  readonly text: string;
}

/** Dashes of any kind before the sign, or an arrow of its own. */
const ARROW = /(?:[-‐‑‒–—−]\s*){1,3}>+|=+>|[→⟶➔]/;
const STRICT_SRT = /^\d{2,}:[0-5]\d:[0-5]\d,\d{3} --> \d{2,}:[0-5]\d:[0-5]\d,\d{3}$/;
const STRICT_VTT =
  /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:[ \t]+\S+:\S+)*[ \t]*$/;
/** Numbers with colons, points or commas between them, with blanks that translators leave around those. */
const CLOCK = /^[[(\s]{0,9}([-−]?)\s{0,9}(\d+(?:\s*[:;.,'’]\s*\d+)*)/;
/** `align:start`, `X1:100`: where a cue is shown. */
const SETTINGS = /^(?:[\])\s.,;]*(?:(?:[XY][12]\s*:\s*|[A-Za-z][\w-]*[:=])\S+(?:\s+|$))*)/;
/** What begins so means to be a time; O and l are what scanners read for 0 and 1. */
const LIKE_CLOCK = /^[[(\s-]*[\dOoIl]{1,3}\s*:\s*\S/;

/** Where a line stands. */
export interface TimingPlace {
  readonly isVtt: boolean;
  /** A cue may begin here: the line above is blank, or a number. Elsewhere only what no player would show is a time. */
  readonly mayBegin: boolean;
}

/**
 * Null for a line that is no timing line; `bad` for one that means to be and cannot be read: its times are not those of
 * any clock, or are counted in frames.
 */
export function timingOf(line: string, place: TimingPlace): Timing | 'bad' | null {
  const timing = timingIn(line, place.isVtt);
  if (place.mayBegin || timing === null) return timing;
  return timing !== 'bad' && line.includes('-->') ? timing : null;
}

function timingIn(line: string, isVtt: boolean): Timing | 'bad' | null {
  const plain = line.normalize('NFKC').trim();
  const arrow = ARROW.exec(plain);
  if (arrow === null) return null;
  const [left, right] = [plain.slice(0, arrow.index), plain.slice(arrow.index + arrow[0].length)];
  // A number that belongs on the line above.
  const start = wholeClock(left) ?? wholeClock(left.replace(/^\s*\d+\s+/, ''));
  const end = clockIn(right);
  const isStrict = (isVtt ? STRICT_VTT : STRICT_SRT).test(line.trimEnd());
  if (start === null || end === null) {
    const isCutOff = start !== null && right.trim() === '' && LIKE_CLOCK.test(left);
    if (isCutOff) return { startMs: start.ms, endMs: null, isStrict, text: '' };
    return LIKE_CLOCK.test(left) && (start !== null || end !== null || LIKE_CLOCK.test(right)) ? 'bad' : null;
  }
  const rest = right.slice(end.length);
  // A clock that goes on has frames, or is damaged.
  if (/^[:;.,]?[\p{L}\d]/u.test(rest)) return 'bad';
  const text = rest.replace(SETTINGS, '').trim();
  // 12:30 --> 13:00 may be said.
  if (!start.isWhole && !end.isWhole && (text !== '' || !arrow[0].startsWith('--'))) return null;
  return { startMs: start.ms, endMs: end.ms, isStrict, text };
}

interface Clock {
  readonly ms: number;
  /** How much of the text it takes. */
  readonly length: number;
  /** With hours, or parts of a second. */
  readonly isWhole: boolean;
}

function wholeClock(text: string): Clock | null {
  const clock = clockIn(text);
  return clock !== null && /^[\])\s.,;]*$/.test(text.slice(clock.length)) ? clock : null;
}

/** The time that a text begins with, in milliseconds, never before zero. */
function clockIn(text: string): Clock | null {
  const found = CLOCK.exec(text);
  if (found === null) return null;
  const [whole, sign, clock = ''] = found;
  const groups = clock.split(/\s*[:;.,'’]\s*/);
  const signs = clock.match(/[:;.,'’]/g) ?? [];
  const hasFraction =
    signs.length > 0 && (signs.at(-1) !== ':' || (groups.length === 4 && groups[3]?.length === 3));
  const fraction = hasFraction ? groups.pop() : '0';
  // Four groups and no fraction are frames, whose length nobody says; one alone is a number.
  if (groups.length > 3 || (groups.length === 1 && !hasFraction)) return null;
  const seconds = groups.reduce((sum, group) => sum * 60 + Number(group), 0);
  const ms = seconds * 1_000 + Math.round(Number(`0.${fraction}`) * 1_000);
  if (!Number.isSafeInteger(ms)) return null;
  return { ms: sign === '' ? ms : 0, length: whole.length, isWhole: hasFraction || groups.length === 3 };
}
