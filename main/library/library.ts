/** What the library's calls do: reading, exporting and printing what is kept. Each is a file of its own beside this. */
import type { CallHandlers } from '../../core/app/contract.ts';
import type { BrowsingResults, LibraryQuestion } from '../../core/library/browsing.ts';
import type { ExportingResults } from '../../core/library/exporting.ts';
import { type BrowsingCalls, type BrowsingNeeds, createBrowsingCalls } from './browsing.ts';
import type { ChosenNeeds } from './chosen.ts';
import { createExports, type Exports, type ExportsNeeds } from './exports.ts';
import { createPrinting, type PrintingNeeds } from './printing.ts';

export interface LibraryNeeds
  extends BrowsingNeeds,
    Omit<ExportsNeeds, 'titleOf' | 'search' | 'part'>,
    Omit<PrintingNeeds, 'page'> {
  /** The library's page, or null when its window is closed. */
  readonly libraryPage: PrintingNeeds['page'];
}

export interface Library
  extends Pick<BrowsingCalls, 'follow' | 'isRunning'>,
    Pick<Exports, 'exportLast' | 'copyLastMinute'> {
  readonly calls: Pick<CallHandlers, keyof (BrowsingResults & ExportingResults)>;
}

export function createLibrary(needs: LibraryNeeds): Library {
  const { ask } = needs;
  const asks: Pick<ChosenNeeds, 'titleOf' | 'search' | 'part'> = {
    titleOf: (id) => ask((reads) => reads.session(id)?.title ?? null),
    part: (id, span) => ask((reads) => reads.part(id, span)),
    search: (question: LibraryQuestion) => ask((reads) => reads.search(question)),
  };
  const browsing = createBrowsingCalls(needs);
  const exports = createExports({ ...needs, ...asks });
  const printing = createPrinting({ ...needs, page: needs.libraryPage });
  return {
    calls: { ...browsing.calls, ...exports.calls, ...printing },
    exportLast: exports.exportLast,
    copyLastMinute: exports.copyLastMinute,
    follow: browsing.follow,
    isRunning: browsing.isRunning,
  };
}
