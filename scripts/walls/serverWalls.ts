/** What the rooms of the server may import and what they may not, as examples that the linter must judge alike. Lints nothing. */
import type { Wall } from './core.ts';

export const SERVER_WALLS: readonly Wall[] = [
  {
    from: 'server/webhooks/a.ts',
    allowed: ['./b.ts', '../../core/base/b.ts', '../../node/database.ts', 'fastify', 'openai'],
    refused: ['electron', 'ws', '../calls/b.ts', '../../core/app/b.ts', '../../node/files.ts'],
  },
  {
    from: 'server/calls/a.ts',
    allowed: [
      './arrival/b.ts',
      '../webhooks/b.ts',
      '../../live/lane/b.ts',
      '../../node/b.ts',
      'fastify',
      'zod',
    ],
    refused: ['electron', 'ws', '../rooms/b.ts', '../../main/b.ts', '../../e2e/b.ts'],
  },
  {
    from: 'server/calls/arrival/a.ts',
    allowed: ['./b.ts', '../../../core/app/b.ts', '../../../node/calls/b.ts', 'zod'],
    refused: ['fastify', 'openai', '../call.ts', '../../../live/clock.ts', '../../../node/database.ts'],
  },
  {
    from: 'server/http/a.ts',
    allowed: [
      './b.ts',
      '../bus/b.ts',
      '../calls/arrival/rules.ts',
      '../../core/app/b.ts',
      '../../live/b.ts',
      '../../node/b.ts',
      'fastify',
      'zod',
    ],
    refused: [
      'electron',
      'react',
      '../../main/b.ts',
      '../../cli/b.ts',
      '../../renderer/b.ts',
      '../../e2e/b.ts',
    ],
  },
  {
    from: 'server/browser/captions/a.ts',
    allowed: [
      './b.ts',
      '../shared/b.ts',
      '../../wire/view.ts',
      '../../../core/screen/b.ts',
      '../../../renderer/overlay/engines/b.ts',
    ],
    refused: [
      'react',
      'node:fs',
      'fastify',
      'zod',
      '../../wire/schema.ts',
      '../../http/b.ts',
      '../../../node/b.ts',
      '../../../renderer/bridge.ts',
    ],
  },
  {
    from: 'server/wire/a.ts',
    allowed: ['./b.ts', '../../core/captions/b.ts', 'zod'],
    refused: ['node:fs', 'fastify', '../rooms/b.ts', '../../node/b.ts', '../../live/b.ts'],
  },
];
