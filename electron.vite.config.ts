/** How the bundles are built: everything bundled but what is native, nothing fetched at run time but the API. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { notices } from './scripts/notices.ts';

export default defineConfig({
  main: {
    plugins: [notices()],
    build: {
      externalizeDeps: false,
      rollupOptions: {
        // Beside main's own the entries of the processes that recognise speech, take down files, share captions.
        input: {
          index: 'main/index.ts',
          recognizer: 'node/recognizer/process.ts',
          transcriber: 'cli/transcribe/process.ts',
          sharing: 'server/sharingProcess.ts',
        },
        // Their library is native: it lies beside the packaged app.
        external: ['electron', 'onnxruntime-node'],
      },
    },
  },
  preload: {
    plugins: [notices()],
    build: {
      externalizeDeps: false,
      // A sandboxed preload must be CommonJS: Electron loads it with a `require` of its own.
      rollupOptions: {
        input: 'preload/index.ts',
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'index.cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), notices()],
    worker: { format: 'es', plugins: () => [notices()] },
    build: {
      target: 'chrome150',
      minify: true,
      assetsInlineLimit: 0,
      rollupOptions: {
        input: {
          overlay: 'renderer/overlay/index.html',
          settings: 'renderer/settings/index.html',
          library: 'renderer/library/index.html',
        },
      },
    },
  },
});
