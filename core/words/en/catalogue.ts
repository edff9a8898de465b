/** All that the app says in English, by area: a window, or what several of them say. */
import { controls } from './controls.ts';
import { dialogs } from './dialogs.ts';
import { exporting } from './exporting.ts';
import { firstMinute } from './firstMinute.ts';
import { keeping } from './keeping.ts';
import { library } from './library.ts';
import { problems } from './problems.ts';
import { settings } from './settings.ts';
import { settingsKey } from './settingsKey.ts';
import { tray } from './tray.ts';

export const en = {
  controls,
  dialogs,
  exporting,
  firstMinute,
  library,
  problems: { ...problems, ...keeping },
  settings,
  settingsKey,
  tray,
} as const;
