/** Every option of the server with its words: the same list makes the flags, the names in the environment, and those in the file. */

export interface ServerOption {
  /** Its name in the file; the flag is this with dashes, in the environment SURTITLE_ goes before it. */
  readonly key: string;
  /** How its value is written in the help; null for a switch. */
  readonly value: string | null;
  readonly about: string;
  /** May be given several times, or with commas. */
  readonly isList?: true;
  /** The value may be left away. */
  readonly isOptional?: true;
}

/** As the flag is written: `publicUrl` is `--public-url`. */
export const flagOf = (key: string): string =>
  `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** As it stands in the environment: `publicUrl` is SURTITLE_PUBLIC_URL. */
export const variableOf = (key: string): string =>
  `SURTITLE_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;

export const SERVER_OPTIONS: readonly ServerOption[] = [
  {
    key: 'host',
    value: 'address',
    about: 'to listen on; 0.0.0.0 or :: is every network (default: 127.0.0.1, this computer only)',
  },
  { key: 'port', value: 'n', about: 'to listen on; 0 is any free one (default: 8790)' },
  {
    key: 'room',
    value: 'names',
    about: 'rooms that are captioned or shown: letters, digits and - (default: main)',
    isList: true,
  },
  {
    key: 'demo',
    value: 'recording',
    about: 'captions a recording over and over, in the room demo; without a name a bundled one',
    isOptional: true,
  },
  {
    key: 'engine',
    value: 'name',
    about:
      'who hears microphones: auto, openai or local; auto is the service where there is a key (default: auto)',
  },
  {
    key: 'baseUrl',
    value: 'url',
    about: 'of the service, with its version (default: OPENAI_BASE_URL, else OpenAI’s own)',
  },
  {
    key: 'language',
    value: 'codes',
    about: 'that are spoken, as en or zh-tw (default: the service finds out; this computer knows English)',
    isList: true,
  },
  { key: 'keywords', value: 'words', about: 'names and terms for the service to listen for', isList: true },
  {
    key: 'data',
    value: 'folder',
    about:
      'for transcripts, the links’ secret and webhooks that failed (default: server in the app’s data folder)',
  },
  {
    key: 'publicUrl',
    value: 'urls',
    about: 'under which people reach it, as https://captions.example.org behind a proxy',
    isList: true,
  },
  {
    key: 'trustProxy',
    value: 'addresses',
    about: 'of proxies whose X-Forwarded headers count (default: none)',
    isList: true,
  },
  {
    key: 'tlsCert',
    value: 'file',
    about: 'the certificate for HTTPS, PEM; microphones of other computers need it',
  },
  { key: 'tlsKey', value: 'file', about: 'its key, PEM' },
  {
    key: 'bus',
    value: 'url',
    about:
      'nats://host:4222 with JetStream, for several servers that show the same rooms (default: this server alone)',
  },
  {
    key: 'webhook',
    value: 'urls',
    about: 'to which every line and gap is sent, signed with SURTITLE_WEBHOOK_SECRET',
    isList: true,
  },
  {
    key: 'maxMicrophones',
    value: 'n',
    about: 'that the recognizer here hears at once (default: two for each processor)',
  },
  { key: 'maxViewers', value: 'n', about: 'who may follow captions at once (default: 3000)' },
  { key: 'requestsPerMinute', value: 'n', about: 'of one address, before it is refused (default: 1200)' },
  {
    key: 'secretsPerDay',
    value: 'n',
    about: 'short-lived secrets of the service for microphones, of all addresses (default: 500)',
  },
  { key: 'logLevel', value: 'level', about: 'error, warn, info or debug (default: info)' },
  { key: 'newLinks', value: null, about: 'makes new links: those given out before open nothing any more' },
];

/** Never a flag, since others on a computer can read those: in the environment, or in a file that NAME_FILE names. */
export const SERVER_SECRETS: readonly { readonly name: string; readonly about: string }[] = [
  { name: 'OPENAI_API_KEY', about: 'the service’s key' },
  { name: 'OPENAI_WEBHOOK_SECRET', about: 'with which the service signs its webhooks' },
  {
    name: 'SURTITLE_LINK_SECRET',
    about:
      'that links are made from, 32 characters or more; the same at all servers of one bus (default: made once, kept in the data folder)',
  },
  { name: 'SURTITLE_WEBHOOK_SECRET', about: 'whsec_…, with which webhooks to others are signed' },
];
