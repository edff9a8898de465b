/** The built pages: each file under its own name, none listed. Which page is at which address their routes say. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** A worker is under the policy that its own file comes with; the speech detector's runs WebAssembly. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Names of built files hold a sum of their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Whether the pages have been built. */
export const hasPages = (folder: string): boolean => existsSync(join(folder, 'captions.html'));

export async function registerPages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/pages/',
    index: false,
    list: false,
    dotfiles: 'deny',
    redirect: false,
    cacheControl: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      if (/[/\\]assets[/\\]/.test(path)) reply.header('cache-control', FOR_EVER);
      if (/\.worker-/.test(path)) reply.header('content-security-policy', WORKER_POLICY);
    },
  });
}
