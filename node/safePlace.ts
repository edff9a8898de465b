/** Encrypts and decrypts the key by the system's safe place. Keeps no file. */
import type { KeyStatus } from '../core/app/state.ts';

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

/**
 * `basic_text` encrypts with a password that is the same on every computer: that is plain text with extra
 * steps.
 */
export async function storageOf(
  safeStorage: SafePlace,
  platform: NodeJS.Platform,
): Promise<KeyStatus['storage']> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'plainText';
  if (platform !== 'linux') return 'encrypted';
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' || backend === 'unknown' ? 'plainText' : 'encrypted';
}

/** null when the system refuses after all, as when a person denies access to the keychain. */
export async function encrypt(safeStorage: SafePlace, key: string): Promise<string | null> {
  try {
    return (await safeStorage.encryptStringAsync(key)).toString('base64');
  } catch {
    return null;
  }
}
