/**
 * Loaded before the app by tests only, into real Electron (`-r`) and into its stand-in (`--import`): keeps
 * what the tray, shortcuts and dialogs hold where tests can press it. It must change nothing the app can
 * notice but the answers to dialogs.
 */
const { appendFileSync } = require('node:fs');
const {
  app,
  BrowserWindow,
  dialog,
  globalShortcut,
  ipcMain,
  Notification,
  powerMonitor,
  screen,
  Tray,
} = require('electron');

const shortcuts = new Map();
const answers = [];
const questions = [];
let menu = null;

function wrap(target, name, around) {
  const original = target[name];
  target[name] = function wrapped(...args) {
    return around(() => original.apply(this, args), args, this);
  };
}

wrap(Tray.prototype, 'setContextMenu', (proceed, [shown]) => {
  menu = shown;
  return proceed();
});
wrap(globalShortcut, 'register', (proceed, [accelerator, callback]) => {
  const held = proceed();
  if (held) shortcuts.set(accelerator, callback);
  return held;
});
wrap(globalShortcut, 'unregister', (proceed, [accelerator]) => {
  shortcuts.delete(accelerator);
  return proceed();
});

const notifications = [];
wrap(Notification.prototype, 'show', (proceed, _args, notification) => {
  notifications.push(notification);
  return proceed();
});

const answer = async () =>
  answers.length > 0 ? answers.shift() : await new Promise((resolve) => questions.push(resolve));

dialog.showSaveDialog = async () => {
  const path = await answer();
  return { canceled: path === null, filePath: path ?? '' };
};
dialog.showOpenDialog = async () => {
  const path = await answer();
  return { canceled: path === null, filePaths: path === null ? [] : [path] };
};

/** What was asked, and which button is pressed next; a question that no test expects is refused. */
const asked = [];
const presses = [];
dialog.showMessageBox = async (...given) => {
  const { message, buttons, cancelId } = given.at(-1);
  asked.push(message);
  const press = presses.shift();
  return { response: press === undefined ? cancelId : buttons.indexOf(press), checkboxChecked: false };
};

/** What pages and main say to each other, a JSON line each; e2e/app/ipcLog.ts reads it. */
function logIpc(file) {
  const write = (message) => appendFileSync(file, `${JSON.stringify(message)}\n`);
  let lastId = 0;
  wrap(ipcMain, 'handle', (_proceed, [channel, listener], instance) =>
    handle.call(instance, channel, async (event, ...args) => {
      const at = { page: event.senderFrame?.url ?? '', id: ++lastId };
      write({ kind: 'call', ...at, body: args });
      try {
        const body = await listener(event, ...args);
        write({ kind: 'answer', ...at, body });
        return body;
      } catch (error) {
        write({ kind: 'answer', ...at, body: String(error) });
        throw error;
      }
    }),
  );
  app.on('web-contents-created', (_event, contents) =>
    wrap(contents, 'send', (proceed, [, ...body]) => {
      write({ kind: 'push', page: contents.getURL(), body });
      return proceed();
    }),
  );
}

const { handle } = ipcMain;
if (process.env.SURTITLE_IPC_LOG !== undefined) logIpc(process.env.SURTITLE_IPC_LOG);

const trueNow = Date.now;

function windowOf(page) {
  return BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().includes(`/${page}/`));
}

function contentsOf(page) {
  return windowOf(page)?.webContents;
}

const tests = {
  clickTray: (label) => {
    const items = menu?.items.flatMap((item) => [item, ...(item.submenu?.items ?? [])]) ?? [];
    const labels = items.map((item) => `“${item.label}”`);
    const item = items.find((candidate) => candidate.label === label);
    if (!item) throw new Error(`The tray’s menu has no “${label}”; it has ${labels.join(', ')}.`);
    if (!item.enabled) throw new Error(`The menu item “${label}” cannot be clicked.`);
    item.click();
  },
  trayLabels: () => menu?.items.map(({ label }) => label) ?? [],
  heldShortcuts: () => [...shortcuts.keys()],
  pressShortcut: (accelerator) => {
    const press = shortcuts.get(accelerator);
    if (!press)
      throw new Error(`The app holds no shortcut ${accelerator}; it holds ${tests.heldShortcuts()}.`);
    press();
  },
  notifications: () => notifications.map(({ title, body }) => ({ title, body })),
  clickNotification: () => void notifications.at(-1)?.emit('click', {}),
  answerDialog: (path) => {
    if (questions.length > 0) questions.shift()(path);
    else answers.push(path);
  },
  pressInQuestion: (button) => void presses.push(button),
  askedQuestions: () => asked,
  power: (event) => void powerMonitor.emit(event),
  // Windows tells each window, not the app.
  endSession: (event) => void windowOf('overlay').emit(event, { preventDefault: () => undefined }),
  loseDisplay: () => void screen.emit('display-removed', {}, screen.getPrimaryDisplay()),
  loseGpu: () => void app.emit('child-process-gone', {}, { type: 'GPU', reason: 'killed', exitCode: 9 }),
  setClock: (aheadMs) => {
    Date.now = () => trueNow() + aheadMs;
  },
  isWell: (page) => contentsOf(page)?.isCrashed() === false,
  crash: (page) => {
    const contents = contentsOf(page);
    const gone = new Promise((resolve) => contents.once('render-process-gone', () => resolve()));
    contents.forcefullyCrashRenderer();
    return gone;
  },
  quit: () => void setImmediate(() => app.quit()),
};
globalThis.surtitleTests = tests;

/** The stand-in is a Node process with a line to the test that started it, and ends with that. */
if (process.send !== undefined) {
  process.on('message', async ({ id, name, argument }) => {
    try {
      process.send({ id, result: await tests[name](argument) });
    } catch (error) {
      process.send({ id, error: error.message });
    }
  });
  process.once('disconnect', () => process.exit(0));
  // The line alone must not keep a quitting app alive.
  process.channel.unref();
}
