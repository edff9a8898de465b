/** All that the app says in English, by area: a window, or what several of them say. */
import { controls } from './controls.ts';
import { library } from './library.ts';

export const en = { controls, library } as const;
