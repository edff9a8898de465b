/**
 * Serves the pages from the private app:// scheme, each under its content security policy. Reads nothing
 * outside their folder but the models that are named.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { CustomScheme, Protocol } from 'electron';
import { isServerOrigin } from '../core/app/address.ts';
import { callsOf, type PageName } from '../core/app/contract.ts';
import { manifestSchema } from '../core/hearing/models.ts';

const SCHEME = 'app';
const HOST = 'surtitle';

/** Must reach `protocol.registerSchemesAsPrivileged` before the app is ready. */
export const pageScheme: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
};

const PAGES = Object.keys(callsOf) as readonly PageName[];

/** Where pages find the models of the recognizer on this computer. */
const MODELS = '/models/';

export const pageUrl = (page: PageName): string => `${SCHEME}://${HOST}/${page}/index.html`;

/** Which page an address is: exactly its own, under our scheme and host. Anything else is a stranger. */
export function pageOf(url: string): PageName | null {
  if (!isOurPage(url)) return null;
  const { pathname } = new URL(url);
  return PAGES.find((page) => pathname === new URL(pageUrl(page)).pathname) ?? null;
}

/** Whether an address, also one without a path, lies under our scheme and host. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === `${SCHEME}:` && host === HOST;
}

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export interface PagesNeeds {
  readonly protocol: Pick<Protocol, 'handle' | 'unhandle'>;
  /** The folder the built pages are in. */
  readonly folder: string;
  /** The folder of `models.json` and, in `models/`, the files that it names. */
  readonly assets: string;
  /** Where captions come from; only the overlay may talk to it. Asked at every page load. */
  readonly serverOrigin: () => string;
  /** The development server's address, or null for a built app. */
  readonly devUrl: string | null;
  readonly net: { readonly fetch: (url: string) => Promise<Response> };
}

/** Starts serving; wants a ready app. */
export function createPages(needs: PagesNeeds): { readonly dispose: () => void } {
  needs.protocol.handle(SCHEME, async (request) => {
    if (!isOurPage(request.url) || request.method !== 'GET') return refuse(403);
    const url = new URL(request.url);
    if (url.pathname.startsWith(MODELS)) return await serveModel(needs, url.pathname);
    if (needs.devUrl === null) return await serveFile(needs, url.pathname);
    // Without a policy: the development server's reload needs inline scripts and a socket to it.
    return await needs.net.fetch(new URL(url.pathname + url.search, needs.devUrl).href);
  });
  return { dispose: () => needs.protocol.unhandle(SCHEME) };
}

async function serveFile(needs: PagesNeeds, pathname: string): Promise<Response> {
  const path = resolveFile(needs.folder, pathname);
  return path === null ? refuse(403) : await answerWith(needs, path, pathname);
}

/** The list of models and what it names; nothing else that lies beside them. */
async function serveModel(needs: PagesNeeds, pathname: string): Promise<Response> {
  const list = join(needs.assets, 'models.json');
  const name = pathname.slice(MODELS.length);
  if (name === 'models.json') return await answerWith(needs, list, pathname);
  const manifest = await readFile(list, 'utf8').catch(() => null);
  if (manifest === null) return refuse(404);
  const { models } = manifestSchema.parse(JSON.parse(manifest));
  const isNamed = models.some(({ files }) => Object.values(files).some(({ path }) => path === name));
  return isNamed ? await answerWith(needs, join(needs.assets, 'models', name), pathname) : refuse(403);
}

async function answerWith(needs: PagesNeeds, path: string, pathname: string): Promise<Response> {
  const body = await readFile(path).catch(() => null);
  if (body === null) return refuse(404);
  return new Response(body, { headers: headersFor(pathname, needs.serverOrigin()) });
}

const refuse = (status: number): Response => new Response(null, { status });

/** The file a path names, or null when it would leave the folder. */
export function resolveFile(folder: string, pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const root = normalize(folder + sep);
  const path = normalize(join(root, decoded));
  return path.startsWith(root) ? path : null;
}

export function headersFor(pathname: string, serverOrigin: string): Record<string, string> {
  const page = PAGES.find((name) => pathname.startsWith(`/${name}/`)) ?? 'settings';
  return {
    'Content-Type': MIME_TYPES[extname(pathname)] ?? 'application/octet-stream',
    'Content-Security-Policy': contentSecurityPolicy(page, serverOrigin),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  };
}

/**
 * Nothing from anywhere but our own files; WebAssembly for the speech detector and the recognizer; the caption server for the
 * overlay alone.
 * Source: Content Security Policy Level 3, W3C.
 */
export function contentSecurityPolicy(page: PageName, serverOrigin: string): string {
  // Whatever else came here would be read as a pattern, or as another directive.
  const isNamed = page === 'overlay' && isServerOrigin(serverOrigin);
  const connect = isNamed ? `'self' ${serverOrigin}` : "'self'";
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src ${connect}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
