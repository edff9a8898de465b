/** All that the app says in Arabic, by area. */
import { captionStyle } from './captionStyle.ts';
import { controls } from './controls.ts';
import { dialogs } from './dialogs.ts';
import { exporting } from './exporting.ts';
import { firstMinute } from './firstMinute.ts';
import { keeping } from './keeping.ts';
import { library } from './library.ts';
import { overlay } from './overlay.ts';
import { problems } from './problems.ts';
import { settings } from './settings.ts';
import { settingsGeneral } from './settingsGeneral.ts';
import { settingsKey } from './settingsKey.ts';
import { tray } from './tray.ts';

export const ar = {
  captionStyle,
  controls,
  dialogs,
  exporting,
  firstMinute,
  library,
  overlay,
  problems: { ...problems, ...keeping },
  settings,
  settingsGeneral,
  settingsKey,
  tray,
} as const;
