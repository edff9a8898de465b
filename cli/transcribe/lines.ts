/** Tells programs and logs of a transcription: plain lines, or one JSON object a line. */
import { basename } from 'node:path';
import { note, write } from '../frame.ts';
import { into } from '../times.ts';
import {
  type Account,
  account,
  type Begun,
  leftMs,
  type Progress,
  type ProgressNeeds,
  wordsOf,
} from './progress.ts';

/** Where nobody sees a bar, a line of it is worth so much of the whole. */
const STEP = 0.1;
const TELL_EVERY_MS = 1_000;

export function plainProgress({ isSilent, nowMs }: ProgressNeeds): Progress {
  let begun: Begun | null = null;
  let startedMs = nowMs();
  let told = 0;
  return {
    begin: (start) => {
      begun = start;
      startedMs = nowMs();
      told = 0;
      if (start.fromMs > 0) note(`${basename(start.file)} goes on at ${into(start.fromMs)}.`);
    },
    line: (line, isNew) => {
      if (isNew && !isSilent) write(wordsOf(line));
    },
    open: () => undefined,
    moved: (playedMs) => {
      if (begun?.durationMs == null) return;
      const share = playedMs / Math.max(1, begun.durationMs);
      if (share < told + STEP || share >= 1) return;
      told = Math.floor(share / STEP) * STEP;
      const left = leftMs(begun, { playedMs, tookMs: nowMs() - startedMs });
      note(
        `${basename(begun.file)} ${Math.round(told * 100)} %${left === null ? '' : `, ${into(left)} left`}`,
      );
    },
    waits: (sentence) => {
      if (sentence !== null) note(sentence);
    },
    warn: note,
    end: () => undefined,
  };
}

const tell = (event: object) => write(`${JSON.stringify(event)}\n`);

export function jsonProgress({ nowMs }: Pick<ProgressNeeds, 'nowMs'>): Progress {
  let begun: Begun | null = null;
  let startedMs = nowMs();
  let toldMs = 0;
  return {
    begin: (start) => {
      begun = start;
      startedMs = nowMs();
      tell({ type: 'begin', ...start });
    },
    line: ({ lane, id, text, speaker, ...span }) => {
      const { file, sessionId } = begun ?? {};
      tell({ type: 'line', file, sessionId, lane, id, ...whole(span), text, speaker });
    },
    open: () => undefined,
    moved: (playedMs) => {
      if (begun === null || nowMs() - toldMs < TELL_EVERY_MS) return;
      toldMs = nowMs();
      const left = leftMs(begun, { playedMs, tookMs: nowMs() - startedMs });
      tell({
        type: 'progress',
        file: begun.file,
        playedMs: Math.round(playedMs),
        durationMs: begun.durationMs,
        leftMs: left === null ? null : Math.round(left),
      });
    },
    waits: (sentence) => tell({ type: 'waits', file: begun?.file, sentence }),
    warn: (sentence) => tell({ type: 'warning', file: begun?.file, sentence }),
    end: () => undefined,
  };
}

/** The same for programs; people who see standard error read the sentences. */
export const jsonAccount: Account = {
  missing: (file, missing) => {
    tell({ type: 'missing', file, ...whole(missing) });
    account.missing(file, missing);
  },
  gap: (file, gap) => {
    const { lane, id, reason = 'lost' } = gap;
    tell({ type: 'gap', file, lane, id, ...whole(gap), reason });
    account.gap(file, gap);
  },
  written: (file, path) => {
    tell({ type: 'written', file, path });
    account.written(file, path);
  },
  failed: (file, sentence) => {
    tell({ type: 'failed', file, sentence });
    account.failed(file, sentence);
  },
  ended: (file, outcome) => tell({ type: 'end', file, outcome }),
};

const whole = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number | null }) => ({
  startMs: Math.round(startMs),
  endMs: endMs === null ? null : Math.round(endMs),
});
