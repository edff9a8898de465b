/**
 * Keeps the API key, bound to the server it was entered for: encrypted by the system where it can, as plain text only
 * with consent. Sends it nowhere.
 */
import { readFileSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { isBaseUrl, isServerOrigin, originOf } from '../core/app/address.ts';
import { defaultSettings } from '../core/app/settings.ts';
import type { KeyStatus } from '../core/app/state.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { encrypt, type SafePlace, storageOf } from './safePlace.ts';

/** A file of an earlier version names no server. */
const origin = z.string().refine(isServerOrigin).optional();
const keyFileSchema = z.discriminatedUnion('storage', [
  z.object({ storage: z.literal('encrypted'), base64: z.base64(), origin }),
  z.object({ storage: z.literal('plainText'), key: z.string().min(1), origin }),
]);

type KeyFile = z.infer<typeof keyFileSchema>;

/** A key that is not stored, with the origin of the server it is for. */
export interface EnvironmentKey {
  readonly key: string;
  readonly origin: string;
}

/**
 * Takes OPENAI_API_KEY out of the environment, so that no process started from here inherits it. It is for the server
 * that OPENAI_BASE_URL names, or for the default one.
 */
export function takeEnvironmentKey(environment: NodeJS.ProcessEnv): EnvironmentKey | null {
  const key = environment['OPENAI_API_KEY']?.trim() ?? '';
  delete environment['OPENAI_API_KEY'];
  const address = environment['OPENAI_BASE_URL']?.trim() ?? '';
  return key === ''
    ? null
    : { key, origin: originOf(isBaseUrl(address) ? address : defaultSettings.baseUrl) };
}

export interface KeyNeeds {
  readonly safeStorage: SafePlace;
  readonly platform: NodeJS.Platform;
  readonly file: string;
  readonly replaceFile: (path: string, text: string, readers: 'private') => void;
  /** As it was at start, or null. Used while nothing is stored. */
  readonly environmentKey: EnvironmentKey | null;
  /** The server in use at start: a stored key that names none was entered for it. */
  readonly originAtStart: string;
}

/** The key in use as it is bound now. */
export interface HeldKey {
  /** The server it may be sent to. */
  readonly origin: string;
  /** Another number after every change of the key: what was agreed for one key does not hold for the next. */
  readonly revision: number;
}

export interface Key {
  /** Known at once, without asking the system: a locked keychain may take as long as a person needs. */
  readonly source: () => KeyStatus['source'];
  readonly storage: () => Promise<KeyStatus['storage']>;
  /** null without a key, or with one that cannot be read. */
  readonly held: () => HeldKey | null;
  /**
   * The key in use, for this server. Fails with noKey, keyUnreadable, or serverNotAllowed when it is bound to another.
   * Read anew each time, so that it does not stay in memory.
   */
  readonly read: (origin: string) => Promise<Result<string>>;
  /**
   * Keeps the key for this server. Fails with plainTextStorage when the system cannot or does not encrypt and nobody
   * agreed to do without, or settingsNotSaved.
   */
  readonly store: (wanted: WantedKey) => Promise<Result<undefined>>;
  /**
   * Binds the key to another server, because a person said so. That of the environment is bound until the app quits.
   * Fails with settingsNotSaved.
   */
  readonly bind: (origin: string) => Result<undefined>;
  readonly remove: () => Result<undefined>;
}

export interface WantedKey {
  readonly key: string;
  readonly acceptPlainText: boolean;
  readonly origin: string;
}

export function createKey(needs: KeyNeeds): Key {
  const { file, safeStorage } = needs;
  let { environmentKey } = needs;
  let revision = 0;
  const storage = () => storageOf(safeStorage, needs.platform);
  const attempt = (act: () => void): Result<undefined> => {
    try {
      act();
      return success(undefined);
    } catch {
      return failure({ kind: 'settingsNotSaved' });
    }
  };
  const write = (content: KeyFile) =>
    attempt(() => needs.replaceFile(file, JSON.stringify(content), 'private'));
  const boundTo = (content: KeyFile) => content.origin ?? needs.originAtStart;
  const found = readKeyFile(file);
  // Said now, since the server in use may be another at the next start.
  if (isKey(found) && found.origin === undefined) write({ ...found, origin: needs.originAtStart });

  return {
    source: () => sourceOf(readKeyFile(file), environmentKey),
    storage,
    held: () => {
      const content = readKeyFile(file);
      if (isKey(content)) return { origin: boundTo(content), revision };
      return content === 'unreadable' || environmentKey === null
        ? null
        : { origin: environmentKey.origin, revision };
    },
    read: async (wanted) => {
      const content = readKeyFile(file);
      if (content === 'unreadable') return failure({ kind: 'keyUnreadable' });
      if (content === 'none' && environmentKey === null) return failure({ kind: 'noKey' });
      const refusal = failure({ kind: 'serverNotAllowed', host: new URL(wanted).host });
      if (content === 'none')
        return environmentKey?.origin === wanted ? success(environmentKey.key) : refusal;
      if (boundTo(content) !== wanted) return refusal;
      if (content.storage === 'plainText') return success(content.key);
      return await decrypt(safeStorage, content.base64, (base64) => {
        // Another key may have been stored, or this one bound anew, in the meantime.
        if (isDeepStrictEqual(readKeyFile(file), content)) write({ ...content, base64 });
      });
    },
    store: async ({ key, acceptPlainText, origin }) => {
      const base64 = (await storage()) === 'encrypted' ? await encrypt(safeStorage, key) : null;
      if (base64 === null && !acceptPlainText) return failure({ kind: 'plainTextStorage' });
      revision += 1;
      return write(
        base64 === null ? { storage: 'plainText', key, origin } : { storage: 'encrypted', base64, origin },
      );
    },
    bind: (origin) => {
      const content = readKeyFile(file);
      if (isKey(content)) return write({ ...content, origin });
      if (environmentKey !== null) environmentKey = { ...environmentKey, origin };
      return success(undefined);
    },
    remove: () => {
      revision += 1;
      return attempt(() => rmSync(file, { force: true }));
    },
  };
}

const isKey = (content: KeyFile | 'none' | 'unreadable'): content is KeyFile => typeof content === 'object';

/** An unreadable file counts as stored: the person did store a key and must hear that it is lost. */
function sourceOf(
  content: KeyFile | 'none' | 'unreadable',
  environmentKey: EnvironmentKey | null,
): KeyStatus['source'] {
  if (content !== 'none') return 'stored';
  return environmentKey === null ? 'none' : 'environment';
}

export function readKeyFile(file: string): KeyFile | 'none' | 'unreadable' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'none' : 'unreadable';
  }
  try {
    const parsed = keyFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

async function decrypt(
  safeStorage: SafePlace,
  base64: string,
  renew: (base64: string) => void,
): Promise<Result<string>> {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(base64, 'base64'));
    // The system has a newer key of its own; if rewriting fails the old file still works.
    const renewed = shouldReEncrypt ? await encrypt(safeStorage, result) : null;
    if (renewed !== null) renew(renewed);
    return success(result);
  } catch {
    return failure({ kind: 'keyUnreadable' });
  }
}
