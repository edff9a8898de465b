/**
 * Shows in other programs what is not the app's to show: its licences, the service's page of keys, the folder of its own
 * files. Each is fixed here: no page names a file or an address.
 */
import { join } from 'node:path';
import type { App, Shell } from 'electron';
import type { CallHandlers } from '../../core/app/contract.ts';
import { failure, type Result, success } from '../../core/base/result.ts';

/** Written by scripts/notices.ts. */
const NOTICES = 'THIRD-PARTY-NOTICES.txt';

/** Where an account's keys are made. Source: the service's quickstart. */
export const KEY_PAGE = 'https://platform.openai.com/api-keys';

export interface OutsideNeeds {
  readonly shell: Pick<Shell, 'openPath' | 'openExternal'>;
  readonly app: Pick<App, 'isPackaged' | 'getPath'>;
  /** Where a packaged app has its files: viewers see none inside the app's archive. */
  readonly resources: string;
  /** Where the build put them. */
  readonly built: string;
}

export type Outside = Pick<CallHandlers, 'openNotices' | 'openKeyPage' | 'openDataFolder'>;

export function createOutside({ shell, app, resources, built }: OutsideNeeds): Outside {
  const open = async (path: string, what: string): Promise<Result<undefined>> => {
    const refusal = await shell.openPath(path);
    return refusal === '' ? success(undefined) : notOpened(what);
  };
  return {
    openNotices: () => open(join(app.isPackaged ? resources : built, NOTICES), 'the licences'),
    openDataFolder: () => open(app.getPath('userData'), 'the folder'),
    openKeyPage: async () => {
      try {
        await shell.openExternal(KEY_PAGE);
        return success(undefined);
      } catch {
        return notOpened(KEY_PAGE);
      }
    },
  };
}

const notOpened = (what: string): Result<undefined> =>
  failure({ kind: 'internal', detail: `${what} could not be opened` });
