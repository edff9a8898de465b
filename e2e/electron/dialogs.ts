/** Electron's dialog: questions wait until the test answers, as they would wait for a person. */
import type Electron from 'electron';
import { strict } from './strict.ts';

export type DialogAnswers = {
  /** The path the person chose, or null for cancel. */
  readonly save: string | null;
  readonly open: readonly string[] | null;
  /** The index of the button pressed. */
  readonly message: number;
};
export type DialogKind = keyof DialogAnswers;
type Answer = DialogAnswers[DialogKind];

/** A dialog as a test sees it: what was asked, in Electron's own option names. */
export type DialogPicture = { readonly kind: DialogKind | 'error'; readonly options: object };

const shown: DialogPicture[] = [];
const prepared: { kind: DialogKind; answer: Answer }[] = [];
const waiting: { kind: DialogKind; resolve: (answer: Answer) => void }[] = [];

function ask(kind: DialogKind, args: readonly unknown[]): Promise<Answer> {
  shown.push({ kind, options: plain(args.at(-1)) });
  const index = prepared.findIndex((entry) => entry.kind === kind);
  const [ready] = index < 0 ? [] : prepared.splice(index, 1);
  if (ready !== undefined) return Promise.resolve(ready.answer);
  return new Promise((resolve) => {
    waiting.push({ kind, resolve });
  });
}

/** Answers the oldest dialog of this kind, or the next one when none is open. */
export function answerDialog<Kind extends DialogKind>(kind: Kind, answer: DialogAnswers[Kind]): void {
  const index = waiting.findIndex((entry) => entry.kind === kind);
  const [open] = index < 0 ? [] : waiting.splice(index, 1);
  if (open === undefined) prepared.push({ kind, answer });
  else open.resolve(answer);
}

/** Every dialog shown so far, oldest first. */
export function shownDialogs(): readonly DialogPicture[] {
  return shown;
}

/** Electron's `dialog`. The windows dialogs hang from do not matter here. */
export const dialog = strict('dialog', {
  showSaveDialog: async (...args: readonly unknown[]) => {
    const path = (await ask('save', args)) as DialogAnswers['save'];
    return { canceled: path === null, filePath: path ?? '' };
  },
  showOpenDialog: async (...args: readonly unknown[]) => {
    const paths = (await ask('open', args)) as DialogAnswers['open'];
    return { canceled: paths === null, filePaths: [...(paths ?? [])] };
  },
  showMessageBox: async (...args: readonly unknown[]) => {
    const response = (await ask('message', args)) as DialogAnswers['message'];
    return { response, checkboxChecked: false };
  },
  showErrorBox: (title: string, content: string) => {
    shown.push({ kind: 'error', options: { title, content } });
  },
} satisfies Pick<Electron.Dialog, 'showSaveDialog' | 'showOpenDialog' | 'showMessageBox' | 'showErrorBox'>);

/** Dialog options may hold images and functions, which cannot travel to the test. */
function plain(value: unknown): object {
  return JSON.parse(JSON.stringify(value ?? {}));
}
