/**
 * The three programs of one server, each from its sound to what is kept: a browser's microphone, a phone call, a file. The
 * service is a server on this machine; Chromium, the command line and the service's own SDK are real. Judges nothing.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { SECRET } from '../calls/delivery.ts';
import { control, sendWebhooks } from '../calls/stage.ts';
import { startTranscribing } from '../recordings/transcribing.ts';
import { type RealtimeServer, startRealtimeServer } from '../service/server.ts';
import { readShortTalk, shortTalkPath, textOf } from '../speech/bundled.ts';
import { plainWords, wordErrors } from '../speech/wordErrors.ts';
import { openChromium } from './chromium.ts';
import { type Machine, startMachine } from './machine.ts';
import { withoutGaps } from './starved.ts';

export const PROGRAMS = ['microphone', 'call', 'file'] as const;
export type Program = (typeof PROGRAMS)[number];

export interface Came {
  /** What readers had on their page, or the transcript; words of it that are wrong or missing, of so many spoken. */
  readonly text: string;
  readonly errors: number;
  readonly words: number;
  /** The subtitles of it, as a file or a download. */
  readonly srt: string;
}

export interface ThreePrograms {
  readonly came: Readonly<Record<Program, Came>>;
  /** What the server has logged or printed beside its links. */
  readonly log: string;
}

const KEY = 'sk-local';
const LINE = '[role=log] p';
const SAID_WITHIN_MS = 90_000;

/** @param told each line as a reader gets it. */
export async function runThreePrograms(
  told: (program: Program, line: string) => void = () => undefined,
): Promise<ThreePrograms> {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-three-'));
  const talk = await readShortTalk();
  const service = await startRealtimeServer({ talk, sip: true, apiKey: KEY });
  const machine = await startServing(folder, service);
  const browser = await openChromium(shortTalkPath);
  const judged = ({ text, srt }: Pick<Came, 'text' | 'srt'>): Came => {
    const spoken = plainWords(textOf(talk));
    return { text, srt, errors: wordErrors(spoken, plainWords(withoutGaps(text))), words: spoken.length };
  };
  try {
    sendWebhooks(service, `http://127.0.0.1:${machine.port}`);
    const [microphone, call, file] = await Promise.all([
      captionMicrophone(machine, browser, (line) => told('microphone', line)),
      captionCall({ machine, browser, service, folder }, (line) => told('call', line)),
      transcribe(folder, service, (line) => told('file', line)),
    ]);
    const came = { microphone: judged(microphone), call: judged(call), file: judged(file) };
    return { came, log: machine.logged() };
  } finally {
    await browser.close();
    await machine.stop();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startServing(folder: string, service: RealtimeServer): Promise<Machine> {
  const config = join(folder, 'server.json');
  const rule = { name: 'Hotline', room: 'support', caller: 'lastDigits', subtitles: join(folder, 'calls') };
  writeFileSync(config, JSON.stringify({ calls: { rules: [rule] } }));
  return await startMachine({
    flags: ['--config', config, '--log-level', 'debug'],
    env: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: service.baseUrl, OPENAI_WEBHOOK_SECRET: SECRET },
    data: join(folder, 'data'),
  });
}

const linkOf = ({ printed }: Machine, room: string, kind: 'captions' | 'microphone'): string =>
  new RegExp(`Room ${room}\\b[^]*?^ {2}${kind} +(\\S+)`, 'm').exec(printed())?.[1] ?? '';

/** Opens a room's page. */
async function read(machine: Machine, browser: Browser, room: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(linkOf(machine, room, 'captions'));
  return page;
}

const textOn = async (page: Page): Promise<string> => (await page.locator(LINE).allTextContents()).join(' ');

/** Resolves when the last words stand there; tells what stands now and then. */
async function followed(page: Page, told: (line: string) => void): Promise<string> {
  let before = 0;
  await expect
    .poll(
      async () => {
        const lines = await page.locator(LINE).allTextContents();
        // The last may still grow.
        for (const line of lines.slice(before, -1)) told(line);
        before = Math.max(before, lines.length - 1);
        return lines.join(' ');
      },
      { timeout: SAID_WITHIN_MS },
    )
    .toContain('questions?');
  const text = await textOn(page);
  told((await page.locator(LINE).allTextContents()).at(-1) ?? '');
  return text;
}

async function captionMicrophone(machine: Machine, browser: Browser, told: (line: string) => void) {
  const reader = await read(machine, browser, 'main');
  const speaker = await (await browser.newContext()).newPage();
  await speaker.goto(linkOf(machine, 'main', 'microphone'));
  await speaker.getByRole('button', { name: 'Start' }).click();
  await followed(reader, told);
  await speaker.getByRole('button', { name: 'Stop' }).click();
  await expect(speaker.getByRole('button', { name: 'Start' })).toBeVisible({ timeout: 30_000 });
  return { text: await textOn(reader), srt: await download(machine, 'main') };
}

/** The subtitles that a reader can take home. */
async function download(machine: Machine, room: string): Promise<string> {
  const link = new URL(linkOf(machine, room, 'captions'));
  const answer = await fetch(`${link.origin}/c/${room}/captions.srt`, {
    headers: { authorization: `Bearer ${link.hash.slice(1)}` },
  });
  return await answer.text();
}

interface CallStage {
  readonly machine: Machine;
  readonly browser: Browser;
  readonly service: RealtimeServer;
  readonly folder: string;
}

async function captionCall({ machine, browser, service, folder }: CallStage, told: (line: string) => void) {
  const reader = await read(machine, browser, 'support');
  service.control({ type: 'ring', from: '+4930123456', to: '+12025550100', hangsUp: false });
  const text = await followed(reader, told);
  // A caller who hangs up at the last word may leave before its text comes.
  await hangUp(machine);
  const calls = join(folder, 'calls');
  const files = () => {
    mkdirSync(calls, { recursive: true });
    return readdirSync(calls).filter((name) => name.endsWith('.srt'));
  };
  await expect.poll(() => files().length, { timeout: 30_000 }).toBe(1);
  return { text, srt: readFileSync(join(calls, files()[0] ?? ''), 'utf8') };
}

/** Ends the one call as whoever controls its room may. */
async function hangUp(machine: Machine): Promise<void> {
  const link = new URL(linkOf(machine, 'support', 'microphone'));
  const token = link.hash.slice(1);
  const { body } = await control(link.origin, '', undefined, token);
  const { calls } = body as { readonly calls: readonly { readonly callId: string }[] };
  await control(link.origin, `/${calls[0]?.callId}/hangup`, {}, token);
}

async function transcribe(folder: string, service: RealtimeServer, told: (line: string) => void) {
  const out = join(folder, 'talk.srt');
  const args = [shortTalkPath, '--engine', 'openai', '--out', out, '--json'];
  const running = startTranscribing(join(folder, 'app'), args, {
    OPENAI_API_KEY: KEY,
    OPENAI_BASE_URL: service.baseUrl,
  });
  const code = await running.ended;
  if (code !== 0) throw new Error(`The file was not transcribed: ${running.said()}`);
  const lines = running
    .out()
    .trim()
    .split('\n')
    .map((line): { readonly type?: string; readonly text?: string } => JSON.parse(line))
    .flatMap(({ type, text }) => (type === 'line' && text !== undefined ? [text] : []));
  for (const line of lines) told(line);
  return { text: lines.join(' '), srt: readFileSync(out, 'utf8') };
}
