/** What the folders of core may import and what they may not, as examples that the linter must judge alike. Lints nothing. */

/** What a file of a room may import and what it may not. */
export interface Wall {
  readonly from: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

/** The folders of core, bottom up: each may import those before it. */
const LAYERS = [
  'base',
  'words',
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
  'library',
  'app',
  'desktop',
] as const;

const OUTSIDE_CORE = [
  ...['node:fs', 'electron', 'react', 'openai'],
  '../../live/b.ts',
  '../../node/b.ts',
  '../../e2e/b.ts',
];

export const CORE_WALLS: readonly Wall[] = [
  ...LAYERS.map((layer, index) => ({
    from: `core/${layer}/a.ts`,
    allowed: ['./b.ts', 'zod', ...LAYERS.slice(0, index).map((below) => `../${below}/b.ts`)].filter(
      // What is written to files has nothing to do with how a connection is kept.
      (named) => `${layer} ${named}` !== 'subtitles ../live/b.ts',
    ),
    refused: [...OUTSIDE_CORE, ...LAYERS.slice(index + 1).map((above) => `../${above}/b.ts`)],
  })),
  {
    from: 'core/words/en/a.ts',
    allowed: ['./b.ts', '../words.ts'],
    refused: ['node:fs', 'react', '../../app/b.ts', '../../../renderer/b.ts'],
  },
  {
    from: 'core/subtitles/cues/a.ts',
    allowed: ['../../text/b.ts', '../options.ts', '../timing/b.ts'],
    refused: ['../../app/b.ts', '../../desktop/b.ts', '../../../live/b.ts'],
  },
  {
    from: 'core/subtitles/reading/a.ts',
    allowed: ['../cues/b.ts', '../timing/b.ts', '../srt.ts', '../../text/b.ts', '../../base/b.ts'],
    refused: ['node:fs', 'media-captions', '../../app/b.ts', '../../../node/b.ts'],
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
    from: 'core/text/small/a.ts',
    allowed: ['./b.ts'],
    refused: ['node:fs', 'zod', '../words.ts', '../../base/b.ts', '../../library/b.ts'],
  },
  {
    from: 'core/app/settings/a.ts',
    allowed: ['./b.ts', '../../words/b.ts', '../../base/b.ts', 'zod'],
    refused: ['electron', '../settings.ts', '../../live/b.ts', '../../desktop/b.ts', '../../../main/b.ts'],
  },
];
