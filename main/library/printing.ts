/** Prints what the library's page shows for print. What stands there is the page's. */
import type { WebContents } from 'electron';
import type { CallHandlers } from '../../core/app/contract.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import { type SavingNeeds, saveContent } from './saving.ts';

export interface PrintingNeeds extends SavingNeeds {
  /** The library's page, or null when its window is closed. */
  readonly page: () => Pick<WebContents, 'print' | 'printToPDF'> | null;
}

/** What Electron says when a person closes the system's dialog. Source: webContents.print in electron.d.ts */
const CANCELLED = 'Print job canceled';

export function createPrinting(needs: PrintingNeeds): Pick<CallHandlers, 'printPage'> {
  return {
    printPage: async ({ to, name }) => {
      const page = needs.page();
      if (page === null) return success(null);
      if (to === 'printer') return await print(page);
      return await saveContent(needs, { name, filter: { name: 'PDF', extensions: ['pdf'] } }, () =>
        // With tags and an outline, so that it can be read aloud and jumped through. A4: ISO 216.
        page.printToPDF({ pageSize: 'A4', generateTaggedPDF: true, generateDocumentOutline: true }),
      );
    },
  };
}

function print(page: Pick<WebContents, 'print'>): Promise<Result<null>> {
  return new Promise((resolve) => {
    page.print({}, (isPrinted, reason) =>
      resolve(
        isPrinted || reason === CANCELLED
          ? success(null)
          : failure({ kind: 'internal', detail: 'printing did not work' }),
      ),
    );
  });
}
