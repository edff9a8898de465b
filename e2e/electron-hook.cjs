/**
 * Loaded into real Electron before the app (`-r`), by tests only: keeps what the tray, shortcuts and dialogs hold where tests can read
 * and press it. It must change nothing the app can notice but the answers to dialogs.
 */
const { appendFileSync } = require('node:fs');
const { app, dialog, globalShortcut, ipcMain, shell, Tray } = require('electron');

const shortcuts = new Map();
const shown = [];
const prepared = [];
const waiting = [];
const opened = [];
let tray = null;

function wrap(target, name, around) {
  const original = target[name];
  target[name] = function wrapped(...args) {
    return around(() => original.apply(this, args), this, args);
  };
}

for (const [name, field] of [
  ['setContextMenu', 'menu'],
  ['setToolTip', 'tooltip'],
  ['setTitle', 'title'],
]) {
  wrap(Tray.prototype, name, (proceed, instance, [value]) => {
    tray = tray?.instance === instance ? tray : { instance, menu: null, tooltip: '', title: '' };
    tray[field] = value;
    return proceed();
  });
}

wrap(globalShortcut, 'register', (proceed, _self, [accelerator, callback]) => {
  const held = proceed();
  if (held) shortcuts.set(accelerator, callback);
  return held;
});
wrap(globalShortcut, 'unregister', (proceed, _self, [accelerator]) => {
  shortcuts.delete(accelerator);
  return proceed();
});
wrap(globalShortcut, 'unregisterAll', (proceed) => {
  shortcuts.clear();
  return proceed();
});

function ask(kind, args) {
  shown.push({ kind, options: JSON.parse(JSON.stringify(args.at(-1) ?? {})) });
  const index = prepared.findIndex((entry) => entry.kind === kind);
  if (index >= 0) return Promise.resolve(prepared.splice(index, 1)[0].answer);
  return new Promise((resolve) => waiting.push({ kind, resolve }));
}

dialog.showSaveDialog = async (...args) => {
  const path = await ask('save', args);
  return { canceled: path === null, filePath: path ?? '' };
};
dialog.showOpenDialog = async (...args) => {
  const paths = await ask('open', args);
  return { canceled: paths === null, filePaths: paths ?? [] };
};
dialog.showMessageBox = async (...args) => ({ response: await ask('message', args), checkboxChecked: false });
shell.openExternal = async (url) => {
  opened.push(url);
};

function itemPicture(item) {
  const { label, type, enabled, visible, checked } = item;
  const accelerator = item.accelerator ?? null;
  return {
    label,
    type,
    enabled,
    visible,
    checked,
    accelerator,
    submenu: item.submenu?.items.map(itemPicture) ?? [],
  };
}

function findItem(menu, [label, ...rest]) {
  const item = menu?.items.find((candidate) => candidate.label === label);
  if (item === undefined) throw new Error(`The menu has no “${label}”.`);
  return rest.length === 0 ? item : findItem(item.submenu, rest);
}

/** The same lines as e2e/electron/ipc-log.ts, for tests that name a file. */
function logIpc(file) {
  const write = (message) => appendFileSync(file, `${JSON.stringify(message)}\n`);
  let lastId = 0;
  wrap(ipcMain, 'handle', (_proceed, instance, [channel, listener]) =>
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
    wrap(contents, 'send', (proceed, _self, [, ...body]) => {
      write({ kind: 'push', page: contents.getURL(), body });
      return proceed();
    }),
  );
}

const { handle } = ipcMain;
if (process.env.SURTITLE_IPC_LOG !== undefined) logIpc(process.env.SURTITLE_IPC_LOG);

globalThis.surtitleTests = {
  tray: () =>
    tray && {
      image: { source: null, empty: false, template: process.platform === 'darwin' },
      tooltip: tray.tooltip,
      title: tray.title,
      menu: tray.menu?.items.map(itemPicture) ?? [],
    },
  clickTray: (labels) => findItem(tray?.menu, labels).click(),
  shortcuts: () => [...shortcuts.keys()],
  pressShortcut: (accelerator) => shortcuts.get(accelerator)(),
  dialogs: () => shown,
  answerDialog: ({ kind, answer }) => {
    const index = waiting.findIndex((entry) => entry.kind === kind);
    if (index < 0) prepared.push({ kind, answer });
    else waiting.splice(index, 1)[0].resolve(answer);
  },
  openedOutside: () => opened,
  quit: () => setImmediate(() => app.quit()),
};
