/** How the server's pages are built: nothing inline, nothing from elsewhere, each file also packed as browsers take it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { notices } from './scripts/notices.ts';

const ROOT = 'server/browser';
/** The detector's runtime: at its best quality Brotli takes a minute for a tenth less. */
const LARGE_BYTES = 1_000_000;
const QUICK = 6;
const OUT = join(import.meta.dirname, 'out/server');

export default defineConfig({
  root: ROOT,
  base: '/pages/',
  plugins: [notices('out/server', ROOT), packed()],
  worker: { format: 'es', plugins: () => [notices('out/server', ROOT)] },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    // Streaming programs show pages in browsers that are some versions behind, phones too.
    target: ['chrome115', 'safari17', 'firefox120'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { captions: 'server/browser/captions.html', microphone: 'server/browser/microphone.html' },
    },
  },
});

/** Beside each file that gets smaller by it: `.br` and `.gz`. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    closeBundle: () => {
      for (const { parentPath, name } of readdirSync(OUT, { recursive: true, withFileTypes: true })) {
        if (!/\.(?:html|js|css|mjs|wasm|txt)$/.test(name)) continue;
        const path = join(parentPath, name);
        const bytes = readFileSync(path);
        const quality = bytes.length > LARGE_BYTES ? QUICK : constants.BROTLI_MAX_QUALITY;
        const params = { [constants.BROTLI_PARAM_QUALITY]: quality };
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
        writeFileSync(`${path}.gz`, gzipSync(bytes));
      }
    },
  };
}
