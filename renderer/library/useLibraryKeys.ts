/** The keys of the whole window. What a list or a field does with its own keys is theirs. */
import { type RefObject, useEffect } from 'react';
import { isCommandKey } from '../../core/desktop/commandKey.ts';
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
      const isCommand = (letter: string) => isCommandKey(event, letter);
      if (isCommand('f')) {
        field.current?.focus();
        field.current?.select();
      } else if (event.key === 'F3' || isCommand('g')) onStep(event.shiftKey ? -1 : 1);
      else if (isCommand('l')) onBack();
      else if (isCommand('e')) onExport();
      else if ((event.ctrlKey || event.metaKey) && event.key === ',')
        void libraryBridge.call('openSettings', undefined);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}
