/**
 * Keeps the API key: encrypted by the system where it can, as plain text only with consent. Sends it nowhere.
 */
import { readFileSync, rmSync } from 'node:fs';
import * as z from 'zod';
import type { KeyStatus } from '../core/app/state.ts';
import { failure, type Result, success } from '../core/base/result.ts';

const keyFileSchema = z.discriminatedUnion('storage', [
  z.object({ storage: z.literal('encrypted'), base64: z.base64() }),
  z.object({ storage: z.literal('plainText'), key: z.string().min(1) }),
]);

type KeyFile = z.infer<typeof keyFileSchema>;

/** Takes OPENAI_API_KEY out of the environment, so that no process started from here inherits it. */
export function takeEnvironmentKey(environment: NodeJS.ProcessEnv): string | null {
  const key = environment['OPENAI_API_KEY']?.trim() ?? '';
  delete environment['OPENAI_API_KEY'];
  return key === '' ? null : key;
}

/** The system's safe place, as Electron's `safeStorage` offers it. */
export interface SafePlace {
  readonly isAsyncEncryptionAvailable: () => Promise<boolean>;
  readonly encryptStringAsync: (text: string) => Promise<Buffer>;
  /** Rejects when the system has another key by now. */
  readonly decryptStringAsync: (
    encrypted: Buffer,
  ) => Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
  /** On Linux only. */
  readonly getSelectedStorageBackend: () => string;
}

export interface KeyNeeds {
  readonly safeStorage: SafePlace;
  readonly platform: NodeJS.Platform;
  readonly file: string;
  readonly replaceFile: (path: string, text: string, readers: 'private') => void;
  /** OPENAI_API_KEY as it was at start, or null. Used while nothing is stored. */
  readonly environmentKey: string | null;
}

export interface Key {
  /** Known at once, without asking the system: a locked keychain may take as long as a person needs. */
  readonly source: () => KeyStatus['source'];
  readonly storage: () => Promise<KeyStatus['storage']>;
  /**
   * The key in use. Fails with noKey or keyUnreadable. Read anew each time, so that it does not stay in
   * memory.
   */
  readonly read: () => Promise<Result<string>>;
  /**
   * Fails with plainTextStorage when the system cannot or does not encrypt and nobody agreed to do without,
   * or settingsNotSaved.
   */
  readonly store: (key: string, acceptPlainText: boolean) => Promise<Result<undefined>>;
  readonly remove: () => Result<undefined>;
}

export function createKey(needs: KeyNeeds): Key {
  const storage = () => storageOf(needs);
  const write = (content: KeyFile): Result<undefined> => {
    try {
      needs.replaceFile(needs.file, JSON.stringify(content), 'private');
      return success(undefined);
    } catch {
      return failure({ kind: 'settingsNotSaved' });
    }
  };
  return {
    source: () => sourceOf(readKeyFile(needs.file), needs.environmentKey),
    storage,
    read: async () => {
      const content = readKeyFile(needs.file);
      if (content === 'none') return fromEnvironment(needs.environmentKey);
      if (content === 'unreadable') return failure({ kind: 'keyUnreadable' });
      if (content.storage === 'plainText') return success(content.key);
      return await decrypt(needs.safeStorage, content.base64, write);
    },
    store: async (key, acceptPlainText) => {
      const base64 = (await storage()) === 'encrypted' ? await encrypt(needs.safeStorage, key) : null;
      if (base64 !== null) return write({ storage: 'encrypted', base64 });
      if (!acceptPlainText) return failure({ kind: 'plainTextStorage' });
      return write({ storage: 'plainText', key });
    },
    remove: () => {
      try {
        rmSync(needs.file, { force: true });
        return success(undefined);
      } catch {
        return failure({ kind: 'settingsNotSaved' });
      }
    },
  };
}

/** null when the system refuses after all, as when a person denies access to the keychain. */
async function encrypt(safeStorage: KeyNeeds['safeStorage'], key: string): Promise<string | null> {
  try {
    return (await safeStorage.encryptStringAsync(key)).toString('base64');
  } catch {
    return null;
  }
}

/**
 * `basic_text` encrypts with a password that is the same on every computer: that is plain text with extra
 * steps.
 */
async function storageOf({ safeStorage, platform }: KeyNeeds): Promise<KeyStatus['storage']> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'plainText';
  if (platform !== 'linux') return 'encrypted';
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? 'plainText' : 'encrypted';
}

/** An unreadable file counts as stored: the person did store a key and must hear that it is lost. */
function sourceOf(
  content: KeyFile | 'none' | 'unreadable',
  environmentKey: string | null,
): KeyStatus['source'] {
  if (content !== 'none') return 'stored';
  return environmentKey === null ? 'none' : 'environment';
}

function fromEnvironment(key: string | null): Result<string> {
  return key === null ? failure({ kind: 'noKey' }) : success(key);
}

function readKeyFile(file: string): KeyFile | 'none' | 'unreadable' {
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
  safeStorage: KeyNeeds['safeStorage'],
  base64: string,
  write: (content: KeyFile) => Result<undefined>,
): Promise<Result<string>> {
  try {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(base64, 'base64'));
    // The system has a newer key of its own; if rewriting fails the old file still works.
    const renewed = shouldReEncrypt ? await encrypt(safeStorage, result) : null;
    if (renewed !== null) write({ storage: 'encrypted', base64: renewed });
    return success(result);
  } catch {
    return failure({ kind: 'keyUnreadable' });
  }
}
