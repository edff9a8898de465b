/**
 * The utility process that recognises speech: main sends it ports, and each is one page's stream. It loads the model
 * at the first message, shares it between streams, and ends itself when nobody needs it.
 */
import { serve } from '../../core/hearing/serving/serve.ts';
import { createLoader } from './model.ts';

/**
 * After so long without an open port it ends. Only that gives the memory back: after a release of the models the process
 * still held 297 of 355 MB. Ten minutes outlast a pause between two talks; loading takes a second.
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

/** Serves the ports that main sends. @param assets the folder with the models and their manifest. */
function run(parentPort: ParentPort, assets: string): void {
  const open = new Set<Port>();
  const load = createLoader(assets);
  let idle: NodeJS.Timeout | undefined;

  const rest = (): void => {
    clearTimeout(idle);
    if (open.size === 0) idle = setTimeout(() => process.exit(0), IDLE_MS);
  };
  const servePort = (port: Port): void => {
    open.add(port);
    const served = serve({
      tell: (message) => port.postMessage(message),
      model: load(),
      onClosed: () => {
        open.delete(port);
        port.close();
        rest();
      },
    });
    port.on('message', ({ data }) => served.receive(data));
    port.on('close', served.close);
    port.start();
  };

  parentPort.on('message', ({ ports }) => {
    load();
    for (const port of ports) servePort(port);
    rest();
  });
  rest();
}

// Electron gives arguments of its own before those of main.
run((process as unknown as { readonly parentPort: ParentPort }).parentPort, process.argv.at(-1) ?? '');
