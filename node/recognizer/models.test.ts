import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findModel } from './models.ts';

let assets: string;
test.beforeEach(async () => {
  assets = await mkdtemp(join(tmpdir(), 'surtitle-models-'));
  await mkdir(join(assets, 'models'));
  const file = (path: string) => ({
    path,
    bytes: 4,
    sha256: createHash('sha256').update('good').digest('hex'),
  });
  const shape = { layers: 8, heads: 8, headSize: 52 };
  const files = { encoder: file('e.onnx'), decoder: file('d.onnx') };
  const models = [{ name: 'moonshine-base', language: 'en', licence: 'MIT', shape, files }];
  await writeFile(join(assets, 'models.json'), JSON.stringify({ models }));
  await writeFile(join(assets, 'models', 'e.onnx'), 'good');
});
test.afterEach(() => rm(assets, { recursive: true }));

test('a model that was fetched is found with its measures', async () => {
  await writeFile(join(assets, 'models', 'd.onnx'), 'good');
  expect(await findModel(assets, 'moonshine-base')).toEqual({
    ok: true,
    value: {
      encoder: join(assets, 'models', 'e.onnx'),
      decoder: join(assets, 'models', 'd.onnx'),
      shape: { layers: 8, heads: 8, headSize: 52 },
    },
  });
});

test('a missing file names the command that fetches it, a damaged one its path', async () => {
  const missing = await findModel(assets, 'moonshine-base');
  await writeFile(join(assets, 'models', 'd.onnx'), 'bad!');
  const damaged = await findModel(assets, 'moonshine-base');
  expect([missing, damaged]).toEqual([
    { ok: false, kind: 'noModel', reason: 'The speech model is not here: npm run setup fetches it.' },
    {
      ok: false,
      kind: 'damagedModel',
      reason: 'The speech model is damaged (d.onnx): delete it, then npm run setup.',
    },
  ]);
});

test('a model that the manifest does not name is not found', async () => {
  expect(await findModel(assets, 'moonshine-tiny')).toEqual({
    ok: false,
    kind: 'noModel',
    reason: 'No model is called moonshine-tiny.',
  });
});
