/**
 * PocketSphinx with Debian's model and language model: it hears a recording and gives its text at the end. Its cost is
 * what it says of itself; Linux only, since its memory is read from /proc.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { segmentsOf } from '../../../e2e/speech/aligned.ts';
import { writeWav } from '../../../e2e/speech/encodeWav.ts';
import type { Reading } from '../../../e2e/speech/wav.ts';
import { AROUND_MS, type Heard, type HeardOne, summed, type TimedUtterance } from './live.ts';
import type { Part } from './material.ts';
import type { Result } from './results.ts';
import { delaysMs } from './screen.ts';

const PROGRAM = '/usr/bin/pocketsphinx_batch';
const MODEL = '/usr/share/pocketsphinx/model/en-us';
const OPTIONS =
  `-hmm ${MODEL}/en-us -lm ${MODEL}/en-us.lm.bin -dict ${MODEL}/cmudict-en-us.dict -adcin yes -adchdr 44 -cepext .wav`.split(
    ' ',
  );
/** Its own live program ends an utterance after so much silence, and shows its text then. */
const SILENCE_MS = 500;
const POLL_MS = 20;

export async function hearByPocketSphinx(parts: readonly Part[]): Promise<Reading<Result>> {
  for (const [path, name] of [
    [PROGRAM, 'pocketsphinx'],
    [MODEL, 'pocketsphinx-en-us'],
  ] as const)
    if (!existsSync(path)) return { ok: false, reason: `not installed: apt-get install ${name}` };
  const load = await run([]);
  const heard: Heard[] = [];
  let residentMb = 0;
  for (const { utterances } of parts) {
    const ran = await run(utterances);
    heard.push(summed(ran.heard));
    residentMb = Math.max(residentMb, ran.residentMb);
  }
  return { ok: true, value: { heard, residentMb, loadMs: load.wallMs } };
}

interface Ran {
  readonly heard: readonly HeardOne[];
  readonly residentMb: number;
  readonly wallMs: number;
}

async function run(utterances: readonly TimedUtterance[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-sphinx-'));
  const at = (name: string): string => join(folder, name);
  try {
    for (const [index, { sound }] of utterances.entries()) writeFileSync(at(`${index}.wav`), writeWav(sound));
    writeFileSync(at('list'), utterances.map((_, index) => `${index}\n`).join(''));
    const files = ['-ctl', at('list'), '-cepdir', folder, '-hypseg', at('words'), '-logfn', at('log')];
    const startedAt = performance.now();
    const residentMb = await watch([...OPTIONS, ...files]);
    const wallMs = Math.round(performance.now() - startedAt);
    const lines = readFileSync(at('words'), 'utf8').split('\n');
    const costs = [
      ...readFileSync(at('log'), 'utf8').matchAll(/: ([\d.]+) seconds speech, ([\d.]+) seconds CPU/g),
    ];
    const heard = utterances.map((utterance, index) =>
      heardOf(utterance, lines[index] ?? '', Number(costs[index]?.[2] ?? 0) * 1_000),
    );
    return { heard, residentMb, wallMs };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Gives the most memory it held. */
async function watch(options: readonly string[]): Promise<number> {
  const child = spawn(PROGRAM, options, { stdio: 'ignore' });
  let most = 0;
  while (child.exitCode === null && child.signalCode === null) {
    await sleep(POLL_MS);
    const status = existsSync(`/proc/${child.pid}/status`)
      ? readFileSync(`/proc/${child.pid}/status`, 'utf8')
      : '';
    most = Math.max(most, Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0));
  }
  return Math.round((most * 1_024) / 1e6);
}

/** It reads along while sound comes, so that of its work little is left at the end. */
function heardOf(utterance: TimedUtterance, line: string, cpuMs: number): HeardOne {
  const words = segmentsOf(line);
  const soundMs = (utterance.sound.samples.length / utterance.sound.sampleRate) * 1_000;
  const text = words.map(({ word }) => word).join(' ');
  const standing = words.map(({ word }) => ({ word, sinceMs: soundMs + SILENCE_MS }));
  const delays = delaysMs(standing, utterance.words ?? []);
  return {
    utterance,
    shown: text,
    saved: text,
    painted: words.length,
    changed: 0,
    delaysMs: delays,
    cpuMs,
    // The others hear the silence around it too; it costs this one nothing to speak of.
    soundMs: soundMs + AROUND_MS,
  };
}
