/** How the command line is bundled for the packaged app: one folder that any Node of the right age runs. */
import { defineConfig } from 'vite';
import { notices } from './scripts/notices.ts';

/** As deep as the folder that electron-builder.yml copies it to: assets and packages lie two folders above. */
const OUT = 'out/cli';

export default defineConfig({
  plugins: [notices(OUT)],
  // Their library is native: it lies beside the packaged app.
  ssr: { noExternal: true, external: ['onnxruntime-node'] },
  build: {
    ssr: 'cli/index.ts',
    outDir: OUT,
    target: 'node24',
    rolldownOptions: {
      output: { entryFileNames: 'surtitle.mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
