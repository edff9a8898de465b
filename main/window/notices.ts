/** Shows the licences of what the app is made of, in the system's own viewer. Writes none of them: the build did. */
import { join } from 'node:path';
import type { App, Shell } from 'electron';
import { failure, type Result, success } from '../../core/base/result.ts';

/** Written by scripts/notices.ts. */
const FILE = 'THIRD-PARTY-NOTICES.txt';

export interface NoticesNeeds {
  readonly shell: Pick<Shell, 'openPath'>;
  readonly app: Pick<App, 'isPackaged'>;
  /** Where a packaged app has its files: viewers see none inside the app's archive. */
  readonly resources: string;
  /** Where the build put them. */
  readonly built: string;
}

/** No page names the file. */
export function createNotices({
  shell,
  app,
  resources,
  built,
}: NoticesNeeds): () => Promise<Result<undefined>> {
  return async () => {
    const refusal = await shell.openPath(join(app.isPackaged ? resources : built, FILE));
    return refusal === ''
      ? success(undefined)
      : failure({ kind: 'internal', detail: 'the licences could not be opened' });
  };
}
