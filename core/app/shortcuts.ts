/** The shortcuts that come with the app, by system. Registers none. */

import * as z from 'zod';

/** Accelerators as Electron writes them; an empty string means none. */
const accelerator = z.string().max(60);

export const shortcutFields = {
  toggleCaptions: accelerator,
  toggleOverlay: accelerator,
  toggleMute: accelerator,
  lookBack: accelerator,
};

export type ShortcutChoice = Readonly<z.infer<z.ZodObject<typeof shortcutFields>>>;

/**
 * Ctrl+Alt is AltGr on Windows, and a global shortcut takes its keys from every program: Ctrl+Alt+C would take the ć of
 * Polish, Ctrl+Alt+O its ó. Function keys type nothing on any layout. On Linux AltGr is a key of its own (ISO level 3),
 * there Ctrl+Alt with a function key would leave the desktop for a console; on macOS ⌘⌥ types nothing, and ⌘⌥M minimises all
 * windows, so that muting has ⇧ as well.
 */
export const defaultShortcuts = (isWindows: boolean): ShortcutChoice =>
  isWindows
    ? {
        toggleCaptions: 'CommandOrControl+Alt+F10',
        toggleOverlay: 'CommandOrControl+Alt+F11',
        toggleMute: 'CommandOrControl+Alt+F9',
        lookBack: 'CommandOrControl+Alt+F8',
      }
    : {
        toggleCaptions: 'CommandOrControl+Alt+C',
        toggleOverlay: 'CommandOrControl+Alt+O',
        toggleMute: 'CommandOrControl+Alt+Shift+M',
        lookBack: 'CommandOrControl+Alt+B',
      };
