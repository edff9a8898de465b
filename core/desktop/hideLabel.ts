/** What the button or menu item says that hides the overlay, or shows it: what becomes of captions too. Hides nothing. */
import type { AppState } from '../app/state.ts';
import type { Words } from '../words/words.ts';

type Hiding = Pick<AppState, 'intent' | 'settings'>;

/** Who only hides captions goes on being listened to, and may go on paying. */
export function hideLabel({ intent, settings }: Hiding, { controls }: Pick<Words, 'controls'>): string {
  if (!intent.overlayVisible) return controls('showOverlay');
  if (!intent.captions) return controls('hideOverlay');
  return controls(settings.general.hideStops ? 'hideAndStop' : 'hideAndListen');
}
