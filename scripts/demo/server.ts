/**
 * `npm run demo:server`: the server's three programs at once, without a key: a browser's microphone, a phone call and a file
 * become captions; prints each line as readers get it, leaves the subtitles.
 */
import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { readCommand, refuse } from '../../e2e/commandLine.ts';
import { runThreePrograms } from '../../e2e/server/threePrograms.ts';
import { buildPages } from '../build.ts';
import { ROOT } from '../root.ts';
import { readyFolder } from './outFolder.ts';

const { values } = readCommand({
  name: 'run demo:server',
  about:
    'Captions a browser’s microphone, a phone call and a file by one server, and leaves their subtitles.',
  options: { out: { type: 'string', default: 'demo-out', value: 'DIR', about: 'where the files go' } },
});
const out = await readyFolder(values.out);
if (!out.ok) refuse(out.reason);
else {
  await buildPages();
  console.log(
    'The service is a server on this machine; Chromium and the command line are real. About 40 s.\n',
  );
  const { came } = await runThreePrograms((program, line) => console.log(`${program.padEnd(12)}${line}`));
  console.log('');
  for (const [program, { errors, words, srt }] of Object.entries(came)) {
    const path = join(out.value, `${program}.srt`);
    await writeFile(path, srt);
    console.log(`${program.padEnd(12)}${words} words, ${errors} wrong; ${relative(ROOT, path)}`);
  }
  const isGood = Object.values(came).every(({ errors, srt }) => errors === 0 && srt !== '');
  process.exit(isGood ? 0 : 1);
}
