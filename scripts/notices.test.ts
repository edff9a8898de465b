import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BESIDE, noticeOf, packageOf } from './notices.ts';
import { ROOT } from './root.ts';

const installed = (name: string) => join(ROOT, 'node_modules', name);

test('a notice holds the whole text, of the typeface’s and the detector’s licences too', () => {
  const face = noticeOf(installed('@fontsource-variable/atkinson-hyperlegible-next'));
  expect(face).toContain('SIL OPEN FONT LICENSE Version 1.1');
  expect(face).toContain('PERMISSION & CONDITIONS');
  expect(noticeOf(installed('openai'))).toContain(
    'TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION',
  );
  expect(noticeOf(installed('react'))).toContain('Permission is hereby granted, free of charge');
  const detector = noticeOf(installed('@ricky0123/vad-web'));
  expect(detector).toContain('THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS');
  expect(detector).toContain('Silero VAD model');
  const reader = noticeOf(installed('@bufbuild/protobuf'));
  expect(reader).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  expect(reader).toContain('Redistributions in binary form');
  expect(noticeOf(installed('onnxruntime-web'))).toContain('Copyright (c) Microsoft Corporation');
});

test('what decodes files brings the terms of the libraries inside it', () => {
  const mp3 = noticeOf(installed('mpg123-decoder'));
  expect(mp3).toContain('GNU LESSER GENERAL PUBLIC LICENSE');
  expect(mp3).toContain('END OF TERMS AND CONDITIONS');
  expect(noticeOf(installed('opus-decoder'))).toContain('Redistributions in binary form');
  expect(noticeOf(installed('mediabunny'))).toContain('Mozilla Public License Version 2.0');
});

test('what lies beside the app is what the packaging puts there, each with its terms', () => {
  const packaging = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8');
  const beside = [...packaging.matchAll(/from: node_modules\/((?:@[^/\n]+\/)?[^/\n]+)$/gm)].map(
    ([, name]) => name,
  );
  expect(beside.toSorted()).toEqual(BESIDE.toSorted());
  for (const name of BESIDE)
    expect(noticeOf(installed(name))).toMatch(
      /Copyright \(c\) (?:Microsoft Corporation|2020-present Silero Team)/,
    );
});

test('a package without a text and with terms that are not known cannot be built in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-notices-'));
  for (const license of ['Odd-1.0', '(MIT AND Odd-1.0)', '(MIT OR Odd-1.0)']) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'odd', version: '1.0.0', license }));
    expect(() => noticeOf(folder)).toThrow('odd brings no licence text');
  }
  rmSync(folder, { recursive: true });
});

test('a module belongs to the innermost package it lies in', () => {
  expect([
    packageOf('/a/node_modules/zod/v4/core.js'),
    packageOf('/a/node_modules/@x/y/dist/m.onnx?url'),
    packageOf('/a/node_modules/x/node_modules/y/i.js'),
    packageOf('C:\\a\\node_modules\\x\\i.js'),
    packageOf('/a/core/base/never.ts'),
  ]).toEqual([
    '/a/node_modules/zod',
    '/a/node_modules/@x/y',
    '/a/node_modules/x/node_modules/y',
    'C:/a/node_modules/x',
    null,
  ]);
});
