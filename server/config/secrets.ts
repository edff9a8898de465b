/** Secrets of the server: from the environment, or from a file that NAME_FILE names. Takes them out of the environment; logs none. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whyUnusable } from './folders.ts';

export interface Secrets {
  readonly openAiKey: string | null;
  /** With which the service signs its webhooks. */
  readonly openAiWebhook: string | null;
  /** That links to rooms are made from. */
  readonly links: string;
  /** With which webhooks to others are signed. */
  readonly webhooks: string | null;
}

export type ReadSecrets =
  | { readonly ok: true; readonly value: Secrets }
  | { readonly ok: false; readonly reason: string };

interface Told {
  readonly env: NodeJS.ProcessEnv;
  readonly dataFolder: string;
  /** Links that were given out open nothing any more. */
  readonly newLinks: boolean;
}

/** 256 bits, as 43 characters. */
const LINK_SECRET_BYTES = 32;
const LEAST_LINK_SECRET = 32;

/** No process that is started from here inherits one. */
export function takeSecrets({ env, dataFolder, newLinks }: Told): ReadSecrets {
  try {
    const links = take(env, 'SURTITLE_LINK_SECRET');
    if (links !== null && links.length < LEAST_LINK_SECRET)
      return { ok: false, reason: 'SURTITLE_LINK_SECRET is shorter than 32 characters. Take more.' };
    const webhooks = take(env, 'SURTITLE_WEBHOOK_SECRET');
    if (webhooks !== null && !/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(webhooks))
      return {
        ok: false,
        reason: 'SURTITLE_WEBHOOK_SECRET is not whsec_ with at least 24 bytes in base64. Correct it.',
      };
    return {
      ok: true,
      value: {
        openAiKey: take(env, 'OPENAI_API_KEY'),
        openAiWebhook: take(env, 'OPENAI_WEBHOOK_SECRET'),
        links: links ?? linksIn(dataFolder, newLinks),
        webhooks,
      },
    };
  } catch (error) {
    if (!(error instanceof UnreadableSecret)) throw error;
    return { ok: false, reason: error.message };
  }
}

class UnreadableSecret extends Error {}

function take(env: NodeJS.ProcessEnv, name: string): string | null {
  const file = env[`${name}_FILE`]?.trim() ?? '';
  const value = env[name]?.trim() ?? '';
  delete env[name];
  if (value !== '') return value;
  if (file === '') return null;
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch {
    throw new UnreadableSecret(`the file that ${name}_FILE names cannot be read. Correct it, or unset it.`);
  }
}

function linksIn(folder: string, isNew: boolean): string {
  try {
    return keptLinks(folder, isNew);
  } catch (error) {
    throw new UnreadableSecret(`${whyUnusable(folder, error)}.`);
  }
}

/** That links are made from: made once, so that they outlive a restart. @throws what the disk says. */
export function keptLinks(folder: string, isNew: boolean): string {
  const path = join(folder, 'links.secret');
  const kept = isNew ? '' : readIfThere(path);
  if (kept.length >= LEAST_LINK_SECRET) return kept;
  const made = randomBytes(LINK_SECRET_BYTES).toString('base64url');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path, made, { mode: 0o600 });
  // The mode counts only for a file that is new.
  chmodSync(path, 0o600);
  return made;
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
