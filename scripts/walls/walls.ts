/** What the rooms may import and what they may not, as examples that the linter must judge alike. Lints nothing. */

import { APP_WALLS } from './appWalls.ts';
import { CORE_WALLS, type Wall } from './core.ts';
import { SERVER_WALLS } from './serverWalls.ts';

const HEARING = ['hearing', 'hearing/moonshine', 'hearing/serving'];

export const WALLS: readonly Wall[] = [
  ...CORE_WALLS,
  {
    from: 'live/a.ts',
    allowed: ['./b.ts', './lane/b.ts', '../core/engine/b.ts'],
    refused: [
      './connection/b.ts',
      ...['node:fs', 'electron', 'react', 'zod'],
      ...['../node/b.ts', '../main/b.ts', '../renderer/b.ts', '../e2e/b.ts'],
    ],
  },
  {
    from: 'live/lane/a.ts',
    allowed: ['./b.ts', '../clock.ts', '../capture.ts', '../connection/b.ts', '../../core/engine/b.ts'],
    refused: ['node:fs', 'electron', '../session.ts', '../../node/b.ts', '../../renderer/b.ts'],
  },
  {
    from: 'live/connection/a.ts',
    allowed: ['./b.ts', '../clock.ts', '../../core/engine/b.ts'],
    refused: [
      'node:fs',
      'electron',
      '../lane/lane.ts',
      '../session.ts',
      '../../node/b.ts',
      '../../renderer/b.ts',
    ],
  },
  {
    from: 'live/recording/a.ts',
    allowed: ['./b.ts', '../clock.ts', '../session.ts', '../startSession.ts', '../../core/hearing/b.ts'],
    refused: ['node:fs', 'electron', '../lane/lane.ts', '../../node/audio/b.ts', '../../renderer/b.ts'],
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
  {
    from: 'node/command/a.ts',
    allowed: ['./b.ts', '../files.ts', '../../core/base/b.ts', 'node:fs', 'node:sqlite', 'chardet'],
    refused: ['electron', 'openai', 'zod', '../recognizer/b.ts', '../../live/b.ts', '../../cli/b.ts'],
  },
  {
    from: 'cli/a.ts',
    allowed: [
      './b.ts',
      ...['./doctor/b.ts', './options/b.ts', './transcribe/b.ts'],
      '../core/subtitles/b.ts',
      '../live/b.ts',
      '../node/b.ts',
      '../node/recognizer/b.ts',
      '../node/command/b.ts',
      'node:path',
      'commander',
    ],
    refused: [
      'electron',
      'react',
      'zod',
      '../main/b.ts',
      '../renderer/b.ts',
      '../e2e/b.ts',
      '../scripts/b.ts',
    ],
  },
  {
    from: 'cli/doctor/a.ts',
    allowed: [
      './b.ts',
      '../frame.ts',
      '../../node/b.ts',
      '../../node/recognizer/b.ts',
      '../../core/app/b.ts',
      'node:fs',
    ],
    refused: ['electron', 'commander', '../../main/b.ts', '../../e2e/b.ts', '../../scripts/b.ts'],
  },
  {
    from: 'cli/options/a.ts',
    allowed: ['./b.ts', '../../core/subtitles/b.ts', 'node:path', 'commander'],
    refused: ['electron', '../frame.ts', '../../node/b.ts', '../../live/b.ts', '../../main/b.ts'],
  },
  {
    from: 'cli/transcribe/a.ts',
    allowed: [
      './b.ts',
      '../frame.ts',
      '../options/b.ts',
      '../../live/recording/b.ts',
      '../../node/audio/b.ts',
      'log-update',
    ],
    refused: ['electron', 'commander', 'openai', '../../main/b.ts', '../../e2e/b.ts', '../../renderer/b.ts'],
  },
  {
    from: 'node/browsing/a.ts',
    allowed: [
      './b.ts',
      '../searchIndex.ts',
      '../transcriptRows.ts',
      '../../core/library/b.ts',
      'node:sqlite',
    ],
    refused: ['electron', '../database.ts', '../../live/b.ts', '../../main/b.ts'],
  },
  {
    from: 'node/library/a.ts',
    allowed: [
      './b.ts',
      '../transcriptRows.ts',
      '../files.ts',
      '../../core/transcript/b.ts',
      'node:sqlite',
      'zod',
    ],
    refused: ['electron', 'openai', '../database.ts', '../settings.ts', '../../live/b.ts', '../../main/b.ts'],
  },
  {
    from: 'node/calls/a.ts',
    allowed: ['./b.ts', 'node:sqlite', 'zod'],
    refused: ['electron', 'openai', '../database.ts', '../../core/base/b.ts', '../../server/calls/b.ts'],
  },
  ...SERVER_WALLS,
  ...APP_WALLS,
];
