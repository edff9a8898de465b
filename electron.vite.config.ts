/** How the three bundles are built: everything bundled, nothing fetched at run time but the API. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { notices } from './scripts/notices.ts';

export default defineConfig({
  main: {
    plugins: [notices()],
    build: {
      externalizeDeps: false,
      rollupOptions: { input: 'main/index.ts', external: ['electron'] },
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
        input: { overlay: 'renderer/overlay/index.html', settings: 'renderer/settings/index.html' },
      },
    },
  },
});
