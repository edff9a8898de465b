/** A telephone that is not ours: sipp, from Debian, told by a scenario what to say and what to expect. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sound } from '../../speech/wav.ts';
import { toMuLaw } from '../phone/g711.ts';
import { PHONE_RATE } from '../phone/recording.ts';
import { resampled } from '../sounds.ts';

const SIPP = '/usr/bin/sipp';
export const hasSipp = (): boolean => existsSync(SIPP);

/** speaks: plays the sound, then says goodbye. cancels: hangs up while it rings. stays: until the other side hangs up. */
export type Manner = 'speaks' | 'cancels' | 'stays' | 'isRefused';

const VIA = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]';
const FROM = 'From: "A telephone" <sip:+4930123456@[local_ip]:[local_port]>;tag=[call_number]';
const TO = 'To: <sip:+12025550100@[remote_ip]:[remote_port]>';
const REST = 'Call-ID: [call_id]\nContact: <sip:caller@[local_ip]:[local_port]>\nMax-Forwards: 70';
const LENGTH = 'Content-Length: [len]';

const send = (text: string, retransmits = true): string =>
  `<send${retransmits ? ' retrans="500"' : ''}><![CDATA[\n\n${text}\n\n]]></send>`;
const request = (method: string, number: number, peer = '[peer_tag_param]', body = ''): string =>
  `${method} sip:+12025550100@[remote_ip]:[remote_port] SIP/2.0\n${VIA}\n${FROM}\n${TO}${peer}\n${REST}\nCSeq: ${number} ${method}\n${body === '' ? '' : 'Content-Type: application/sdp\n'}${LENGTH}\n\n${body}`;
const SDP =
  'v=0\no=user1 1 1 IN IP[local_ip_type] [local_ip]\ns=-\nc=IN IP[media_ip_type] [media_ip]\nt=0 0\nm=audio [media_port] RTP/AVP 0 101\na=rtpmap:0 PCMU/8000\na=rtpmap:101 telephone-event/8000\n';
const invite = send(request('INVITE', 1, '', SDP));
const ringing = '<recv response="100" optional="true"/><recv response="180"/>';
const ack = (number = 1) => send(request('ACK', number), false);
const bye = `${send(request('BYE', 2))}<recv response="200"/>`;
const answered = '<recv response="200" rtd="true"/>';

function scenario(manner: Manner, sound: string, lengthMs: number, status: number): string {
  const play = `<nop><action><exec rtp_stream="${sound},1,0"/></action></nop><pause milliseconds="${lengthMs}"/>`;
  const ok = send(
    `SIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:]\n[last_Call-ID:]\n[last_CSeq:]\n${LENGTH}`,
    false,
  );
  const cancel = send(request('CANCEL', 1, ''));
  const steps = {
    speaks: `${invite}${ringing}${answered}${ack()}${play}${bye}`,
    stays: `${invite}${ringing}${answered}${ack()}<recv request="BYE"/>${ok}`,
    cancels: `${invite}${ringing}<pause milliseconds="300"/>${cancel}<recv response="200"/><recv response="487"/>${ack()}`,
    isRefused: `${invite}${ringing}<recv response="${status}"/>${ack()}`,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="${manner}">${steps[manner]}</scenario>\n`;
}

export interface Telephone {
  readonly port: number;
  readonly manner: Manner;
  readonly sound?: Sound;
  /** What a refusal is expected to be. */
  readonly status?: number;
}

/** Resolves when the telephone has done what its scenario says. @throws {Error} with sipp's words when it could not. */
export async function callBy({ port, manner, sound, status = 603 }: Telephone): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-sipp-'));
  const samples = sound === undefined ? new Float32Array(0) : resampled(sound, PHONE_RATE).samples;
  // What is played stops with the file: silence after it lets the last turn end.
  const bytes = [...Array.from(samples, toMuLaw), ...Array(2 * PHONE_RATE).fill(toMuLaw(0))];
  const file = join(folder, 'talk.ulaw');
  writeFileSync(file, Buffer.from(bytes));
  const lengthMs = Math.round(bytes.length / (PHONE_RATE / 1_000));
  writeFileSync(join(folder, 'scenario.xml'), scenario(manner, file, lengthMs, status));
  const options = [
    '-sf',
    'scenario.xml',
    '-m',
    '1',
    '-i',
    '127.0.0.1',
    '-nostdin',
    '-trace_err',
    '-timeout',
    '60',
  ];
  const child = spawn(SIPP, [...options, '-error_file', 'errors.txt', `127.0.0.1:${port}`], {
    cwd: folder,
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code === 0) return;
  const errors = join(folder, 'errors.txt');
  throw new Error(
    `sipp ended with ${code}: ${existsSync(errors) ? readFileSync(errors, 'utf8').slice(0, 2_000) : ''}`,
  );
}
