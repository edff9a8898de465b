/**
 * The captions' typeface as the page sets it, with a way to measure it that agrees with the page. Lays
 * nothing out.
 */

/** Of the bundled font: the weight must be one that ui/styles/captions.css uses, the letters one of each file. */
const FACE = "16px 'Surtitle Text'";
const LETTER_OF_EACH_FILE = 'aā';

/**
 * Resolves when the bundled font is there, or has turned out not to be: the system's own then stands in for
 * good.
 */
export async function loadTypeface(): Promise<void> {
  await Promise.allSettled([document.fonts.load(FACE, LETTER_OF_EACH_FILE)]);
}

/** Gives a text's width in pixels as the element would set it on one line. */
export function createMeasure(element: Element): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('this page cannot measure text');
  const style = getComputedStyle(element);
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fontKerning = 'normal';
  context.textRendering = 'geometricPrecision';
  return (text) => context.measureText(text).width;
}
