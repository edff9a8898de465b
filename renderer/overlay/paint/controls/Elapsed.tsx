/** For how long captions have been on, ticking by the second. Starts nothing. */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import { duration } from '../../../../core/app/amountWords.ts';
import { useWords } from '../../../ui/words.tsx';
import { overlayState } from '../../store.ts';

const TICK_MS = 1_000;

export function Elapsed() {
  const startedAt = useStore(overlayState, ({ session }) => session?.startedAtEpochMs ?? null);
  return startedAt === null ? null : <Since startedAtEpochMs={startedAt} />;
}

function Since({ startedAtEpochMs }: { readonly startedAtEpochMs: number }) {
  const words = useWords();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((nowMs - startedAtEpochMs) / 1_000));
  return (
    <time className="cost elapsed" title={words.overlay('elapsed', { time: duration(seconds, words) })}>
      {clockOf(seconds)}
    </time>
  );
}

/** 0:07, 12:30, 1:02:03: digits that are read at a glance, alike in every language. */
function clockOf(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
