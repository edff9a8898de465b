/** What the rooms may import and what they may not, as examples that the linter must judge alike. Lints nothing. */

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

/** What a file of a room may import and what it may not. */
interface Wall {
  readonly from: string;
  readonly allowed: readonly string[];
  readonly refused: readonly string[];
}

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
      './b.ts',
      './recognizer/b.ts',
      '../core/app/b.ts',
      'node:fs',
      'node:fs/promises',
      'openai',
      'zod',
    ],
    refused: ['electron', 'react', '../live/b.ts', '../main/b.ts', '../renderer/b.ts', '../scripts/b.ts'],
  },
  {
    from: 'node/recognizer/a.ts',
    allowed: [...HEARING.map((folder) => `../../core/${folder}/b.ts`), 'onnxruntime-node', 'zod'],
    refused: ['electron', 'openai', '../database.ts', '../../core/app/b.ts', '../../live/b.ts'],
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
    from: 'main/window/a.ts',
    allowed: ['../../core/app/b.ts', 'electron', 'node:path'],
    refused: ['./b.ts', '../b.ts', '../../node/b.ts', '../../live/b.ts', 'zustand/vanilla'],
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
  // A detour through what is allowed, and folders that nobody has walled yet.
  ...['core/../main/b.ts', './../main/b.ts'].map((detour) => ({
    from: `live/${detour.length}.ts`,
    allowed: [],
    refused: [detour.startsWith('.') ? detour : `../${detour}`],
  })),
  { from: 'core/unwalled/a.ts', allowed: [], refused: ['../base/b.ts', '../../main/b.ts'] },
  { from: 'renderer/unwalled/a.ts', allowed: [], refused: ['../bridge.ts', 'electron'] },
  { from: 'e2e/a.ts', allowed: ['../main/b.ts', './b.ts', 'node:fs'], refused: ['../scripts/b.ts'] },
];
