/** Electron's safeStorage: real encryption, with its key in a file that stands for the system's keyring. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { hostOptions } from '../options.ts';
import { strict } from '../strict.ts';

/** Chromium marks what a real keyring encrypted so. */
const PREFIX = Buffer.from('v11');

type Implemented =
  | 'isAsyncEncryptionAvailable'
  | 'encryptStringAsync'
  | 'decryptStringAsync'
  | 'getSelectedStorageBackend';

/** Electron's `safeStorage`. Without a keyring it refuses, as Electron does until told to use plain text. */
export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => hasKeyring(),
  getSelectedStorageBackend: () => hostOptions().keyring,
  encryptStringAsync: async (text) => {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyringKey(), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), body]);
  },
  decryptStringAsync: async (data) => {
    if (!data.subarray(0, 3).equals(PREFIX)) throw new Error('Ciphertext does not appear to be encrypted.');
    const decipher = createDecipheriv('aes-256-gcm', keyringKey(), data.subarray(3, 15));
    decipher.setAuthTag(data.subarray(15, 31));
    const result = Buffer.concat([decipher.update(data.subarray(31)), decipher.final()]).toString('utf8');
    return { result, shouldReEncrypt: false };
  },
} satisfies Pick<Electron.SafeStorage, Implemented>);

function hasKeyring(): boolean {
  return hostOptions().keyring !== 'basic_text';
}

function keyringKey(): Buffer {
  if (!hasKeyring()) throw new Error('Encryption is not available.');
  const { systemDir } = hostOptions();
  const file = join(systemDir, 'keyring');
  if (!existsSync(file)) {
    mkdirSync(systemDir, { recursive: true });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(file);
}
