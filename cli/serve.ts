/** `surtitle serve`: reads what the server is told, runs it until a signal, says where people find it. Serves nothing itself. */
import { once } from 'node:events';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { dataFolder } from '../node/command/dataFolder.ts';
import { CannotStart } from '../server/cannotStart.ts';
import { readConfig } from '../server/config/config.ts';
import { ASSETS, PAGES, RECORDING } from '../server/config/folders.ts';
import { takeSecrets } from '../server/config/secrets.ts';
import { type Server, startServer } from '../server/index.ts';
import { qrText, type RoomLinks } from '../server/links.ts';
import { done, type Ended, failed, isTerminal, misused, note, styled, write } from './frame.ts';

/** @param flags as commander gives them, by the keys of server/config/options.ts. */
export async function serve(flags: Readonly<Record<string, unknown>>): Promise<Ended> {
  const read = readConfig({ flags, env: process.env, folder: process.cwd() });
  if (!read.ok) return misused(read.reason);
  const config = read.value;
  const data = resolve(
    config.data ??
      join(dataFolder({ platform: process.platform, env: process.env, home: homedir() }), 'server'),
  );
  const secrets = takeSecrets({ env: process.env, dataFolder: data, newLinks: config.newLinks });
  if (!secrets.ok) return misused(secrets.reason);
  const folders = { data, pages: PAGES, assets: ASSETS };
  try {
    const server = await startServer({
      config,
      secrets: secrets.value,
      folders,
      recording: RECORDING,
      logTo: process.stderr,
    });
    for (const links of server.links) write(wordsOf(links));
    await untilStopped(server);
    return done;
  } catch (error) {
    if (error instanceof CannotStart) return failed(`${error.message}.`);
    throw error;
  }
}

async function untilStopped(server: Server): Promise<void> {
  await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
  note('stopping: what is open is settled and stored.');
  await server.close();
}

function wordsOf({ room, captions, microphone, overlay }: RoomLinks): string {
  const best = captions[0] ?? '';
  const lines = [
    styled('bold', `Room ${room}`),
    ...captions.map((link) => `  captions    ${link}`),
    ...microphone.slice(0, 1).map((link) => `  microphone  ${link}`),
    ...(overlay === null ? [] : [`  overlay     ${overlay}`]),
  ];
  const picture = isTerminal() ? `${qrText(best)}\n` : '';
  return `${lines.join('\n')}\n${picture}`;
}
