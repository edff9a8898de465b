/** What the rooms may import and what they may not, as examples that the linter must judge alike. Lints nothing. */

import { APP_WALLS, type Wall } from './appWalls.ts';

/** The folders of core, bottom up: each may import those before it. */
const LAYERS = [
  'base',
  'audio',
  'text',
  'hearing',
  'transcript',
  'engine',
  'captions',
  'openai',
  'local',
  'live',
  'screen',
  'subtitles',
  'app',
  'desktop',
] as const;

const OUTSIDE_CORE = [
  ...['node:fs', 'electron', 'react', 'openai'],
  '../../live/b.ts',
  '../../node/b.ts',
  '../../e2e/b.ts',
];

const HEARING = ['hearing', 'hearing/moonshine', 'hearing/serving'];

export const WALLS: readonly Wall[] = [
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
    from: 'core/hearing/moonshine/a.ts',
    allowed: ['./b.ts', '../decoder.ts'],
    refused: ['onnxruntime-node', 'onnxruntime-web/wasm', 'llama-tokenizer-js', 'zod', '../../text/b.ts'],
  },
  {
    from: 'core/hearing/serving/a.ts',
    allowed: ['./b.ts', '../listener.ts', '../../base/b.ts', 'zod'],
    refused: ['node:worker_threads', 'electron', 'onnxruntime-node', '../../app/b.ts', '../moonshine/b.ts'],
  },
  {
    from: 'live/a.ts',
    allowed: ['./b.ts', './connection/b.ts', '../core/engine/b.ts'],
    refused: [
      ...['node:fs', 'electron', 'react', 'zod'],
      ...['../node/b.ts', '../main/b.ts', '../renderer/b.ts', '../e2e/b.ts'],
    ],
  },
  {
    from: 'live/connection/a.ts',
    allowed: ['./b.ts', '../clock.ts', '../../core/engine/b.ts'],
    refused: ['node:fs', 'electron', '../lane.ts', '../books.ts', '../../node/b.ts', '../../renderer/b.ts'],
  },
  {
    from: 'live/recording/a.ts',
    allowed: ['./b.ts', '../clock.ts', '../session.ts', '../../core/hearing/b.ts'],
    refused: ['node:fs', 'electron', '../lane.ts', '../../node/audio/b.ts', '../../renderer/b.ts'],
  },
  {
    from: 'node/a.ts',
    allowed: [
      ...['./b.ts', './audio/b.ts', './engines/b.ts', './recognizer/b.ts', '../core/app/b.ts'],
      ...['node:fs', 'node:fs/promises', 'openai', 'zod'],
    ],
    refused: ['electron', 'react', '../live/b.ts', '../main/b.ts', '../renderer/b.ts', '../scripts/b.ts'],
  },
  {
    from: 'node/recognizer/a.ts',
    allowed: [...HEARING.map((folder) => `../../core/${folder}/b.ts`), 'onnxruntime-node', 'zod'],
    refused: ['electron', 'openai', '../database.ts', '../../core/app/b.ts', '../../live/b.ts'],
  },
  {
    from: 'node/audio/a.ts',
    allowed: ['./b.ts', '../../core/audio/b.ts', '../../core/base/b.ts', 'mediabunny', 'opus-decoder'],
    refused: ['electron', 'openai', 'zod', '../database.ts', '../recognizer/b.ts', '../../core/app/b.ts'],
  },
  {
    from: 'node/engines/a.ts',
    allowed: ['./b.ts', '../../core/openai/b.ts', '../../core/hearing/serving/b.ts', 'openai/realtime/ws'],
    refused: ['electron', 'onnxruntime-node', '../database.ts', '../recognizer/b.ts', '../../core/app/b.ts'],
  },
  ...APP_WALLS,
];
