import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { ROOT } from './root.ts';

/** The folders of core, bottom up: each may import those before it. */
const LAYERS = [
  'base',
  'audio',
  'text',
  'transcript',
  'engine',
  'captions',
  'openai',
  'live',
  'screen',
  'subtitles',
  'app',
  'desktop',
] as const;

/** What a file of a room may import and what it may not. */
interface Wall {
  readonly from: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

const OUTSIDE_CORE = [
  'node:fs',
  'electron',
  'react',
  'openai',
  '../../live/b.ts',
  '../../node/b.ts',
  '../../e2e/b.ts',
];

const WALLS: readonly Wall[] = [
  ...LAYERS.map((layer, index) => ({
    from: `core/${layer}/a.ts`,
    allowed: ['./b.ts', 'zod', ...LAYERS.slice(0, index).map((below) => `../${below}/b.ts`)].filter(
      // What is written to files has nothing to do with how a connection is kept.
      (named) => `${layer} ${named}` !== 'subtitles ../live/b.ts',
    ),
    refused: [...OUTSIDE_CORE, ...LAYERS.slice(index + 1).map((above) => `../${above}/b.ts`)],
  })),
  {
    from: 'core/subtitles/cues/a.ts',
    allowed: ['../../text/b.ts', '../options.ts', '../timing/b.ts'],
    refused: ['../../app/b.ts', '../../desktop/b.ts', '../../../live/b.ts'],
  },
  {
    from: 'live/a.ts',
    allowed: ['./b.ts', '../core/engine/b.ts'],
    refused: [
      'node:fs',
      'electron',
      'react',
      'zod',
      '../node/b.ts',
      '../main/b.ts',
      '../renderer/b.ts',
      '../e2e/b.ts',
    ],
  },
  {
    from: 'node/a.ts',
    allowed: ['./b.ts', '../core/app/b.ts', 'node:fs', 'node:fs/promises', 'openai', 'zod'],
    refused: ['electron', 'react', '../live/b.ts', '../main/b.ts', '../renderer/b.ts', '../scripts/b.ts'],
  },
  {
    from: 'main/a.ts',
    allowed: ['../core/app/b.ts', 'electron', 'node:path', 'node:fs/promises'],
    refused: [
      './b.ts',
      '../node/b.ts',
      '../live/b.ts',
      '../renderer/b.ts',
      '../preload/b.ts',
      'zustand/vanilla',
    ],
  },
  {
    from: 'main/index.ts',
    allowed: ['./b.ts', '../node/b.ts', '../core/app/b.ts', 'electron', 'node:path'],
    refused: ['../live/b.ts', '../renderer/b.ts', '../preload/b.ts', '../e2e/b.ts', 'react'],
  },
  {
    from: 'preload/index.ts',
    allowed: ['electron', '../core/app/channels.ts', '../core/app/contract.ts'],
    refused: ['node:fs', 'zod', '../main/b.ts', '../renderer/b.ts', '../core/app/settings.ts'],
  },
  {
    from: 'renderer/bridge.ts',
    allowed: ['../core/app/contract.ts', 'zustand/react'],
    refused: [
      'electron',
      'node:fs',
      '../main/b.ts',
      '../live/b.ts',
      './overlay/b.ts',
      './settings/b.ts',
      './ui/b.ts',
    ],
  },
  {
    from: 'renderer/ui/a.ts',
    allowed: ['./b.ts', '../../core/app/b.ts', 'react'],
    refused: [
      'electron',
      'node:fs',
      '../bridge.ts',
      '../overlay/b.ts',
      '../settings/b.ts',
      '../../live/b.ts',
    ],
  },
  {
    from: 'renderer/overlay/a.ts',
    allowed: [
      './b.ts',
      './engines/b.ts',
      '../bridge.ts',
      '../ui/b.ts',
      '../../live/b.ts',
      '../../core/app/b.ts',
    ],
    refused: [
      'electron',
      'node:fs',
      '../settings/b.ts',
      '../../node/b.ts',
      '../../main/b.ts',
      '../../e2e/b.ts',
    ],
  },
  ...['capture', 'engines'].map((folder) => ({
    from: `renderer/overlay/${folder}/a.ts`,
    allowed: ['./b.ts', '../capture/b.ts', '../../../core/engine/b.ts', '../../../live/b.ts'],
    refused: ['electron', 'react', '../store.ts', '../paint/b.ts', '../../bridge.ts', '../../settings/b.ts'],
  })),
  {
    from: 'renderer/overlay/paint/a.ts',
    allowed: [
      './b.ts',
      '../store.ts',
      '../../bridge.ts',
      '../../ui/b.ts',
      '../../../core/screen/b.ts',
      'react',
    ],
    refused: ['openai', '../engines/b.ts', '../capture/b.ts', '../../settings/b.ts', '../../../main/b.ts'],
  },
  {
    from: 'renderer/settings/a.ts',
    allowed: ['./speech/b.ts', '../bridge.ts', '../ui/b.ts', '../../core/app/b.ts', 'react'],
    refused: ['electron', 'node:fs', '../overlay/b.ts', '../../live/b.ts', '../../main/b.ts'],
  },
  {
    from: 'renderer/settings/speech/a.ts',
    allowed: ['../b.ts', '../../bridge.ts', '../../ui/b.ts', '../../../core/app/b.ts'],
    refused: ['../../overlay/b.ts', '../../../live/b.ts', '../../../main/b.ts'],
  },
  { from: 'e2e/a.ts', allowed: ['../main/b.ts', './b.ts', 'node:fs'], refused: ['../scripts/b.ts'] },
];

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
