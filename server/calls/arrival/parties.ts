/** Who calls whom, out of the headers that a call came with. They are whatever the caller's side wrote: nobody vouches for them. */

export interface SipHeader {
  readonly name: string;
  readonly value: string;
}

/** Null where it is withheld, or no address at all. */
export interface Parties {
  readonly from: string | null;
  readonly to: string | null;
}

/** What networks write for a caller who withholds the number (RFC 3323, section 4.1.1.3, and common practice). */
const WITHHELD = new Set(['', 'anonymous', 'unknown', 'unavailable', 'restricted', 'private']);

/** `"A name" <sip:+49 30-1234;ext=5@host;user=phone>;tag=x`, or the same without brackets, or a `tel:`. */
const ADDRESS = /<\s*(sips?|tel):([^>]*)>|^\s*(sips?|tel):(\S*)/i;

/** A name may hold what looks like an address. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

const LONGEST_NUMBER = 60;

export function partiesOf(headers: readonly SipHeader[]): Parties {
  return { from: numberOf(headers, 'from'), to: numberOf(headers, 'to') };
}

/** Of a header that is there more than once the first counts. */
function numberOf(headers: readonly SipHeader[], name: string): string | null {
  const value = headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
  const match = ADDRESS.exec(value.slice(0, 1_000).replace(QUOTED, ''));
  const scheme = (match?.[1] ?? match?.[3] ?? '').toLowerCase();
  const address = match?.[2] ?? match?.[4] ?? '';
  if (scheme !== 'tel' && !address.includes('@')) return null;
  const user = decoded(address.split(/[@;?]/)[0] ?? '').toLowerCase();
  const plain = (/^\+?[\d\s().-]+$/.test(user) ? user.replace(/[\s().-]/g, '') : user)
    .slice(0, LONGEST_NUMBER)
    .toWellFormed()
    .trim();
  return WITHHELD.has(plain) ? null : plain;
}

/** Without what is not seen: it would stand in files and could turn the direction of what stands beside it. */
function decoded(user: string): string {
  const unseen = /\p{C}/gu;
  try {
    return decodeURIComponent(user).replace(unseen, '');
  } catch {
    return user.replace(unseen, '');
  }
}

export const CALLER_SHOWN = ['hidden', 'lastDigits', 'number'] as const;

const SHOWN_DIGITS = 3;

/** What a caller is called, on screen and in what is kept. */
export function callerLabel({ from }: Parties, shown: (typeof CALLER_SHOWN)[number]): string {
  if (shown === 'hidden' || from === null) return 'Caller';
  if (shown === 'number') return from;
  // Of a short number they would be all of it.
  const signs = [...from];
  return signs.length < 2 * SHOWN_DIGITS ? 'Caller' : `Caller …${signs.slice(-SHOWN_DIGITS).join('')}`;
}
