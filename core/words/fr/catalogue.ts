/** All that the app says in French, by area. */
import { acts } from './acts.ts';
import { backup } from './backup.ts';
import { controls } from './controls.ts';
import { dialogs } from './dialogs.ts';
import { exporting } from './exporting.ts';
import { firstMinute } from './firstMinute.ts';
import { keeping } from './keeping.ts';
import { library } from './library.ts';
import { overlay } from './overlay.ts';
import { problems } from './problems.ts';
import { retention } from './retention.ts';
import { captionStyle } from './settings/captionStyle.ts';
import { settings } from './settings/settings.ts';
import { settingsCaptions } from './settings/settingsCaptions.ts';
import { settingsCost } from './settings/settingsCost.ts';
import { settingsGeneral } from './settings/settingsGeneral.ts';
import { settingsKey } from './settings/settingsKey.ts';
import { settingsMicrophone } from './settings/settingsMicrophone.ts';
import { settingsShare } from './settings/settingsShare.ts';
import { settingsShortcuts } from './settings/settingsShortcuts.ts';
import { settingsSides } from './settings/settingsSides.ts';
import { settingsSpeech } from './settings/settingsSpeech.ts';
import { wordAlert } from './settings/wordAlert.ts';
import { tray } from './tray.ts';

export const fr = {
  acts,
  backup,
  captionStyle,
  controls,
  dialogs,
  exporting,
  firstMinute,
  library,
  overlay,
  problems: { ...problems, ...keeping },
  retention,
  settings,
  settingsCaptions,
  settingsCost,
  settingsGeneral,
  settingsKey,
  settingsMicrophone,
  settingsShare,
  settingsShortcuts,
  settingsSides,
  settingsSpeech,
  tray,
  wordAlert,
} as const;
