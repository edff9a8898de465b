/** `surtitle doctor`: what captions need, what of it is here, what to do about the rest. It changes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { done, type Ended, failed, styled, write } from '../frame.ts';
import { type DataFlag, dataFolderOf } from '../stored.ts';
import { type Finding, here, type Status } from './finding.ts';
import { findKey, findModels, findTranscripts, findUnfinished } from './kept.ts';
import { findMicrophone } from './microphone.ts';
import { findChromium, findElectron, findFfmpeg, findNode } from './programs.ts';

/** The checkout, or the installed app's resources: there everything that the app needs is in its archive. */
const ROOT = join(import.meta.dirname, '../..');
const isInstalled = existsSync(join(ROOT, 'app.asar'));
const REMEDY = isInstalled ? 'Install Surtitle again.' : 'Run npm run setup.';

const MARKS = {
  here: ['ok', 'green'],
  missing: ['--', 'red'],
  unknown: ['?', 'yellow'],
} as const satisfies Record<Status, readonly [string, string]>;

/** Ends with 0 when captions can run here, whether or not a microphone is seen. */
export async function examine(flags: DataFlag & { readonly json?: true }): Promise<Ended> {
  const { env, platform } = process;
  const folder = dataFolderOf(flags);
  const node = findNode();
  const hosts = isInstalled
    ? [here('Surtitle', join(ROOT, 'app.asar'))]
    : [findElectron(ROOT, env), findChromium(ROOT, env)];
  const models = await findModels(ROOT);
  const key = findKey(folder, env);
  const findings = [
    ...[node, ...hosts, ...models, key, findMicrophone(platform, env)],
    ...[findTranscripts(folder), findUnfinished(folder), findFfmpeg()],
  ];
  write(flags.json ? findings.map((finding) => `${JSON.stringify(finding)}\n`).join('') : tableOf(findings));
  const isHere = ({ status }: Finding) => status === 'here';
  if (!isHere(node)) return failed(`captions cannot run: Node is too old. ${REMEDY}`);
  if (!hosts.some(isHere))
    return failed(`captions cannot run: there is neither Electron nor a Chromium. ${REMEDY}`);
  if (![...models, key].some(isHere))
    return failed(`captions cannot run: there is neither a speech model nor an API key. ${REMEDY}`);
  return done;
}

function tableOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length));
  return findings
    .map(({ name, status, detail, remedy }) => {
      const [mark, colour] = MARKS[status];
      const what = remedy === null ? '' : ` — ${remedy}`;
      return `${styled(colour, mark.padEnd(2))}  ${name.padEnd(width)}  ${detail}${what}\n`;
    })
    .join('');
}
