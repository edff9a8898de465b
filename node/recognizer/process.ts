/**
 * The utility process that recognises speech: main sends it ports, and each is one page's stream. It loads the model
 * at the first message, shares it between streams, and ends itself when nobody needs it.
 */
import { type ServedModel, serve } from '../../core/hearing/serve.ts';
import { loadServedModel } from './model.ts';

/**
 * After so long without an open port it ends. Ending is what gives the memory back: after a release of the models
 * the process still holds most of it. Ten minutes outlast a pause between two talks; loading takes a second.
 */
const IDLE_MS = 10 * 60_000;

/** Electron's MessagePortMain, as far as it is used here. */
interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** Electron's ParentPort. Every message asks for the model; its ports are to be served. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly ports: readonly Port[] }) => void): unknown;
}

/** Main gives the folder of models as the last argument. */
const assets = process.argv.at(-1) ?? '';
const { parentPort } = process as unknown as { readonly parentPort: ParentPort };

const open = new Set<Port>();
let model: Promise<ServedModel> | null = null;
let idle: NodeJS.Timeout | undefined;

function rest(): void {
  clearTimeout(idle);
  if (open.size === 0) idle = setTimeout(() => process.exit(0), IDLE_MS);
}

/** A model that could not be loaded is tried again at the next message: it may have been fetched meanwhile. */
function load(): Promise<ServedModel> {
  model ??= loadServedModel(assets, 'moonshine-base').then(
    (loaded) => {
      if (!loaded.ok) model = null;
      return loaded;
    },
    (error: unknown) => {
      model = null;
      throw error;
    },
  );
  return model;
}

function servePort(port: Port, loading: Promise<ServedModel>): void {
  open.add(port);
  const served = serve({
    tell: (message) => port.postMessage(message),
    model: loading,
    onClosed: () => {
      open.delete(port);
      port.close();
      rest();
    },
  });
  port.on('message', ({ data }) => served.receive(data));
  port.on('close', served.close);
  port.start();
}

parentPort.on('message', ({ ports }) => {
  const loading = load();
  // Where no port waits for it, the next port is told.
  loading.catch(() => undefined);
  for (const port of ports) servePort(port, loading);
  rest();
});
rest();
