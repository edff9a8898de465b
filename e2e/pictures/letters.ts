/** How this machine draws letters, as a short text: by its Chromium, its typefaces and their smoothing. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '../server/chromium.ts';

const KEPT = join(import.meta.dirname, 'expected/letters.txt');

/** Of the families that windows name, in sizes and weights that they use. */
const SAMPLE = `<body style="margin:8px;background:#fff;color:#1d1c1a">
  <p style="font:14px/1.45 system-ui">Quick brown foxes, 0123456789 &amp; “ÄßÉ”: ⌘ ⌥ ⇧ …</p>
  <p style="font:600 19px system-ui">Start captions</p>
  <p style="font:15px ui-monospace,'SF Mono','Cascadia Mono','Liberation Mono',monospace">sk-0123 [1 s not captioned]</p>`;

export async function lettersHere(): Promise<string> {
  const browser = await openChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 420, height: 140 } });
    await page.setContent(SAMPLE);
    return createHash('sha256')
      .update(await page.screenshot())
      .digest('hex');
  } finally {
    await browser.close();
  }
}

/** Null where no pictures are kept. */
export const lettersKept = (): string | null => (existsSync(KEPT) ? readFileSync(KEPT, 'utf8').trim() : null);

export const keepLetters = (letters: string): void => writeFileSync(KEPT, `${letters}\n`);
