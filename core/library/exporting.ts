/** What the library asks of main to export, copy and print what is kept, and what it is told. */
import * as z from 'zod';
import type { Result } from '../base/result.ts';
import { type ExportChoice, exportChoiceSchema } from '../subtitles/exportChoice.ts';
import type { ExportSample } from '../subtitles/exportFiles.ts';
import { sessionSelectionSchema } from '../subtitles/exportSelection.ts';
import type { Paragraph } from '../subtitles/prose.ts';
import { questionSchema } from './browsing.ts';

export const exportSelectionSchema = z.discriminatedUnion('kind', [
  ...sessionSelectionSchema.options,
  /** All lines that a search finds, whatever its limit; of all sessions. */
  z.strictObject({ kind: z.literal('found'), question: questionSchema }),
]);
export type ExportSelection = Readonly<z.infer<typeof exportSelectionSchema>>;

const request = z.strictObject({ selection: exportSelectionSchema, choice: exportChoiceSchema });

/** Each with the schema of its argument. */
export const exportingCalls = {
  /** The choice that was made last. */
  readExportChoice: z.undefined(),
  /** What previews can be made of. */
  previewExport: z.strictObject({ selection: exportSelectionSchema, offsetMs: z.int() }),
  /** To where a dialog says; the choice is remembered. The file's ending decides the format. */
  exportChosen: request,
  /** To the clipboard; several sessions one after the other. */
  copyExport: request,
  /** What is to stand on paper. */
  readPrintout: request,
  /** Prints what the page shows for print: by the system's dialog, or into a PDF where a dialog says. */
  printPage: z.strictObject({ to: z.enum(['printer', 'pdf']), name: z.string().min(1).max(300) }),
} as const;

/** A session on paper. */
export interface PrintedSession {
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

export interface Printout {
  /** What a file of it is called. */
  readonly name: string;
  readonly sessions: readonly PrintedSession[];
}

/** What each of the calls gives back. */
export interface ExportingResults {
  readonly readExportChoice: ExportChoice;
  readonly previewExport: Result<ExportSample>;
  /** The file, or the folder of several, that was written; null when the dialog was cancelled. */
  readonly exportChosen: Result<string | null>;
  readonly copyExport: Result<undefined>;
  readonly readPrintout: Result<Printout>;
  /** The path of a PDF; null when it was cancelled, or is on paper. */
  readonly printPage: Result<string | null>;
}
