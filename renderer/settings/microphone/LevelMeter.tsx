/** The level of a source of sound as a bar with words. Draws; whoever shows it decides what is open. */
import { useEffect, useRef, useState } from 'react';
import type { Words } from '../../../core/words/words.ts';
import { useWords } from '../../ui/words.tsx';
import { FLOOR_DB, type Level } from './level.ts';

/** The bar's ends: room noise lies near its left, clipping at its right. */
const LEAST_DB = -60;
/** The bar falls this fast, so that eyes can follow it; it rises at once. */
const FALL_DB_PER_S = 36;
/** Words change at most this often; faster ones cannot be read. */
const WORDS_EVERY_MS = 600;

interface LevelMeterProps {
  readonly level: Pick<Level, 'readDb'> | null;
  /** For who does not see it. */
  readonly label: string;
}

export function LevelMeter({ level, label }: LevelMeterProps) {
  const bar = useRef<HTMLSpanElement>(null);
  const [heardDb, setHeardDb] = useState<number | null>(null);

  useEffect(() => {
    if (level === null) {
      bar.current?.style.setProperty('--level', '0');
      setHeardDb(null);
      return;
    }
    return follow(level, (share) => bar.current?.style.setProperty('--level', share.toFixed(3)), setHeardDb);
  }, [level]);

  const words = wordsOf(heardDb, useWords().settingsMicrophone);
  return (
    <div className="level">
      <meter className="hidden" aria-label={label} min={FLOOR_DB} max={0} value={heardDb ?? FLOOR_DB}>
        {words}
      </meter>
      <span className="level-bar" aria-hidden="true">
        <span className="level-fill" ref={bar} />
      </span>
      <span className="level-words" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}

/**
 * Calls `draw` with 0–1 per frame and `say` with the loudest level since the last time. Gives back a way to
 * stop.
 */
function follow(
  level: Pick<Level, 'readDb'>,
  draw: (share: number) => void,
  say: (db: number) => void,
): () => void {
  let shownDb = LEAST_DB;
  let loudestDb = FLOOR_DB;
  let lastAtMs = performance.now();
  let saidAtMs = lastAtMs;
  const step = (atMs: number) => {
    const db = level.readDb();
    shownDb = Math.max(db, shownDb - (FALL_DB_PER_S * Math.max(0, atMs - lastAtMs)) / 1_000, LEAST_DB);
    loudestDb = Math.max(loudestDb, db);
    lastAtMs = atMs;
    draw(Math.min(1, 1 - shownDb / LEAST_DB));
    if (atMs - saidAtMs >= WORDS_EVERY_MS) {
      say(Math.round(loudestDb));
      saidAtMs = atMs;
      loudestDb = FLOOR_DB;
    }
    frame = requestAnimationFrame(step);
  };
  let frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

function wordsOf(db: number | null, say: Words['settingsMicrophone']): string {
  if (db === null) return say('notListening');
  if (db <= -75) return say('silence');
  if (db < -45) return say('quiet', { db });
  if (db < -3) return say('good', { db });
  return say('tooLoud', { db });
}
