/** Settled captions for screen readers, who would stumble over text that still changes. Never seen. */
import { memo } from 'react';
import { useStore } from 'zustand/react';
import { type Caption, isSettled } from '../../../core/captions/caption.ts';
import { KEPT_CAPTIONS } from '../../../core/captions/captions.ts';
import { useAppState } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { overlayState } from '../store.ts';

export function Log() {
  const words = useWords();
  const announces = useAppState(({ settings }) => settings.captions.announces);
  const lanes = useStore(overlayState, (state) => state.lanes);
  return lanes.map(({ id, label, captions }) => (
    <div
      key={id}
      className="hidden"
      role="log"
      aria-live={announces ? 'polite' : 'off'}
      aria-label={lanes.length > 1 ? words.overlay('captionsOf', { name: label }) : words.overlay('captions')}
    >
      {captions
        .filter(isSettled)
        .slice(-KEPT_CAPTIONS)
        .map((caption) => (
          <Line key={caption.id} caption={caption} />
        ))}
    </div>
  ));
}

const Line = memo(({ caption }: { readonly caption: Caption }) => <p dir="auto">{caption.text}</p>);
