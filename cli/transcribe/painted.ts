/** Shows a transcription to a person at a terminal: the words as they come, a bar below them with the time that is left. */
import { basename } from 'node:path';
import { createLogUpdate } from 'log-update';
import { note, oneLine, write } from '../frame.ts';
import { into } from '../times.ts';
import { type Begun, leftMs, type Progress, type ProgressNeeds, wordsOf } from './progress.ts';

const BAR = 24;
const PAINT_EVERY_MS = 200;

export function paintedProgress({ isSilent, nowMs }: ProgressNeeds): Progress {
  const paint = createLogUpdate(process.stderr);
  let begun: Begun | null = null;
  let startedMs = nowMs();
  let playedMs = 0;
  let paintedMs = 0;
  let text = '';
  let waiting: string | null = null;
  const draw = () => {
    if (begun === null) return;
    const { durationMs, file } = begun;
    const share = durationMs === null ? null : Math.min(1, playedMs / Math.max(1, durationMs));
    const left = leftMs(begun, { playedMs, tookMs: nowMs() - startedMs });
    const bar =
      share === null
        ? into(playedMs)
        : `${'━'.repeat(Math.round(share * BAR))}${'╌'.repeat(BAR - Math.round(share * BAR))} ${Math.floor(share * 100)} %`;
    const rest = waiting ?? (left === null ? '' : `${into(left)} left`);
    const said =
      text === '' || isSilent ? '' : `${oneLine(text).slice(-(process.stderr.columns ?? 80) + 4)}\n`;
    paint(`${said}${oneLine(basename(file))}  ${bar}  ${rest}`);
  };
  const soon = () => {
    if (nowMs() - paintedMs < PAINT_EVERY_MS) return;
    paintedMs = nowMs();
    draw();
  };
  return {
    begin: (start) => {
      begun = start;
      startedMs = nowMs();
      playedMs = start.fromMs;
      if (start.fromMs > 0) note(`${basename(start.file)} goes on at ${into(start.fromMs)}.`);
    },
    line: (line, isNew) => {
      if (isSilent || !isNew) return;
      paint.clear();
      write(wordsOf(line));
      text = '';
      draw();
    },
    open: (open) => {
      text = open;
      soon();
    },
    moved: (ms) => {
      playedMs = ms;
      soon();
    },
    waits: (sentence) => {
      waiting = sentence;
      draw();
    },
    warn: (sentence) => {
      paint.clear();
      note(sentence);
      draw();
    },
    end: () => {
      begun = null;
      paint.clear();
      paint.done();
    },
  };
}
