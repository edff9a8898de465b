/** All that the app says in Japanese, by area; of an area that is missing English is shown. */
import { dialogs } from './dialogs.ts';
import { keeping } from './keeping.ts';
import { problems } from './problems.ts';
import { tray } from './tray.ts';

export const ja = { dialogs, problems: { ...problems, ...keeping }, tray } as const;
