/** All that the app says in English, by area: a window, or what several of them say. */
import { controls } from './controls.ts';
import { firstMinute } from './firstMinute.ts';
import { library } from './library.ts';
import { settings } from './settings.ts';
import { settingsKey } from './settingsKey.ts';

export const en = { controls, firstMinute, library, settings, settingsKey } as const;
