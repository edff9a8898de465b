/** One recognizer in a process of its own, so that what it costs is its own: hears all parts and sends what came of it. */

import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { deserialize } from 'node:v8';
import type { ModelName } from '../../../core/hearing/models.ts';
import type { Reading } from '../../../e2e/speech/wav.ts';
import { type Heard, hearAll, load } from './live.ts';
import type { Part } from './material.ts';
import { hearByPocketSphinx } from './pocketSphinx.ts';
import type { Result } from './results.ts';
import { type OpenTranscriber, openAtOnce, openCommits, openOurs } from './transcribers.ts';

const MOONSHINE: Readonly<Record<string, readonly [ModelName, OpenTranscriber]>> = {
  'ours, base': ['moonshine-base', openOurs],
  'ours, tiny': ['moonshine-tiny', openOurs],
  'as moonshine-js': ['moonshine-base', openCommits],
  'at once': ['moonshine-base', openAtOnce],
};

async function hearParts(name: string, parts: readonly Part[]): Promise<Reading<Result>> {
  const [model, open] = MOONSHINE[name] ?? [];
  if (model === undefined || open === undefined) return hearByPocketSphinx(parts);
  const loaded = await load(model);
  if (!loaded.ok) return loaded;
  const heard: Heard[] = [];
  for (const part of parts) {
    heard.push(await hearAll(loaded.value, part.utterances, open));
    console.log(`${name}: ${part.name} (load ${loadavg()[0]?.toFixed(1)})`);
  }
  await loaded.value.release();
  const residentMb = Math.round((process.resourceUsage().maxRSS * 1_024) / 1e6);
  return { ok: true, value: { heard, residentMb, loadMs: loaded.value.loadMs } };
}

const [, , name = '', file = ''] = process.argv;
const parts: readonly Part[] = deserialize(readFileSync(file));
process.send?.(await hearParts(name, parts));
process.disconnect();
