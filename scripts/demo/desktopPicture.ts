/**
 * Puts a transparent overlay's picture over something that looks like a desktop, so that one sees it as a
 * user would.
 */
import { writeFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../../e2e/app/chromium.ts';

/**
 * A desktop with a window on it: light, dark and busy in one picture. All of it is drawn here; nothing is
 * fetched.
 */
const DESKTOP = `
  <style>
    body { margin: 0; width: 1280px; height: 720px; overflow: hidden; position: relative;
      font: 15px/1.5 system-ui, sans-serif;
      background: radial-gradient(60% 80% at 18% 12%, #f6c58f 0, transparent 60%),
        radial-gradient(70% 90% at 85% 20%, #6fa3d8 0, transparent 62%),
        radial-gradient(80% 70% at 55% 95%, #1d3a4f 0, transparent 70%), linear-gradient(#c9d8e6, #37566b); }
    .window { position: absolute; left: 120px; top: 60px; width: 780px; height: 560px; background: #fff;
      border-radius: 10px; box-shadow: 0 24px 60px #0007; overflow: hidden; }
    .bar { height: 36px; background: #eceff2; display: flex; gap: 8px; align-items: center; padding: 0 14px; }
    .bar i { width: 11px; height: 11px; border-radius: 50%; background: #c3cad1; }
    .page { padding: 26px 44px; color: #39434d; columns: 2; column-gap: 36px; text-align: justify; }
    .side { position: absolute; left: 960px; top: 120px; width: 240px; height: 420px;
      border-radius: 12px; background: #10161c; box-shadow: 0 18px 44px #0008; }
    .face { width: 108px; height: 108px; border-radius: 50%; margin: 34px auto;
      background: linear-gradient(160deg, #e7b98c, #9c6a4a); box-shadow: 0 0 0 6px #ffffff14; }
    img { position: absolute; left: 50%; bottom: 26px; transform: translateX(-50%); max-width: 1240px; }
  </style>`;

const PARAGRAPH =
  'The surtitle hangs above the stage, a line of light that nobody in the house looks at for long. ' +
  'It must be there when the eye comes up, and gone from the mind when the eye goes down again. ';

/** Takes the overlay page's picture with its transparency and writes it as a PNG over the desktop. */
export async function pictureOverDesktop(overlay: Page, path: string): Promise<void> {
  const picture = await overlay.screenshot({ omitBackground: true });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: [...chromiumArgs],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    const windows = `<div class="window"><div class="bar"><i></i><i></i><i></i></div>
      <div class="page">${PARAGRAPH.repeat(9)}</div></div>
      <div class="side"><div class="face"></div><div class="face"></div></div>`;
    await page.setContent(
      `${DESKTOP}${windows}<img src="data:image/png;base64,${picture.toString('base64')}">`,
    );
    await writeFile(path, await page.screenshot());
  } finally {
    await browser.close();
  }
}
