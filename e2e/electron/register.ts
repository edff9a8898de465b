/** Loaded before main with `node --import`: makes `electron` resolve to the stand-in. */
import { registerHooks } from 'node:module';
import { electron } from './main/electron.ts';

const ADDRESS = 'surtitle-stand-in:electron';
const KEY = 'surtitle.stand-in.electron';

Reflect.set(globalThis, Symbol.for(KEY), electron);

/**
 * The module as main imports it: each part by name, and all of them as the default, as Electron's own gives
 * them.
 */
const source = `const electron = globalThis[Symbol.for('${KEY}')];
export default electron;
export const { ${Object.keys(electron).join(', ')} } = electron;`;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: ADDRESS, format: 'module', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === ADDRESS ? { format: 'module', source, shortCircuit: true } : next(url, context),
});
