/** The walls of the rooms that only the app has: main, preload and its pages. Examples, as walls.ts has them. */

import type { Wall } from './core.ts';

export const APP_WALLS: readonly Wall[] = [
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
    from: 'main/cost/a.ts',
    allowed: ['../../core/app/b.ts', '../../core/engine/b.ts', 'node:path'],
    refused: ['../b.ts', '../window/b.ts', '../../node/engines/b.ts', '../../live/b.ts', 'zustand/vanilla'],
  },
  {
    from: 'main/key/a.ts',
    allowed: ['../../core/app/b.ts', '../../core/openai/b.ts', 'electron'],
    refused: ['./b.ts', '../b.ts', '../../node/key.ts', '../../node/token.ts', 'openai', 'zustand/vanilla'],
  },
  {
    from: 'main/system/a.ts',
    allowed: ['../../core/app/b.ts', 'electron', 'node:path'],
    refused: ['../b.ts', '../window/b.ts', '../../node/b.ts', '../../live/b.ts', 'zustand/vanilla'],
  },
  {
    from: 'main/process/a.ts',
    allowed: ['./b.ts', '../../core/app/b.ts', 'electron', 'node:path'],
    refused: ['../b.ts', '../window/b.ts', '../../node/b.ts', '../../live/b.ts', '../../cli/b.ts'],
  },
  {
    from: 'main/index.ts',
    allowed: [
      './b.ts',
      './process/b.ts',
      './cost/b.ts',
      './key/b.ts',
      '../node/b.ts',
      '../node/engines/meter.ts',
      'electron',
    ],
    refused: [
      '../live/b.ts',
      '../node/engines/b.ts',
      '../cli/b.ts',
      '../renderer/b.ts',
      '../preload/b.ts',
      '../e2e/b.ts',
      'react',
    ],
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
  ...['notices', 'controls'].map((folder) => ({
    from: `renderer/overlay/paint/${folder}/a.ts`,
    allowed: ['./b.ts', '../b.ts', '../../store.ts', '../../../bridge.ts', 'react'],
    refused: ['openai', '../../engines/b.ts', '../../../settings/b.ts', '../../../../main/b.ts'],
  })),
  {
    from: 'renderer/settings/a.ts',
    allowed: [
      './speech/b.ts',
      '../bridge.ts',
      '../ui/b.ts',
      '../../core/app/b.ts',
      'react',
      'qrcode-generator',
    ],
    refused: [
      'electron',
      'node:fs',
      '../overlay/b.ts',
      '../../live/b.ts',
      '../../main/b.ts',
      '../../server/b.ts',
    ],
  },
  {
    from: 'renderer/settings/speech/a.ts',
    allowed: ['../b.ts', '../../bridge.ts', '../../ui/b.ts', '../../../core/app/b.ts'],
    refused: ['../../overlay/b.ts', '../../../live/b.ts', '../../../main/b.ts'],
  },
  {
    from: 'renderer/library/a.ts',
    allowed: [
      './lines/b.ts',
      '../bridge.ts',
      '../ui/b.ts',
      '../../core/library/b.ts',
      '@tanstack/react-virtual',
    ],
    refused: [
      'electron',
      'node:fs',
      '../overlay/b.ts',
      '../settings/b.ts',
      '../../live/b.ts',
      '../../node/b.ts',
    ],
  },
  {
    from: 'renderer/library/lines/a.ts',
    allowed: ['../b.ts', '../search/b.ts', '../../bridge.ts', '../../ui/b.ts', '../../../core/app/b.ts'],
    refused: ['../../settings/b.ts', '../../../live/b.ts', '../../../main/b.ts', 'zustand/react'],
  },
  {
    from: 'main/library/a.ts',
    allowed: ['./b.ts', '../../core/library/b.ts', 'electron', 'node:path'],
    refused: ['../b.ts', '../../node/browsing/browsing.ts', '../../live/b.ts'],
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
