/** What Chromium's own <track> makes of a WebVTT file: the reader most viewers have. It judges nothing. */
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../app/chromium.ts';
import type { ReadCue } from './readers.ts';

/** Null when there is no Chromium. */
export async function readWithTrack(vtt: string): Promise<readonly ReadCue[] | null> {
  const executablePath = findChromium();
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  try {
    const page = await browser.newPage();
    await page.route('http://track.test/**', (route) => {
      const isFile = route.request().url().endsWith('.vtt');
      const type = isFile ? 'text/vtt;charset=utf-8' : 'text/html';
      return route.fulfill({
        contentType: type,
        body: isFile ? vtt : '<video><track default src="/a.vtt"></video>',
      });
    });
    await page.goto('http://track.test/');
    return await page.evaluate(loadedCues);
  } finally {
    await browser.close();
  }
}

/** Runs in the page. */
async function loadedCues(): Promise<readonly ReadCue[]> {
  const element = document.querySelector('track');
  if (element === null) return [];
  element.track.mode = 'hidden';
  if (element.readyState < HTMLTrackElement.LOADED) {
    await new Promise((resolve) => {
      element.addEventListener('load', resolve);
      element.addEventListener('error', resolve);
    });
  }
  return Array.from(element.track.cues ?? [], (cue) => ({
    startMs: Math.round(cue.startTime * 1_000),
    endMs: Math.round(cue.endTime * 1_000),
    text: ((cue as VTTCue).getCueAsHTML().textContent ?? '').replaceAll('\u2060', ''),
  }));
}
