/**
 * Puts a transparent overlay's picture over something that looks like a desktop, so that one sees it as a
 * user would.
 */
import { writeFile } from 'node:fs/promises';
import { chromium, type Page } from 'playwright';
import { chromiumArgs, findChromium } from '../../e2e/app/chromium.ts';

export const DESKTOP_PX = { width: 1_280, height: 720 } as const;
/** Between the overlay and the lower edge of the desktop. */
export const OVERLAY_BOTTOM_PX = 26;

/**
 * A desktop with a call on it: light, dark and busy in one picture. All of it is drawn here; nothing is
 * fetched.
 */
const DESKTOP = `
  <style>
    * { box-sizing: border-box; }
    body { margin: 0; width: ${DESKTOP_PX.width}px; height: ${DESKTOP_PX.height}px; overflow: hidden; position: relative;
      font: 15px/1.5 system-ui, sans-serif; color: #39434d;
      background: radial-gradient(60% 80% at 18% 12%, #f6c58f 0, transparent 60%),
        radial-gradient(70% 90% at 85% 20%, #6fa3d8 0, transparent 62%),
        radial-gradient(80% 70% at 55% 95%, #1d3a4f 0, transparent 70%), linear-gradient(#c9d8e6, #37566b); }
    .window { position: absolute; border-radius: 10px; box-shadow: 0 24px 60px #0007; overflow: hidden; background: #fff; }
    .bar { height: 36px; background: #eceff2; display: flex; gap: 8px; align-items: center; padding: 0 14px; }
    .bar i { width: 11px; height: 11px; border-radius: 50%; background: #c3cad1; }
    .bar b { flex: 1; text-align: center; font-weight: 600; font-size: 13px; color: #5b6670; padding-right: 57px; }
    .call { left: 92px; top: 44px; width: 760px; height: 600px; background: #14191f; }
    .call .bar { background: #222931; }
    .call .bar i { background: #49535d; }
    .call .bar b { color: #b9c3cc; }
    .tiles { display: grid; grid-template: 1fr 1fr / 1fr 1fr; gap: 10px; padding: 10px; height: 564px; }
    .tile { border-radius: 8px; position: relative; overflow: hidden; }
    .tile.speaks { outline: 3px solid #ffd76a; outline-offset: -3px; }
    .tile span { position: absolute; left: 10px; top: 8px; color: #fff; font-size: 13px; font-weight: 600;
      background: #0008; padding: 1px 9px; border-radius: 9px; }
    .tile svg { position: absolute; inset: 0; width: 100%; height: 100%; }
    .notes { left: 884px; top: 92px; width: 318px; height: 470px; }
    .page { padding: 18px 24px; }
    .page h1 { font-size: 19px; margin: 0 0 8px; color: #1e262d; }
    .page p { margin: 0 0 10px; }
    .page mark { background: #ffeab0; color: inherit; }
    img { position: absolute; left: 50%; bottom: ${OVERLAY_BOTTOM_PX}px; transform: translateX(-50%); max-width: 1240px; }
  </style>`;

interface Person {
  readonly name: string;
  readonly wall: string;
  readonly skin: string;
  readonly hair: string;
  readonly shirt: string;
  readonly speaks?: true;
}

const PEOPLE: readonly Person[] = [
  { name: 'Ines', wall: '#5f7f86', skin: '#e6b592', hair: '#5a3522', shirt: '#c8553d', speaks: true },
  { name: 'Tom', wall: '#8a7a66', skin: '#8d5a3c', hair: '#1c1512', shirt: '#e8e2d4' },
  { name: 'Mei', wall: '#a9b3bb', skin: '#f0c9a4', hair: '#20191a', shirt: '#3f6f5c' },
  { name: 'You', wall: '#474f63', skin: '#d9a27e', hair: '#b98b4e', shirt: '#27408b' },
];

const tile = ({ name, wall, skin, hair, shirt, speaks }: Person) => `
  <div class="tile ${speaks === true ? 'speaks' : ''}" style="background:linear-gradient(160deg, ${wall}, #2b3138 130%)">
    <svg viewBox="0 0 370 272"><ellipse cx="185" cy="106" rx="62" ry="70" fill="${hair}"/>
      <rect x="162" y="150" width="46" height="60" fill="${skin}"/>
      <path d="M70 290 Q78 196 162 190 Q185 212 208 190 Q292 196 300 290 Z" fill="${shirt}"/>
      <ellipse cx="185" cy="122" rx="48" ry="58" fill="${skin}"/>
      <path d="M136 112 Q140 56 190 60 Q236 64 234 112 Q214 84 186 86 Q150 88 136 112 Z" fill="${hair}"/></svg>
    <span>${name}</span>
  </div>`;

const CALL = `<div class="window call"><div class="bar"><i></i><i></i><i></i><b>Reading circle</b></div>
  <div class="tiles">${PEOPLE.map(tile).join('')}</div></div>`;

const NOTES = `<div class="window notes"><div class="bar"><i></i><i></i><i></i></div><div class="page">
  <h1>Sense and Sensibility</h1><p>Chapter 1, read by Ines. <mark>Who is John Dashwood?</mark></p>
  <p>The half-brother, who promised his father to look after the three girls and their mother.</p>
  <p>For Thursday: chapters 2 and 3. Tom brings the maps, Mei the questions about money and who inherits it.</p>
  <p>Where does the narrator smile? Mark three places.</p></div></div>`;

/** A picture of the desktop, with the overlay's picture on it where there is one. */
export async function desktopPicture(overlayPng: Buffer | null): Promise<Buffer> {
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath !== null && { executablePath }),
    args: [...chromiumArgs],
  });
  try {
    const page = await browser.newPage({ viewport: DESKTOP_PX });
    const image =
      overlayPng === null ? '' : `<img src="data:image/png;base64,${overlayPng.toString('base64')}">`;
    await page.setContent(`${DESKTOP}${CALL}${NOTES}${image}`);
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}

/** Takes the overlay page's picture with its transparency and writes it as a PNG over the desktop. */
export async function pictureOverDesktop(overlay: Page, path: string): Promise<void> {
  await writeFile(path, await desktopPicture(await overlay.screenshot({ omitBackground: true })));
}
