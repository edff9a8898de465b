/** A real Chromium for specs of the server's pages. */
import { type Browser, chromium } from '@playwright/test';
import { chromiumArgs, fakeMicrophoneArgs, findChromium } from '../app/chromium.ts';

/** @param microphone a WAV file that is spoken once, from when the microphone is opened. */
export async function openChromium(microphone?: string): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('Neither Chromium nor Chrome was found; set SURTITLE_CHROMIUM.');
  const sound = microphone === undefined ? [] : fakeMicrophoneArgs(microphone);
  return await chromium.launch({ executablePath, args: [...chromiumArgs, ...sound] });
}
