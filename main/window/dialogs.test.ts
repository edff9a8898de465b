/** Checks that a question stands in front of the window in use, or brings the program forward where there is none. */
import { expect, test } from '@playwright/test';
import type { BrowserWindow } from 'electron';
import { createDialogs, type DialogsNeeds } from './dialogs.ts';

const settings = {} as BrowserWindow;

async function ask(platform: NodeJS.Platform, window: BrowserWindow | null) {
  const done: string[] = [];
  const note =
    (name: string, answer: object) =>
    async (...given: readonly unknown[]) => {
      done.push(`${name} ${given.length === 2 && given[0] === settings ? 'of settings' : 'of nobody'}`);
      return answer;
    };
  const dialogs = createDialogs({
    dialog: {
      showOpenDialog: note('open', { canceled: true, filePaths: [] }),
      showSaveDialog: note('save', { canceled: true, filePath: '' }),
      showMessageBox: note('question', { response: 0, checkboxChecked: false }),
    } as unknown as DialogsNeeds['dialog'],
    app: { focus: () => done.push('forward') },
    platform,
    front: () => window,
  });
  await dialogs.showOpenDialog({});
  await dialogs.showSaveDialog({});
  await dialogs.showMessageBox({ message: 'Sure?' });
  return done;
}

test('a dialog belongs to the window in use', async () => {
  expect(await ask('darwin', settings)).toEqual([
    'open of settings',
    'save of settings',
    'question of settings',
  ]);
});

test('without one the program comes forward first on macOS; elsewhere that would focus the overlay', async () => {
  expect(await ask('darwin', null)).toEqual([
    'forward',
    'open of nobody',
    'forward',
    'save of nobody',
    'forward',
    'question of nobody',
  ]);
  expect(await ask('win32', null)).toEqual(['open of nobody', 'save of nobody', 'question of nobody']);
});
