import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { ROOT } from '../root.ts';
import { WALLS } from './walls.ts';

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      location: z.object({ path: z.string(), start: z.object({ line: z.int() }) }),
    }),
  ),
});

/** Lints files by the project's own rules, in a folder of their own: `file: what its line says` for every refusal. */
function lint(rule: string, files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'surtitle-walls-'));
  try {
    const config: unknown = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    const vcs = { enabled: false };
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...z.looseObject({}).parse(config), vcs }));
    for (const [name, lines] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''));
    }
    const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    return reportSchema
      .parse(JSON.parse(stdout))
      .diagnostics.filter(({ category }) => category === rule)
      .map(({ location: { path, start } }) => `${path}: ${files[path]?.[start.line - 1]}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('every room refuses what is beyond its walls, and nothing else', () => {
  const line = (named: string) => `import '${named}';`;
  const files = Object.fromEntries(
    WALLS.map(({ from, allowed, refused }) => [from, [...allowed, ...refused].map(line)]),
  );
  const expected = WALLS.flatMap(({ from, refused }) => refused.map((named) => `${from}: ${line(named)}`));
  expect([...lint('lint/style/noRestrictedImports', files)].sort()).toEqual([...expected].sort());
});

test('types, re-exports and imports at run time do not pass a wall either', () => {
  const crossing = [
    "import type { Row } from '../screen/row.ts';",
    "export * from '../screen/row.ts';",
    "export const row = await import('../screen/row.ts');",
  ];
  const refusals = lint('lint/style/noRestrictedImports', { 'core/text/a.ts': crossing });
  expect(refusals).toEqual(crossing.map((text) => `core/text/a.ts: ${text}`));
});

test('files that import each other are refused, of whichever room and if only by a type', () => {
  const refusals = lint('lint/suspicious/noImportCycles', {
    'core/text/a.ts': ["import type { B } from './b.ts';", 'export type A = B;'],
    'core/text/b.ts': ["import type { A } from './a.ts';", 'export type B = A;'],
    'e2e/a.ts': ["import './b.ts';"],
    'e2e/b.ts': ["import './c.spec.ts';"],
    'e2e/c.spec.ts': ["import './a.ts';"],
  });
  expect([...new Set(refusals.map((refusal) => refusal.split(':')[0]))].sort()).toEqual([
    'core/text/a.ts',
    'core/text/b.ts',
    'e2e/a.ts',
    'e2e/b.ts',
    'e2e/c.spec.ts',
  ]);
});

/** A name that each room's own lib and types must not know. */
const UNKNOWN_NAMES = [
  ['core', 'document', 'setTimeout', 'fetch', 'process', 'performance'],
  ['live', 'document', 'setTimeout', 'fetch', 'process', 'performance'],
  ['node', 'document', 'window', 'RTCPeerConnection'],
  ['cli', 'document', 'window', 'RTCPeerConnection'],
  ['main', 'document', 'window', 'RTCPeerConnection'],
  ['renderer', 'process', 'Buffer', 'require'],
] as const;

for (const [room, ...names] of UNKNOWN_NAMES) {
  test(`the types of ${room} know no ${names.join(', no ')}`, () => {
    const folder = mkdtempSync(join(ROOT, 'node_modules', `.walls-${room}-`));
    try {
      writeFileSync(join(folder, 'a.ts'), names.map((name) => `console.log(${name});\n`).join(''));
      const config = { extends: join(ROOT, room, 'tsconfig.json'), files: ['a.ts'], include: [] };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
      const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
      const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
        encoding: 'utf8',
      });
      const unknown = [...stdout.matchAll(/error TS\d+: Cannot find name '(\w+)'/g)].map(([, name]) => name);
      expect(unknown.filter((name) => name !== 'console')).toEqual(names);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
