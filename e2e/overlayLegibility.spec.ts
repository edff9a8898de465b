/**
 * Whether captions stand out on any desktop, measured on pictures of them. Formula: contrast ratio of WCAG
 * 2.2.
 */
import { expect, test } from '@playwright/test';
import { completed, delta } from './overlay/events.ts';
import { type OverlayPage, openStage, type Stage } from './overlay/stage.ts';

let stage: Stage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage[Symbol.asyncDispose]());

/**
 * The worst ratio between the text's own colour and what lies behind it, from the picture of one line over a
 * desktop.
 */
async function worstContrast({ page }: OverlayPage, desktop: string): Promise<number> {
  await page.addStyleTag({ content: `html { background: ${desktop} !important }` });
  const line = await page.locator('.line').first().boundingBox();
  if (line === null) throw new Error('no line is painted');
  const picture = await page.screenshot({ clip: line });
  return page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(image, 0, 0);
    const { data, width, height } = context.getImageData(0, 0, image.width, image.height);
    const luminanceAt = (x: number, y: number) => {
      const linear = [0, 1, 2].map((channel) => {
        const share = (data[4 * (y * width + x) + channel] ?? 0) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
    };
    let text = 0;
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) text = Math.max(text, luminanceAt(x, y));
    // The padding before the first letter shows the box alone.
    let box = 0;
    for (let y = 8; y < height - 8; y += 1)
      for (let x = 8; x < 14; x += 1) box = Math.max(box, luminanceAt(x, y));
    return (text + 0.05) / (box + 0.05);
  }, picture.toString('base64'));
}

for (const [name, desktop] of [
  ['white', 'white'],
  ['black', 'black'],
  ['a checkerboard', 'repeating-conic-gradient(black 0 25%, white 0 50%) 0 0 / 16px 16px'],
] as const) {
  test(`on ${name} settled and open words both stand out at 7 to 1`, async () => {
    const open = await stage.open();
    await open.receive(delta('a', 'HIM'));
    await expect(open.page.locator('.open')).toHaveText('HIM');
    expect(await worstContrast(open, desktop)).toBeGreaterThanOrEqual(7);
    await open.receive(completed('a', 'HIM'));
    await expect(open.page.locator('.settled')).toHaveText('HIM');
    expect(await worstContrast(open, desktop)).toBeGreaterThanOrEqual(7);
    await open.page.context().close();
  });
}
