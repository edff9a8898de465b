/**
 * Tells a terminal what is being captioned, word by word, with how far the talk has come. Reads the page;
 * changes nothing.
 */
import type { Page } from 'playwright';
import { wordsIn } from '../../e2e/session/captionedWords.ts';
import { plainWords } from '../../e2e/speech/wordErrors.ts';
import type { Said } from './report.ts';

export interface Narrator {
  readonly follow: (overlay: Page, elapsedMs: number) => Promise<void>;
  readonly end: () => void;
}

const clock = (ms: number) =>
  `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1_000) % 60).padStart(2, '0')}`;

/** On a terminal the last row grows in place; in a file each row is written once, when it is complete. */
export function createNarrator({ talk, text }: Said): Narrator {
  const totalMs = (talk.sound.samples.length / talk.sound.sampleRate) * 1_000;
  const isTerminal = process.stdout.isTTY === true;
  let rows: readonly string[] = [];
  const words = text === null ? '' : `, ${plainWords(text).length} words`;
  console.log(`Captioning ${clock(totalMs)} of speech${words}.\n`);

  const status = (elapsedMs: number) => {
    const row = rows.at(-1) ?? '';
    if (isTerminal) process.stdout.write(`\r\x1b[2K  ${clock(elapsedMs)} / ${clock(totalMs)}  ${row}`);
  };
  const complete = (row: string) => {
    if (wordsIn(row).length > 0) console.log(`${isTerminal ? '\r\x1b[2K' : ''}  ${row}`);
  };

  return {
    follow: async (overlay, elapsedMs) => {
      const lines = overlay.locator('.rows:not(.sample) .line');
      const next = await lines.allTextContents();
      const first = next[0];
      const kept = first === undefined ? -1 : rows.findIndex((row) => first.startsWith(row) || row === first);
      for (const row of kept === -1 ? rows : rows.slice(0, kept)) complete(row);
      rows = next;
      status(elapsedMs);
    },
    end: () => {
      for (const row of rows) complete(row);
      rows = [];
      console.log('');
    },
  };
}
