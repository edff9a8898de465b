/** A key on disk with a safe place of our own beside it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../node/files.ts';
import { createKey, type KeyNeeds } from '../../node/key.ts';

/** A safe place: text is turned around and marked with the version of the safe's own key. */
class Safe {
  version = 1;
  isThere = true;
  backend = 'gnome_libsecret';
  isAsyncEncryptionAvailable = async () => this.isThere;
  getSelectedStorageBackend = () => this.backend;
  refuses = false;
  encryptStringAsync = async (text: string) => {
    if (this.refuses)
      throw new Error('Error while encrypting the text provided to safeStorage.encryptStringAsync.');
    return Buffer.from(`${this.version}:${[...text].reverse().join('')}`);
  };
  decryptStringAsync = async (encrypted: Buffer) => {
    const [version, text] = encrypted.toString().split(':');
    if (text === undefined) throw new Error('Error while decrypting the ciphertext.');
    return { result: [...text].reverse().join(''), shouldReEncrypt: Number(version) !== this.version };
  };
}

/** The server in use, and another. */
export const HERE = 'https://api.openai.com';
export const THERE = 'https://eu.example.org';

export function openKey(
  choice: Partial<Pick<KeyNeeds, 'environmentKey' | 'platform' | 'file' | 'originAtStart'>> = {},
) {
  const safe = new Safe();
  const file = join(mkdtempSync(join(tmpdir(), 'surtitle-key-')), 'key.json');
  const needs = {
    safeStorage: safe,
    platform: 'linux',
    file,
    replaceFile,
    environmentKey: null,
    originAtStart: HERE,
    ...choice,
  } as const;
  return { safe, file: needs.file, key: createKey(needs) };
}
