/** Settled lines of one lane for screen readers, who would stumble over text that still changes. Paints nothing. */
import { type Caption, captionText, isSettled } from '../../../core/captions/caption.ts';
import { KEPT_CAPTIONS } from '../../../core/captions/captions.ts';

export interface CaptionLog {
  readonly element: HTMLElement;
  /** The newest that are settled; those that were not there are read aloud. */
  readonly show: (captions: readonly Caption[]) => void;
}

export function createLog(): CaptionLog {
  const element = document.createElement('div');
  element.className = 'hidden';
  element.setAttribute('role', 'log');
  element.setAttribute('aria-live', 'polite');
  const lines = new Map<string, HTMLElement>();
  return {
    element,
    show: (captions: readonly Caption[]) => {
      const kept = captions
        .filter((caption) => isSettled(caption) && caption.text !== '')
        .slice(-KEPT_CAPTIONS);
      const ids = new Set(kept.map(({ id }) => id));
      for (const [id, line] of lines)
        if (!ids.has(id)) {
          line.remove();
          lines.delete(id);
        }
      for (const caption of kept) {
        const line = lines.get(caption.id) ?? document.createElement('p');
        const text = captionText(caption);
        if (line.textContent !== text) line.textContent = text;
        line.dir = 'auto';
        if (!lines.has(caption.id)) element.append(line);
        lines.set(caption.id, line);
      }
    },
  };
}
