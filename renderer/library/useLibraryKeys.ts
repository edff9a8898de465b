/** The keys of the whole window. What a list or a field does with its own keys is theirs. */
import { type RefObject, useEffect } from 'react';
import { libraryBridge } from '../bridge.ts';

interface LibraryKeys {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onStep: (by: 1 | -1) => void;
  readonly onBack: () => void;
  readonly onExport: () => void;
}

export function useLibraryKeys({ field, onStep, onBack, onExport }: LibraryKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && event.key === 'f') {
        field.current?.focus();
        field.current?.select();
      } else if (event.key === 'F3' || (isCommand && event.key === 'g')) onStep(event.shiftKey ? -1 : 1);
      else if (isCommand && event.key === 'l') onBack();
      else if (isCommand && event.key === 'e') onExport();
      else if (isCommand && event.key === ',') void libraryBridge.call('openSettings', undefined);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}
