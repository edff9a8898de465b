/** SIP messages as text (RFC 3261, section 7): read, answered, written. It knows no dialog and no socket. */
import type { SipHeader } from '../phone/leg.ts';

export interface SipMessage {
  /** Null in a response. */
  readonly method: string | null;
  /** Null in a request. */
  readonly status: number | null;
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

/** Names that have a short form. */
const COMPACT: Readonly<Record<string, string>> = {
  i: 'call-id',
  m: 'contact',
  f: 'from',
  t: 'to',
  v: 'via',
  l: 'content-length',
  c: 'content-type',
};

/** Null for what is no SIP: keep-alives, noise. */
export function parseSip(text: string): SipMessage | null {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  // A header may go on in the next line.
  const [start = '', ...lines] = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const request = /^([A-Z]+) \S+ SIP\/2\.0$/.exec(start);
  const response = /^SIP\/2\.0 (\d{3}) /.exec(`${start} `);
  if (request === null && response === null) return null;
  const headers = lines.flatMap((line) => {
    const parts = /^([^:\s]+)\s*:\s*(.*)$/.exec(line);
    return parts === null ? [] : [{ name: parts[1] ?? '', value: (parts[2] ?? '').trim() }];
  });
  return {
    method: request?.[1] ?? null,
    status: response === null ? null : Number(response[1]),
    headers,
    body: rest.join('\r\n\r\n'),
  };
}

export function headersOf({ headers }: SipMessage, name: string): readonly string[] {
  return headers.flatMap((header) => {
    const given = header.name.toLowerCase();
    return (COMPACT[given] ?? given) === name ? [header.value] : [];
  });
}

export const headerOf = (message: SipMessage, name: string): string => headersOf(message, name)[0] ?? '';

const REASONS: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  603: 'Decline',
};

export const ALLOW = 'INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY';

export interface ResponseParts {
  readonly status: number;
  /** Ours, where the request began the dialog. */
  readonly toTag?: string;
  readonly contact?: string;
  readonly sdp?: string;
}

/** The answer to a request: all its Via, its From, Call-ID and CSeq as they are. */
export function responseTo(request: SipMessage, { status, toTag, contact, sdp }: ResponseParts): string {
  const to = headerOf(request, 'to');
  const tagged = toTag === undefined || /;\s*tag=/i.test(to) ? to : `${to};tag=${toTag}`;
  return written(
    `SIP/2.0 ${status} ${REASONS[status] ?? 'Refused'}`,
    [
      ...headersOf(request, 'via').map((value) => ['Via', value] as const),
      ['From', headerOf(request, 'from')],
      ['To', tagged],
      ['Call-ID', headerOf(request, 'call-id')],
      ['CSeq', headerOf(request, 'cseq')],
      ...(contact === undefined ? [] : [['Contact', `<${contact}>`] as const]),
      ['Allow', ALLOW],
      ...(sdp === undefined ? [] : [['Content-Type', 'application/sdp'] as const]),
    ],
    sdp,
  );
}

export function written(start: string, headers: readonly (readonly [string, string])[], body = ''): string {
  const lines = [...headers, ['Content-Length', String(Buffer.byteLength(body))] as const];
  return `${[start, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n')}\r\n\r\n${body}`;
}
