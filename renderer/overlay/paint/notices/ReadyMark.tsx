/** That the app has started, where captions have not. Starts none. */
import { useEffect, useState } from 'react';
import { useAppState } from '../../../bridge.ts';
import { shortcutName } from '../../../ui/keys.ts';
import { useWords } from '../../../ui/words.tsx';

/** Long enough to be seen and read by whoever looks elsewhere at first. */
const READY_MS = 15_000;

/** A start without captions shows that the app is there, and how they begin; then it is gone. */
export function ReadyMark() {
  const words = useWords();
  const shortcut = shortcutName(useAppState((state) => state.settings.shortcuts.toggleCaptions));
  const [isFresh, setIsFresh] = useState(() => performance.now() < READY_MS);
  useEffect(() => {
    const timer = setTimeout(() => setIsFresh(false), Math.max(0, READY_MS - performance.now()));
    return () => clearTimeout(timer);
  }, []);
  if (!isFresh) return null;
  return (
    <p className="mark">
      {shortcut === '' ? words.overlay('ready') : words.overlay('readyKeys', { shortcut })}
    </p>
  );
}
