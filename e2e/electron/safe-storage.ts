/** Electron's safeStorage: real encryption, with its key in a file that stands for the system's keyring. */
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Electron from 'electron';
import { app } from './app.ts';
import { options } from './run.ts';
import { strict } from './strict.ts';

/** Chromium marks its format so; a plain-text backend encrypts with a password everybody knows. */
const PREFIX = { real: Buffer.from('v11'), plain: Buffer.from('v10') };

let keyring = options.keyring;
let acceptsPlain = false;

/** From now on the system keeps secrets this way. */
export function setKeyring(wanted: typeof keyring): void {
  keyring = wanted;
}

function available(): boolean {
  if (!app.isReady()) return false;
  return keyring === 'gnome_libsecret' || (keyring === 'basic_text' && acceptsPlain);
}

function realKey(): Buffer {
  const file = join(options.systemDir, 'keyring');
  if (!existsSync(file)) {
    mkdirSync(options.systemDir, { recursive: true });
    writeFileSync(file, randomBytes(32), { mode: 0o600 });
  }
  return readFileSync(file);
}

function plainKey(): Buffer {
  return createHash('sha256').update('peanuts').digest();
}

function encrypt(text: string): Buffer {
  if (!available())
    throw new Error(
      'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
    );
  const isReal = keyring === 'gnome_libsecret';
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', isReal ? realKey() : plainKey(), iv);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([isReal ? PREFIX.real : PREFIX.plain, iv, cipher.getAuthTag(), body]);
}

function decrypt(data: Buffer): string {
  const refuse = (why: string) =>
    new Error(`Error while decrypting the ciphertext provided to safeStorage.decryptString. ${why}`);
  const isReal = data.subarray(0, 3).equals(PREFIX.real);
  if (!isReal && !data.subarray(0, 3).equals(PREFIX.plain))
    throw refuse('Ciphertext does not appear to be encrypted.');
  if (isReal ? keyring !== 'gnome_libsecret' : keyring === 'none')
    throw refuse('Decryption is not available.');
  try {
    const decipher = createDecipheriv('aes-256-gcm', isReal ? realKey() : plainKey(), data.subarray(3, 15));
    decipher.setAuthTag(data.subarray(15, 31));
    return Buffer.concat([decipher.update(data.subarray(31)), decipher.final()]).toString('utf8');
  } catch {
    throw refuse('The key does not fit.');
  }
}

/** Electron's `safeStorage`, complete. */
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: available,
  isAsyncEncryptionAvailable: async () => available(),
  encryptString: encrypt,
  encryptStringAsync: async (text) => encrypt(text),
  decryptString: decrypt,
  decryptStringAsync: async (data) => ({ result: decrypt(data), shouldReEncrypt: false }),
  getSelectedStorageBackend: () => {
    if (!app.isReady()) return 'unknown';
    return keyring === 'gnome_libsecret' ? 'gnome_libsecret' : 'basic_text';
  },
  setUsePlainTextEncryption: (usePlainText) => {
    acceptsPlain = usePlainText;
  },
} satisfies Electron.SafeStorage);
