/**
 * Decides what our pages may use: the microphone, what the computer plays while the overlay opens that, the network they are
 * configured for. Nothing else, nobody
 * else; and no page writes a file by downloading it.
 */
import type { Session, SystemPreferences, WebContents } from 'electron';

export interface MediaNeeds {
  /** The only one: no window asks for a partition of its own. */
  readonly session: Pick<Session, 'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'on' | 'off'>;
  /** macOS keeps its own list of who may listen; not asked elsewhere. */
  readonly systemPreferences: Pick<SystemPreferences, 'askForMediaAccess'>;
  readonly platform: NodeJS.Platform;
  readonly isOurPage: (url: string) => boolean;
  /** Whether these contents may hear what the computer plays, now. */
  readonly mayHearComputer: (contents: WebContents | null) => boolean;
}

/** What is asked for, as far as it can be known at either question. */
interface Ask {
  readonly permission: string;
  readonly url: string | undefined;
  readonly isMainFrame: boolean;
  readonly media: readonly string[];
  /** Whether what the computer plays may be heard. */
  readonly hearsComputer: boolean;
}

/**
 * A server on this computer or network is reached through these; the page's policy names the one it may
 * reach.
 */
const NETWORK: ReadonlySet<string> = new Set(['local-network', 'local-network-access', 'loopback-network']);

/** Only sound counts: a question that also asks for video is refused whole. */
export function isAllowed(ask: Ask, isOurPage: MediaNeeds['isOurPage']): boolean {
  if (ask.url === undefined || !isOurPage(ask.url) || !ask.isMainFrame) return false;
  if (NETWORK.has(ask.permission)) return true;
  if (ask.permission === 'display-capture') return ask.hearsComputer;
  return ask.permission === 'media' && ask.media.length > 0 && ask.media.every((type) => type === 'audio');
}

export function createMedia(needs: MediaNeeds): { readonly dispose: () => void } {
  const { session, systemPreferences, platform, isOurPage, mayHearComputer } = needs;
  session.setPermissionCheckHandler((contents, permission, origin, details) => {
    const media = details.mediaType === undefined ? [] : [details.mediaType];
    const { isMainFrame } = details;
    const hearsComputer = mayHearComputer(contents);
    return isAllowed({ permission, url: origin, isMainFrame, media, hearsComputer }, isOurPage);
  });
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { requestingUrl: url, isMainFrame } = details;
    const ask = { permission, url, isMainFrame, media, hearsComputer: mayHearComputer(contents) };
    if (!isAllowed(ask, isOurPage)) return callback(false);
    if (permission !== 'media' || platform !== 'darwin') return callback(true);
    systemPreferences.askForMediaAccess('microphone').then(callback, () => callback(false));
  });
  session.on('will-download', refuseDownload);
  return {
    dispose: () => {
      session.off('will-download', refuseDownload);
      session.setPermissionCheckHandler(null);
      session.setPermissionRequestHandler(null);
    },
  };
}

const refuseDownload = (event: { readonly preventDefault: () => void }) => event.preventDefault();
