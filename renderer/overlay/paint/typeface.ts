/**
 * The captions' typeface as the page sets it, with a way to measure it that agrees with the page. Lays
 * nothing out.
 */

/** Of the bundled fonts, so that a choice between them measures what it paints: the weight must be one that ui/styles/captions.css uses, the letters one of each file. */
const FACE = "16px 'Surtitle Text'";
/** Chosen in the app only: a reader's page would fetch 115 kB for nothing. */
const OTHER_FACE = "16px 'Surtitle OpenDyslexic'";
const LETTER_OF_EACH_FILE = 'aā';

/**
 * Resolves when the bundled fonts are there, or have turned out not to be: the system's own then stands in for
 * good.
 */
export async function loadTypeface(): Promise<void> {
  await load([FACE]);
}

/** The same for all typefaces that can be chosen. */
export async function loadTypefaces(): Promise<void> {
  await load([FACE, OTHER_FACE]);
}

const load = (faces: readonly string[]) =>
  Promise.allSettled(faces.map((face) => document.fonts.load(face, LETTER_OF_EACH_FILE)));

/** Gives a text's width in pixels as the element would set it on one line in these typefaces. */
export function createMeasure(element: Element, family: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('this page cannot measure text');
  const style = getComputedStyle(element);
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${family}`;
  context.fontKerning = 'normal';
  context.textRendering = 'geometricPrecision';
  return (text) => context.measureText(text).width;
}
