/**
 * Exports and copies what is chosen of the kept sessions, and remembers how. The text itself is core/subtitles's concern,
 * where it goes saving.ts's.
 */
import type { Clipboard } from 'electron';
import type { CallArgument, CallHandlers, CallResults } from '../../core/app/contract.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import type { ExportingResults, ExportSelection } from '../../core/library/exporting.ts';
import { fileWordsIn } from '../../core/library/fileWords.ts';
import { type ExportChoice, optionsOfChoice } from '../../core/subtitles/exportChoice.ts';
import { exportFiles } from '../../core/subtitles/exportFiles.ts';
import type { Chosen } from '../../core/subtitles/exportSelection.ts';
import { fileName } from '../../core/subtitles/fileName.ts';
import type { FileWords } from '../../core/subtitles/options.ts';
import { headingOf, paragraphsOf } from '../../core/subtitles/prose.ts';
import { type ChosenNeeds, chosenSessions, sampleOfChosen } from './chosen.ts';
import { type SavingNeeds, saveFiles } from './saving.ts';

export interface ExportsNeeds extends ChosenNeeds, SavingNeeds {
  readonly choice: {
    readonly read: () => ExportChoice;
    readonly save: (choice: ExportChoice) => void;
  };
  readonly clipboard: Pick<Clipboard, 'writeText'>;
}

export interface Exports {
  /** As the tray and the settings ask: the last session as it was exported last, in this format. */
  readonly exportLast: (request: CallArgument<'exportSession'>) => Promise<CallResults['exportSession']>;
  /** Puts what was said last on the clipboard, as plain text. */
  readonly copyLastMinute: () => Promise<Result<undefined>>;
  readonly calls: Pick<CallHandlers, Exclude<keyof ExportingResults, 'printPage'>>;
}

export function createExports(needs: ExportsNeeds): Exports {
  const chosen = (selection: ExportSelection) => chosenSessions(needs, selection);
  /** Of the last session. */
  const chosenOfLast = (kind: 'session' | 'lastMinute') => {
    const last = needs.read(null);
    if (!last.ok) return last;
    return last.value === null ? nothing : chosen({ kind, sessionId: last.value.session.id });
  };
  const copy = async (
    sessions: Result<readonly Chosen[]>,
    choice: ExportChoice,
  ): Promise<Result<undefined>> => {
    // A clipboard knows neither marks nor line ends of files.
    const plain = { ...choice, byteOrderMark: false, lineEnding: 'lf' } as const;
    const files = sessions.ok ? exportFiles(sessions.value, plain, wordsOf(needs)) : sessions;
    if (!files.ok) return files;
    await needs.clipboard.writeText(files.value.map(({ text }) => text).join('\n'));
    return success(undefined);
  };
  // An offset is of one video.
  const asLast = (format: ExportChoice['format']) => ({ ...needs.choice.read(), format, offsetMs: 0 });
  return {
    exportLast: async ({ format }) => {
      const whole = chosenOfLast('session');
      return whole.ok ? await save(needs, whole.value, asLast(format)) : whole;
    },
    copyLastMinute: () => copy(chosenOfLast('lastMinute'), asLast('txt')),
    calls: {
      readExportChoice: needs.choice.read,
      previewExport: ({ selection, offsetMs }) =>
        sampleOfChosen(needs, selection, { offsetMs, words: wordsOf(needs) }),
      exportChosen: async ({ selection, choice }) => {
        needs.choice.save(choice);
        const sessions = chosen(selection);
        return sessions.ok ? await save(needs, sessions.value, choice) : sessions;
      },
      copyExport: ({ selection, choice }) => copy(chosen(selection), choice),
      readPrintout: ({ selection, choice }) => {
        const sessions = chosen(selection);
        return sessions.ok ? printoutOf(sessions.value, choice, wordsOf(needs)) : sessions;
      },
    },
  };
}

const nothing = failure({ kind: 'nothingToExport' });

const wordsOf = (needs: ExportsNeeds): FileWords => fileWordsIn(needs.words());

async function save(
  needs: ExportsNeeds,
  sessions: readonly Chosen[],
  choice: ExportChoice,
): Promise<Result<string | null>> {
  return await saveFiles(needs, choice.format, (format) =>
    exportFiles(sessions, { ...choice, format }, wordsOf(needs)),
  );
}

function printoutOf(
  sessions: readonly Chosen[],
  choice: ExportChoice,
  words: FileWords,
): CallResults['readPrintout'] {
  const printed = sessions.map(({ transcript, title, range, only }) => ({
    heading: headingOf(transcript, { title, words }),
    paragraphs: paragraphsOf(transcript, { ...optionsOfChoice(choice), title, range, only, words }),
  }));
  const shown = printed.filter(({ paragraphs }) => paragraphs.length > 0);
  const [first] = sessions;
  if (first === undefined || shown.length === 0) return nothing;
  return success({ name: fileName(first.transcript, 'pdf', first.title), sessions: shown });
}
