/** What a reader can change: pause, size, colours, what to take home. Remembers size and colours on this device. */
import { captionText } from '../../../core/captions/caption.ts';
import type { View } from '../../wire/view.ts';
import { byId } from '../shared/elements.ts';
import type { Stage } from '../shared/stage.ts';
import { copyText } from './copy.ts';

const SIZES_PX = [18, 22, 26, 32, 40, 50, 64, 80, 100, 128] as const;
const DOWNLOADS = [
  ['srt', 'Subtitles (SRT)'],
  ['txt', 'Text (TXT)'],
] as const;
const LOOKS = ['system', 'light', 'dark', 'contrast'] as const;
/** The overlay's (core/desktop/appearance.ts): rows of whole pixels stack without a seam. */
const LINE_HEIGHT = 1.36;
/** Of the shorter side of the window, unless a reader chose: 26 px on a phone, 64 on a projector. */
const USUAL_SHARE = 0.06;

export interface Controls {
  /** There is something to read. */
  readonly show: () => void;
  /** It was scrolled, or more has come. */
  readonly follow: () => void;
}

/** @param size of an overlay's letters in pixels, as its address asks. */
export function applyLook(isOverlay: boolean, size: string | null): void {
  if (isOverlay) document.documentElement.dataset['overlay'] = '';
  const look = LOOKS.find((known) => known === localStorage.getItem('look')) ?? 'system';
  if (!isOverlay) document.documentElement.dataset['look'] = look;
  const asked = Number(isOverlay ? size : localStorage.getItem('size'));
  setSize(asked >= 10 && asked <= 400 ? asked : usualSize());
}

export function createControls(stage: Stage, place: string): Controls {
  const pause = byId<HTMLButtonElement>('pause');
  const newest = byId<HTMLButtonElement>('newest');
  let isPaused = false;
  let behind = 0;
  const tellPause = () => {
    pause.setAttribute('aria-pressed', String(isPaused));
    pause.textContent = !isPaused ? 'Pause' : behind > 0 ? `Go on (${behind} new)` : 'Go on';
  };
  const countLines = () => stage.view().reduce((sum, { captions }) => sum + captions.length, 0);
  let pausedAt = 0;
  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pausedAt = countLines();
    behind = 0;
    stage.setPaused(isPaused);
    tellPause();
  });
  newest.addEventListener('click', stage.toNewest);
  for (const [id, step] of [
    ['smaller', -1],
    ['larger', 1],
  ] as const)
    byId(id).addEventListener('click', () => changeSize(step, stage));
  openPanel();
  chooseLook();
  offerText(stage, place);
  return {
    show: () => {
      byId('controls').hidden = false;
    },
    follow: () => {
      newest.hidden = isPaused || stage.isAtNewest();
      const now = isPaused ? Math.max(0, countLines() - pausedAt) : 0;
      if (now === behind) return;
      behind = now;
      tellPause();
    },
  };
}

function usualSize(): number {
  const wanted = USUAL_SHARE * Math.min(innerWidth, innerHeight);
  return SIZES_PX.findLast((size) => size <= Math.max(wanted, 26)) ?? SIZES_PX[0];
}

const currentSize = (): number =>
  Number.parseFloat(document.documentElement.style.getPropertyValue('--caption-size')) || usualSize();

function setSize(px: number): void {
  const { style } = document.documentElement;
  style.setProperty('--caption-size', `${px}px`);
  style.setProperty('--line-height', `${Math.round(px * LINE_HEIGHT)}px`);
}

function changeSize(step: -1 | 1, stage: Stage): void {
  const now = currentSize();
  const next = step > 0 ? SIZES_PX.find((size) => size > now) : SIZES_PX.findLast((size) => size < now);
  if (next === undefined) return;
  stage.relayout(() => setSize(next));
  localStorage.setItem('size', String(next));
}

function openPanel(): void {
  const more = byId('more');
  const panel = byId('panel');
  const set = (isOpen: boolean) => {
    panel.hidden = !isOpen;
    more.setAttribute('aria-expanded', String(isOpen));
  };
  more.addEventListener('click', () => set(panel.hidden === true));
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || panel.hidden) return;
    set(false);
    more.focus();
  });
}

function chooseLook(): void {
  const look = byId<HTMLSelectElement>('look');
  look.value = document.documentElement.dataset['look'] ?? 'system';
  look.addEventListener('change', () => {
    document.documentElement.dataset['look'] = look.value;
    localStorage.setItem('look', look.value);
  });
}

function offerText(stage: Stage, place: string): void {
  for (const [format, words] of DOWNLOADS) {
    const link = document.createElement('a');
    link.className = 'button';
    link.href = `${place}/captions.${format}`;
    link.download = '';
    link.textContent = words;
    byId('downloads').append(link);
  }
  const note = byId('note');
  byId('copy').addEventListener('click', async () => {
    const isCopied = await copyText(textOf(stage.view()));
    note.textContent = isCopied
      ? 'Copied.'
      : 'This browser does not let the page copy. Download the text instead.';
  });
}

/** Lanes one after the other, each under its name where there is more than one. */
function textOf(view: View): string {
  return view
    .map(({ status, lane, captions }) => {
      const lines = captions.map(captionText).join('\n');
      return view.length > 1 ? `${status?.label ?? lane}\n${lines}` : lines;
    })
    .join('\n\n');
}
