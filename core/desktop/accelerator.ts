/** Key presses as accelerators in Electron's syntax, with their names for people. Registers nothing. */

export type Platform = 'mac' | 'other';

/** The fields of a DOM KeyboardEvent that count here. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  /** `getModifierState('AltGraph')`. */
  readonly altGraph?: boolean;
}

/**
 * accelerator: complete. modifiersOnly: more to come. needsModifier: the key alone would be taken from every
 * program. unknownKey: Electron has no name for it. typesSign: on this layout the keys type a sign, which every program
 * would lose; `accelerator` is null where they cannot be had.
 */
export type Recording =
  | { readonly kind: 'accelerator'; readonly accelerator: string }
  | { readonly kind: 'modifiersOnly'; readonly modifiers: string }
  | { readonly kind: 'needsModifier' }
  | { readonly kind: 'typesSign'; readonly sign: string; readonly accelerator: string | null }
  | { readonly kind: 'unknownKey' };

const MODIFIER_KEYS: ReadonlySet<string> = new Set([
  'Control',
  'Alt',
  'AltGraph',
  'Shift',
  'Meta',
  'OS',
  'Fn',
  'Dead',
]);

/**
 * DOM key values to Electron's names. Maps, since a key named like a property of every object must find
 * nothing.
 */
const NAMED_KEYS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ' ': 'Space',
    Enter: 'Return',
    ArrowUp: 'Up',
    ArrowDown: 'Down',
    ArrowLeft: 'Left',
    ArrowRight: 'Right',
    Tab: 'Tab',
    Backspace: 'Backspace',
    Delete: 'Delete',
    Insert: 'Insert',
    Home: 'Home',
    End: 'End',
    PageUp: 'PageUp',
    PageDown: 'PageDown',
    Escape: 'Escape',
    PrintScreen: 'PrintScreen',
    MediaTrackNext: 'MediaNextTrack',
    MediaTrackPrevious: 'MediaPreviousTrack',
    MediaStop: 'MediaStop',
    MediaPlayPause: 'MediaPlayPause',
  }),
);

/**
 * Keys by their place on the keyboard, for presses where Alt or Shift turned the letter into another sign.
 */
const KEYS_BY_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Minus: '-',
    Equal: '=',
    BracketLeft: '[',
    BracketRight: ']',
    Backslash: '\\',
    Semicolon: ';',
    Quote: "'",
    Backquote: '`',
    Comma: ',',
    Period: '.',
    Slash: '/',
    NumpadDecimal: 'numdec',
    NumpadAdd: 'numadd',
    NumpadSubtract: 'numsub',
    NumpadMultiply: 'nummult',
    NumpadDivide: 'numdiv',
  }),
);

/** Signs with a name for people, on a Mac as its menus write them. */
const MAC_SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CommandOrControl: '⌘',
    Command: '⌘',
    Control: '⌃',
    Alt: '⌥',
    Shift: '⇧',
    Return: '↩',
    Up: '↑',
    Down: '↓',
    Left: '←',
    Right: '→',
  }),
);
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CommandOrControl: 'Ctrl',
    Control: 'Ctrl',
    Super: 'Super',
    Return: 'Enter',
  }),
);

/**
 * Reads one key press. The main modifier is written CommandOrControl, so that settings carried to another
 * system still fit.
 */
export function acceleratorOf(press: KeyPress, platform: Platform): Recording {
  const modifiers = modifiersOf(press, platform);
  if (MODIFIER_KEYS.has(press.key)) return { kind: 'modifiersOnly', modifiers: modifiers.join('+') };
  const key = keyOf(press);
  if (key === null) return { kind: 'unknownKey' };
  const strong = press.ctrlKey || press.altKey || press.metaKey;
  const accelerator = [...modifiers, key].join('+');
  const sign = typedSign(press, platform);
  if (sign !== null) return { kind: 'typesSign', sign, accelerator: strong ? accelerator : null };
  if (!strong && !standsAlone(key)) return { kind: 'needsModifier' };
  return { kind: 'accelerator', accelerator };
}

/**
 * The accelerator as the system's own menus would show it, such as `Ctrl + Alt + C` or `⌘ ⌥ C`. Empty stays
 * empty.
 */
export function describeAccelerator(accelerator: string, platform: Platform): string {
  const names = platform === 'mac' ? MAC_SIGNS : OTHER_NAMES;
  const parts = accelerator.split('+').filter((part) => part !== '');
  return parts.map((part) => names.get(part) ?? part).join(platform === 'mac' ? ' ' : ' + ');
}

function modifiersOf(press: KeyPress, platform: Platform): readonly string[] {
  const mac = platform === 'mac';
  const main = mac ? press.metaKey : press.ctrlKey;
  const second = mac ? press.ctrlKey : press.metaKey;
  return [
    ...(main ? ['CommandOrControl'] : []),
    ...(second ? [mac ? 'Control' : 'Super'] : []),
    ...(press.altKey ? ['Alt'] : []),
    ...(press.shiftKey ? ['Shift'] : []),
  ];
}

function keyOf({ key, code }: KeyPress): string | null {
  const numpad = /^Numpad(\d)$/.exec(code);
  if (numpad?.[1] !== undefined) return `num${numpad[1]}`;
  if (/^[a-z0-9]$/i.test(key)) return key.toUpperCase();
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(key)) return key;
  const letterOrDigit = /^(?:Key|Digit)([A-Z0-9])$/.exec(code);
  return NAMED_KEYS.get(key) ?? letterOrDigit?.[1] ?? KEYS_BY_CODE.get(code) ?? null;
}

/**
 * The sign that the keys type on this layout, or null. On Windows Ctrl+Alt is AltGr, on macOS Option alone types signs.
 * A letter of another script is what the key types by itself.
 */
function typedSign(
  { key, altKey, ctrlKey, metaKey, altGraph = false }: KeyPress,
  platform: Platform,
): string | null {
  if ([...key].length !== 1 || key === ' ') return null;
  if (altGraph) return key;
  const isLevel3 = platform === 'mac' ? altKey && !ctrlKey && !metaKey : altKey && ctrlKey && !metaKey;
  if (!isLevel3 || /[a-z0-9]/i.test(key)) return null;
  return /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key) ? null : key;
}

/** Whether keys are AltGr and a letter or digit on Windows, whatever the layout in use types with them. */
export const isAltGr = (accelerator: string): boolean =>
  /^CommandOrControl\+Alt\+(?:Shift\+)?[^+]$/.test(accelerator);

/** Function and media keys type nothing, so no program loses a letter when they are taken. */
function standsAlone(key: string): boolean {
  return /^F\d+$/.test(key) || key.startsWith('Media');
}
