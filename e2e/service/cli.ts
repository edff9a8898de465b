/**
 * `npm run realtime -- --port N`: the local Realtime server by itself, until it is interrupted. It writes what it hears;
 * with `--audio f.wav --words f.json` the words of that talk and no others.
 */

import { fileURLToPath } from 'node:url';
import { loadRecognizer } from '../../node/recognizer/recognizer.ts';
import { readCommand, refuse } from '../commandLine.ts';
import { readTalk, type Talk } from '../speech/talk.ts';
import { startRealtimeServer } from './server.ts';

const { values: options } = readCommand({
  name: 'run realtime',
  about: 'Runs a Realtime server on this machine, for any client, until Ctrl+C.',
  options: {
    port: { type: 'string', default: '0', value: 'N', about: 'where it listens; 0 takes a free one' },
    audio: {
      type: 'string',
      value: 'FILE.wav',
      about: 'a talk that it knows, with --words; else it writes what it hears',
    },
    words: { type: 'string', value: 'FILE.json', about: 'its words and their times' },
    key: { type: 'string', default: 'sk-local', value: 'KEY', about: 'the one key that it accepts' },
    'latency-ms': { type: 'string', default: '600', value: 'N', about: 'how far text follows a known talk' },
    sip: { type: 'boolean', about: 'telephones can call, by SIP over UDP' },
    'session-seconds': { type: 'string', default: '3600', value: 'N', about: 'how long a session may last' },
  },
});

async function readGivenTalk(audio: string | undefined, words: string | undefined): Promise<Talk | null> {
  if (audio === undefined && words === undefined) return null;
  if (audio === undefined || words === undefined) return refuse('Give both --audio and --words, or neither.');
  const talk = await readTalk(audio, words);
  return talk.ok ? talk.value : refuse(talk.reason);
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= least
    ? value
    : refuse(`--${name} must be a whole number from ${least}.`);
}

function whatItWrites(): string {
  if (talk !== null) return `It writes those of the talk’s ${talk.words.length} words whose sound arrives.`;
  if (loaded?.ok === false) return `It hears nothing. ${loaded.reason}`;
  return 'It writes the English that it hears.';
}

const talk = await readGivenTalk(options.audio, options.words);
const loaded =
  talk === null
    ? await loadRecognizer(fileURLToPath(new URL('../../assets', import.meta.url)), 'moonshine-base')
    : null;
const recognizer = loaded?.ok ? loaded.value : null;
const server = await startRealtimeServer({
  recognizer,
  port: whole('port', options.port, 0),
  talk,
  apiKey: options.key,
  latencyMs: whole('latency-ms', options['latency-ms'], 0),
  sip: options.sip === true,
  sessionSeconds: whole('session-seconds', options['session-seconds'], 1),
}).catch((error: unknown) => refuse(error instanceof Error ? error.message : String(error)));

console.log(`${server.baseUrl}

A Realtime server on this machine. ${whatItWrites()}
  key                 ${options.key}
  the official SDK    OPENAI_BASE_URL=${server.baseUrl} OPENAI_API_KEY=${options.key}
  Surtitle            the base URL above and the key, in Settings
  faults              POST ${server.baseUrl.replace('/v1', '/control')}  {"type":"drop"}, see e2e/service/command.ts
  what it saw         GET  ${server.baseUrl.replace('/v1', '/journal')}
  what it would bill  GET  ${server.baseUrl.replace('/v1', '/bill')}
${server.sipPort === null ? '' : `  telephones          sip:anything@127.0.0.1:${server.sipPort}, UDP; webhooks go where a command says\n`}Press Ctrl+C to stop.`);

process.once('SIGINT', () => void server.close());
process.once('SIGTERM', () => void server.close());
