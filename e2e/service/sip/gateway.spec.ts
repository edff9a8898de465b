/** A telephone that is not ours calls: heard word for word, refused, hung up on; SIP that is none is left alone. */
import { createSocket } from 'node:dgram';
import { expect, test } from '@playwright/test';
import { type Stage, setStage, statuses, storedCalls, textsIn, untilEnded } from '../../calls/stage.ts';
import { readShortTalk, textOf } from '../../speech/bundled.ts';
import { headerOf, parseSip } from './message.ts';
import { callBy, hasSipp } from './phone.ts';

const rule = { name: 'Hotline', room: 'support', caller: 'number' };

let stage: Stage;
test.beforeEach(async () => {
  test.skip(!hasSipp(), 'sipp is not here; Debian has it as sip-tester.');
  stage = await setStage(await readShortTalk(), [rule]);
  await stage.start();
});
test.afterEach(async () => {
  if (hasSipp()) await stage.close();
});

const port = (): number => stage.service.sipPort ?? 0;

test('a telephone’s call is captioned over SIP and RTP, webhook, sideband and all', async () => {
  const talk = await readShortTalk();
  await callBy({ port: port(), manner: 'speaks', sound: talk.sound });
  await untilEnded(stage.folder);
  await stage.close();
  expect(textsIn(stage.folder).join(' ')).toBe(textOf(talk));
  expect(storedCalls(stage.folder)).toMatchObject([{ caller: '+4930123456', outcome: 'over' }]);
});

test('a telephone that hangs up while it rings is cancelled', async () => {
  stage.service.control({ type: 'accept', answer: { kind: 'refuse', status: 503 } });
  await callBy({ port: port(), manner: 'cancels' });
  expect(stage.states()).toEqual(['ringing', 'cancelled']);
});

test('a telephone is said goodbye to when the call is hung up here', async () => {
  const over = callBy({ port: port(), manner: 'stays' });
  await expect.poll(() => statuses(stage), { timeout: 15_000 }).toContain('live');
  stage.service.control({ type: 'hangUp' });
  await over;
  await untilEnded(stage.folder);
});

test('what is no SIP is left alone, and what is no call of ours is said to be none', async () => {
  const socket = createSocket('udp4');
  const answers: string[] = [];
  socket.on('message', (bytes) => answers.push(bytes.toString('utf8')));
  const say = (text: string) => socket.send(text, port(), '127.0.0.1');
  const request = (method: string, body = '') =>
    `${method} sip:x@127.0.0.1 SIP/2.0\r\nv: SIP/2.0/UDP a;branch=1\r\nVia: SIP/2.0/UDP b\r\nf: <sip:a@b>;tag=1\r\nt: <sip:x@b>\r\ni: ${method}\r\nCSeq: 1 ${method}\r\n\r\n${body}`;
  for (const noise of ['\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', '\0\0', request('ACK')]) say(noise);
  for (const method of ['OPTIONS', 'BYE', 'CANCEL', 'PUBLISH']) say(request(method));
  say(request('INVITE', 'v=0\r\nm=audio 1 RTP/AVP 9 18\r\n'));
  await expect.poll(() => answers.length).toBe(5);
  socket.close();
  const read = answers.flatMap((answer) => parseSip(answer) ?? []);
  expect(read.map((answer) => [headerOf(answer, 'call-id'), answer.status])).toEqual([
    ['OPTIONS', 200],
    ['BYE', 481],
    ['CANCEL', 481],
    ['PUBLISH', 405],
    ['INVITE', 488],
  ]);
  expect(answers[0]).toContain('Via: SIP/2.0/UDP a;branch=1\r\nVia: SIP/2.0/UDP b\r\n');
});

test('a telephone that the rules do not let in hears why', async () => {
  await stage.close();
  stage = await setStage(null, [{ ...rule, deny: ['+4930*'] }]);
  await stage.start();
  await callBy({ port: port(), manner: 'isRefused', status: 603 });
  expect(stage.states()).toEqual(['ringing', 'rejected with 603']);
});
