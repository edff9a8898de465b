/** Asks the handlers main set on its session whether a page may do a thing. It decides nothing itself. */
import type Electron from 'electron';
import { originOf } from './address.ts';
import { sessionHandlers } from './session.ts';

type Asked = Parameters<NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>>[1];
type Checked = Parameters<NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>>[1];
type MediaType = 'audio' | 'video';

/** True when every handler that is set allows it; without handlers Electron allows everything. */
export async function allows(
  contents: Electron.WebContents,
  url: string,
  permission: string,
  kinds: readonly string[],
): Promise<boolean> {
  const mediaTypes = kinds as MediaType[];
  if (!checks(contents, url, permission, mediaTypes)) return false;
  if (!(await requests(contents, url, permission, mediaTypes))) return false;
  return permission !== 'display-capture' || capturesDisplay(contents, url, mediaTypes);
}

function checks(
  contents: Electron.WebContents,
  url: string,
  permission: string,
  kinds: MediaType[],
): boolean {
  const { check } = sessionHandlers;
  if (check === null) return true;
  const securityOrigin = `${originOf(url)}/`;
  return kinds.every((mediaType) =>
    check(contents, permission as Checked, originOf(url), {
      isMainFrame: true,
      mediaType,
      requestingUrl: url,
      securityOrigin,
    }),
  );
}

function requests(
  contents: Electron.WebContents,
  url: string,
  permission: string,
  mediaTypes: MediaType[],
): Promise<boolean> {
  const { request } = sessionHandlers;
  if (request === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const details = {
      isMainFrame: true,
      mediaTypes,
      requestingUrl: url,
      securityOrigin: `${originOf(url)}/`,
    };
    request(contents, permission as Asked, resolve, details);
  });
}

function capturesDisplay(contents: Electron.WebContents, url: string, kinds: MediaType[]): Promise<boolean> {
  const { displayMedia } = sessionHandlers;
  if (displayMedia === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const request: Electron.DisplayMediaRequestHandlerHandlerRequest = {
      audioRequested: kinds.includes('audio'),
      videoRequested: kinds.includes('video'),
      frame: contents.mainFrame,
      securityOrigin: originOf(url),
      userGesture: true,
    };
    displayMedia(request, (streams) => resolve(streams !== null && Object.keys(streams).length > 0));
  });
}
