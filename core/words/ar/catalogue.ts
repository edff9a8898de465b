/** All that the app says in Arabic, by area; of an area that is missing English is shown. */
import { dialogs } from './dialogs.ts';
import { keeping } from './keeping.ts';
import { problems } from './problems.ts';
import { tray } from './tray.ts';

export const ar = { dialogs, problems: { ...problems, ...keeping }, tray } as const;
