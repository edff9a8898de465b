/** The system's own questions, brought in front of what a person looks at. Words none of them. */
import type {
  App,
  BrowserWindow,
  Dialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron';

export interface DialogsNeeds {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'>;
  readonly app: Pick<App, 'focus'>;
  readonly platform: NodeJS.Platform;
  /** The window that a dialog is to stand in front of, or null. */
  readonly front: () => BrowserWindow | null;
}

export interface Dialogs {
  readonly showOpenDialog: (options: OpenDialogOptions) => Promise<OpenDialogReturnValue>;
  readonly showSaveDialog: (options: SaveDialogOptions) => Promise<SaveDialogReturnValue>;
  readonly showMessageBox: (options: MessageBoxOptions) => Promise<MessageBoxReturnValue>;
}

/** A dialog of no window may open behind the others: on macOS the program is brought forward first. */
export function createDialogs({ dialog, app, platform, front }: DialogsNeeds): Dialogs {
  const bringForward = () => {
    if (platform === 'darwin') app.focus({ steal: true });
  };
  return {
    showOpenDialog: (options) => {
      const window = front();
      if (window !== null) return dialog.showOpenDialog(window, options);
      bringForward();
      return dialog.showOpenDialog(options);
    },
    showSaveDialog: (options) => {
      const window = front();
      if (window !== null) return dialog.showSaveDialog(window, options);
      bringForward();
      return dialog.showSaveDialog(options);
    },
    showMessageBox: (options) => {
      const window = front();
      if (window !== null) return dialog.showMessageBox(window, options);
      bringForward();
      return dialog.showMessageBox(options);
    },
  };
}
