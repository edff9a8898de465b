/** A reader without a page: follows a room over Server-Sent Events as a browser does, comes back with the last id it saw. */
import { get, type IncomingMessage } from 'node:http';
import type { Numbered } from '../../server/wire/events.ts';

export interface Viewer {
  /** In the order in which they came, with those that came twice. */
  readonly events: readonly Numbered[];
  /** When each came, milliseconds of performance.now. */
  readonly cameMs: readonly number[];
  readonly isOpen: () => boolean;
  readonly close: () => void;
}

export interface ViewerNeeds {
  /** Of the stream. */
  readonly url: string;
  readonly token: string;
}

const AGAIN_MS = 200;

export function openViewer({ url, token }: ViewerNeeds): Viewer {
  const events: Numbered[] = [];
  const cameMs: number[] = [];
  let lastId = '';
  let response: IncomingMessage | null = null;
  let isWanted = true;
  const open = () => {
    const headers = { authorization: `Bearer ${token}`, ...(lastId !== '' && { 'last-event-id': lastId }) };
    const again = () => {
      response = null;
      if (isWanted) setTimeout(open, AGAIN_MS);
    };
    const request = get(url, { headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return void answer.resume().once('close', again);
      response = answer.setEncoding('utf8');
      let rest = '';
      answer.on('data', (text: string) => {
        const messages = (rest + text).split('\n\n');
        rest = messages.pop() ?? '';
        for (const message of messages) take(message);
      });
      answer.on('error', () => undefined);
      answer.once('close', again);
    });
    request.on('error', () => {
      if (response === null) again();
    });
  };
  const take = (message: string) => {
    const [, id, data] = /^id: (.*)\ndata: (.*)$/.exec(message) ?? [];
    if (id === undefined || data === undefined) return;
    lastId = id;
    events.push(JSON.parse(data) as Numbered);
    cameMs.push(performance.now());
  };
  open();
  return {
    events,
    cameMs,
    isOpen: () => response !== null,
    close: () => {
      isWanted = false;
      response?.destroy();
    },
  };
}

/** The texts of settled lines, in the order in which they came. */
export const finalsOf = ({ events }: Pick<Viewer, 'events'>): readonly string[] =>
  events.flatMap((event) => (event.type === 'final' ? [event.text] : []));
