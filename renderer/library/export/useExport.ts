/** What is exported and how, with its preview, and what became of it. Draws nothing. */

import { useEffect, useMemo, useState } from 'react';
import { sentencesOf } from '../../../core/app/problemWords.ts';
import type { Result } from '../../../core/base/result.ts';
import type { ExportSelection, Printout } from '../../../core/library/exporting.ts';
import { fileWordsIn } from '../../../core/library/fileWords.ts';
import { DEFAULT_EXPORT_CHOICE, type ExportChoice } from '../../../core/subtitles/exportChoice.ts';
import { type ExportPreview, type ExportSample, previewOf } from '../../../core/subtitles/exportFiles.ts';
import { libraryBridge } from '../../bridge.ts';
import type { Outcome } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { type Act, answered } from '../calls.ts';

export interface Export {
  readonly choice: ExportChoice;
  readonly change: (patch: Partial<ExportChoice>) => void;
  /** null: not known yet, or nothing is chosen. */
  readonly sample: ExportSample | null;
  readonly preview: ExportPreview | null;
  readonly outcome: Outcome | null;
  readonly save: () => Promise<void>;
  readonly copy: () => Promise<void>;
  readonly print: (to: 'printer' | 'pdf') => Promise<void>;
  /** What is being printed: the page has to show it until then. */
  readonly printout: Printout | null;
}

/** `selection`: null where what a person typed is no part. */
export function useExport(selection: ExportSelection | null): Export {
  const words = useWords();
  const [choice, change] = useChoice();
  const sample = useSample(selection, choice.offsetMs);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [printout, setPrintout] = useState<Printout | null>(null);
  const preview = useMemo(() => {
    if (sample === null || !sample.ok) return null;
    const made = previewOf(sample.value, choice, fileWordsIn(words));
    return made.ok ? made.value : null;
  }, [sample, choice, words]);
  /** Tells of what went wrong; gives back what came of it. */
  const attempt = async <Value>(call: Promise<Result<Value>>, act: Act): Promise<Value | null> => {
    setOutcome(null);
    const result = await answered(call, act);
    if (result.ok) return result.value;
    setOutcome({ tone: 'bad', text: sentencesOf(result.problem, words) });
    return null;
  };
  const tellSaved = (path: string | null) => {
    if (path !== null) setOutcome({ tone: 'good', text: words.exporting('saved', { path }) });
  };
  const save = async () => {
    if (selection === null) return;
    tellSaved(await attempt(libraryBridge.call('exportChosen', { selection, choice }), 'exporting'));
  };
  const copy = async () => {
    if (selection === null) return;
    const copied = await attempt(libraryBridge.call('copyExport', { selection, choice }), 'copying');
    if (copied !== null) setOutcome({ tone: 'good', text: words.exporting('copied') });
  };
  const print = async (to: 'printer' | 'pdf') => {
    if (selection === null) return;
    const read = await attempt(libraryBridge.call('readPrintout', { selection, choice }), 'printing');
    if (read === null) return;
    setPrintout(read);
    await painted();
    tellSaved(await attempt(libraryBridge.call('printPage', { to, name: read.name }), 'printing'));
    setPrintout(null);
  };
  const problem = sample !== null && !sample.ok ? sentencesOf(sample.problem, words) : null;
  const told: Outcome | null = problem === null ? outcome : { tone: 'plain', text: problem };
  const known = sample?.ok === true ? sample.value : null;
  return { choice, change, sample: known, preview, outcome: told, save, copy, print, printout };
}

/** Begins as it was made last. */
function useChoice() {
  const [choice, setChoice] = useState(DEFAULT_EXPORT_CHOICE);
  useEffect(() => {
    libraryBridge.call('readExportChoice', undefined).then(setChoice, () => undefined);
  }, []);
  const change = (patch: Partial<ExportChoice>) => setChoice((now) => ({ ...now, ...patch }));
  return [choice, change] as const;
}

function useSample(selection: ExportSelection | null, offsetMs: number): Result<ExportSample> | null {
  const [sample, setSample] = useState<Result<ExportSample> | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (selection === null) setSample(null);
    else
      answered(libraryBridge.call('previewExport', { selection, offsetMs }), 'previewing').then((read) => {
        if (isCurrent) setSample(read);
      });
    return () => {
      isCurrent = false;
    };
  }, [selection, offsetMs]);
  return sample;
}

/** Two frames: what was set is drawn in the first. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
