/** Shows the system's notification when a term was said that a person wants to be alerted at. Looks for none, and takes no page's word for a term. */
import type { App, NotificationConstructorOptions } from 'electron';
import { NOTIFICATIONS_APART_MS, type SpokenAlert } from '../../core/app/settings/wordAlert.ts';
import type { AppState, IntentPatch } from '../../core/app/state.ts';
import { cleanText } from '../../core/text/words.ts';
import type { Words } from '../../core/words/words.ts';

/** What we use of Electron's notification. */
interface ShownNotification {
  readonly on: (event: 'click', listener: () => void) => unknown;
  readonly show: () => void;
}

export interface WordAlertNeeds {
  readonly Notification: (new (
    options: NotificationConstructorOptions,
  ) => ShownNotification) & { readonly isSupported: () => boolean };
  readonly app: Pick<App, 'isPackaged' | 'setAppUserModelId'>;
  readonly platform: NodeJS.Platform;
  readonly getState: () => AppState;
  readonly words: () => Words;
  readonly intend: (patch: IntentPatch) => void;
  readonly performance: { readonly now: () => number };
}

export interface WordAlert {
  readonly tellAlert: (alert: SpokenAlert) => void;
}

/** Windows shows notifications of a program that says which shortcut of the start menu it is: appId of electron-builder.yml. */
const APP_ID = 'app.surtitle.desktop';

export function createWordAlert(needs: WordAlertNeeds): WordAlert {
  const { Notification, app, getState } = needs;
  /** The last of each term, with when it was shown. One that nothing holds loses its click. */
  const shown = new Map<string, { readonly atMs: number; readonly notification: ShownNotification }>();
  if (needs.platform === 'win32' && app.isPackaged) app.setAppUserModelId(APP_ID);
  return {
    tellAlert: ({ term, line }) => {
      const { settings, intent } = getState();
      const { terms, notifies } = settings.alerts;
      // The system would keep it: what is off the record leaves nothing behind.
      if (!notifies || intent.offRecord || !terms.includes(term) || !Notification.isSupported()) return;
      const atMs = needs.performance.now();
      const before = shown.get(term);
      if (before !== undefined && atMs - before.atMs < NOTIFICATIONS_APART_MS) return;
      const notification = new Notification({
        title: needs.words().wordAlert('said', { term }),
        body: withoutMarkup(cleanText(line)),
        // A sound would be heard by the microphone, and by who is spoken with.
        silent: true,
      });
      notification.on('click', () => needs.intend({ overlayVisible: true }));
      for (const known of shown.keys()) if (!terms.includes(known)) shown.delete(known);
      shown.set(term, { atMs, notification });
      notification.show();
    },
  };
}

/** Desktops of Linux read bold type, links and pictures out of a body: https://specifications.freedesktop.org/notification-spec. */
function withoutMarkup(body: string): string {
  return body.replaceAll('<', '‹').replaceAll('>', '›');
}
