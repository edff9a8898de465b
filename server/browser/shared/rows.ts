/** Draws the rows of one lane: changed ones alone, older ones stay to be scrolled back to. Decides nothing about words. */
import type { PaintedWord, Row } from '../../../core/screen/row.ts';
import type { Screen } from '../../../core/screen/screen.ts';
import { GAP_ID } from '../../wire/view.ts';

/** So many rows can be scrolled back to. */
const MOST_ROWS = 2_000;
const ROLL_UP_MS = 220;

export interface DrawnRows {
  readonly element: HTMLElement;
  /** Rolls up by whole lines where rows were added, unless motion is not wanted. */
  readonly draw: (screen: Screen, isMoving: boolean) => void;
  /** Before all is set anew. */
  readonly clear: () => void;
  /** Notes which text stands at a height of the window; gives what says how many pixels lower it stands now. */
  readonly note: (topPx: number) => () => number;
}

export function createRows(): DrawnRows {
  const element = document.createElement('div');
  element.className = 'rows';
  element.setAttribute('aria-hidden', 'true');
  const drawn = new Map<number, { readonly row: Row; readonly node: HTMLElement }>();
  let bottomRowId = 0;

  const drop = (id: number) => {
    drawn.get(id)?.node.remove();
    drawn.delete(id);
  };
  const put = (row: Row, ends: string) => {
    const before = drawn.get(row.id);
    if (before?.row === row) {
      setEnds(before.node, ends);
      return;
    }
    const node = nodeOf(row, ends);
    if (before === undefined) element.append(node);
    else before.node.replaceWith(node);
    drawn.set(row.id, { row, node });
  };
  return {
    element,
    draw: (screen, isMoving) => {
      const { rows } = screen;
      const newest = rows.at(-1)?.id ?? 0;
      for (const id of [...drawn.keys()].filter((known) => known > newest)) drop(id);
      for (const [index, row] of rows.entries()) put(row, endsOf(row, rows[index - 1], rows[index + 1]));
      for (const id of [...drawn.keys()].slice(0, Math.max(0, drawn.size - MOST_ROWS))) drop(id);
      element.style.setProperty('--blank-lines', String(rows.length === 0 ? 0 : screen.bottomRowId - newest));
      const rolled = Math.min(screen.bottomRowId - bottomRowId, rows.length - 1);
      bottomRowId = screen.bottomRowId;
      if (isMoving && rolled > 0) rollUp(element, rolled);
    },
    clear: () => {
      for (const id of [...drawn.keys()]) drop(id);
      bottomRowId = 0;
    },
    note: (topPx) => {
      const nodes = [...element.children];
      const first = nodes.findIndex((node) => node.getBoundingClientRect().bottom > topPx + 1);
      const beforePx = nodes[first]?.getBoundingClientRect().top ?? 0;
      const letters = lettersIn(first === -1 ? [] : nodes.slice(first));
      return () => {
        let left = letters;
        const now = [...element.children].findLast((node) => {
          left -= lettersIn([node]);
          return left <= 0;
        });
        return letters === 0 || now === undefined ? 0 : now.getBoundingClientRect().top - beforePx;
      };
    },
  };
}

/** Without spaces, of which there are fewer in longer rows. */
const lettersIn = (nodes: readonly Element[]): number =>
  nodes.reduce((sum, { textContent }) => sum + textContent.replace(/\s/g, '').length, 0);

function nodeOf({ direction, words }: Row, ends: string): HTMLElement {
  const node = document.createElement('div');
  node.className = 'row';
  node.dir = direction;
  const line = document.createElement('span');
  line.className = 'line';
  line.append(...runsOf(words));
  node.append(line);
  setEnds(node, ends);
  return node;
}

const setEnds = (node: HTMLElement, ends: string): void => {
  const line = node.firstElementChild;
  if (line instanceof HTMLElement && line.dataset['ends'] !== ends) line.dataset['ends'] = ends;
};

/** One run a caption: text is only ever set as text. */
function runsOf(words: readonly PaintedWord[]): readonly HTMLElement[] {
  const runs: { readonly id: string; readonly node: HTMLElement }[] = [];
  for (const [index, { captionId, tone, text, hasSpaceBefore }] of words.entries()) {
    const spaced = index > 0 && hasSpaceBefore ? ` ${text}` : text;
    const last = runs.at(-1);
    if (last?.id === captionId) last.node.append(spaced);
    else {
      const node = document.createElement('span');
      node.className = captionId.startsWith(GAP_ID) ? 'mark' : tone;
      node.append(spaced);
      runs.push({ id: captionId, node });
    }
  }
  return runs.map(({ node }) => node);
}

/** Which corners stand free, as on the app's overlay (renderer/ui/styles/captions.css). */
function endsOf(row: Row, above: Row | undefined, below: Row | undefined): string {
  const joins = (other: Row | undefined) => other?.direction === row.direction;
  const covers = (other: Row | undefined) => joins(other) && (other?.widthPx ?? 0) >= row.widthPx;
  const free = [!joins(above) && 'ss', !covers(above) && 'se', !joins(below) && 'es', !covers(below) && 'ee'];
  return free.filter((corner) => corner !== false).join(' ');
}

/** Two rolls in quick succession add up, so that neither jumps. */
function rollUp(element: HTMLElement, lines: number): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  element.animate([{ transform: `translateY(calc(${lines} * var(--line-height)))` }, { transform: 'none' }], {
    duration: ROLL_UP_MS,
    easing: 'cubic-bezier(0.2, 0, 0, 1)',
    composite: 'add',
  });
}
