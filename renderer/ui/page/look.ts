/** Colours and text size of a window, as a person chose them. Captions have their own. */
import { useLayoutEffect } from 'react';
import type { General } from '../../../core/app/settings/general.ts';

/**
 * The whole document is zoomed, so that spaces and controls grow with the text; what stands beside each other is told by
 * the container `page`, which a zoom makes narrower, unlike the window.
 */
export function useLook({ theme, textPercent }: Pick<General, 'theme' | 'textPercent'>): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    style.colorScheme = theme === 'system' ? '' : theme;
    style.zoom = textPercent === 100 ? '' : String(textPercent / 100);
  }, [theme, textPercent]);
}
