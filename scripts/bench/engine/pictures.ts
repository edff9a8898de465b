/** Draws the engine bench's two pictures as SVG that reads on a light and on a dark page. It measures nothing. */
import { quantile } from './live.ts';
import type { Part } from './material.ts';
import type { Results, SubjectName } from './results.ts';

const WIDTH = 760;
const LEFT = 150;
const RIGHT = 610;
const OURS: SubjectName = 'ours, base';

const STYLE = `text{font:14px system-ui,sans-serif;fill:#57606a}.title{font-size:17px;font-weight:600;fill:#1f2328}
.end{text-anchor:end}.mid{text-anchor:middle}.grid{stroke:#d0d7de}.other{fill:#8c959f}.otherLine{stroke:#8c959f}
.ours{fill:#0a66c2}.oursLine{stroke:#0a66c2}.label.ours{font-weight:600}path,polyline{stroke-width:2;fill:none}
@media(prefers-color-scheme:dark){text{fill:#9da7b1}.title{fill:#f0f3f6}.grid{stroke:#373e47}.other{fill:#768390}
.otherLine{stroke:#768390}.ours{fill:#58a6ff}.oursLine{stroke:#58a6ff}}`;

const picture = (height: number, title: string, about: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">
<style>${STYLE}</style>
${[text(16, 28, title, 'title'), text(16, 50, about), ...parts].join('\n')}
</svg>
`;

const text = (x: number, y: number, what: string, kind = ''): string =>
  `<text x="${round(x)}" y="${round(y)}" class="${kind}">${what}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, kind: string): string =>
  `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" class="${kind}"/>`;
const round = (value: number): number => Math.round(value * 10) / 10;
const kindOf = (name: string): string => (name === OURS ? 'ours' : 'other');

const LONGEST_MS = 5_000;
const BIN_MS = 100;
const ROW = 56;
const TOP = 78;

/** How long after a word's end it stood painted, clean speech: one row of bars a subject. */
export function drawDelays(results: Results): string {
  const heard = [...results].flatMap(([name, result]) => {
    const delays = result.ok ? (result.value.heard[0]?.delaysMs ?? []) : [];
    return delays.length === 0 ? [] : [{ name, delays }];
  });
  const bottom = TOP + heard.length * ROW + 6;
  const xOf = (ms: number): number => LEFT + (Math.min(ms, LONGEST_MS) / LONGEST_MS) * (RIGHT - LEFT);
  const ticks = [0, 1, 2, 3, 4, 5].flatMap((second) => [
    line(xOf(second * 1_000), TOP, xOf(second * 1_000), bottom, 'grid'),
    text(xOf(second * 1_000), bottom + 20, second === 5 ? '≥ 5 s' : `${second}`, 'mid'),
  ]);
  const rows = heard.flatMap(({ name, delays }, index) => {
    const base = TOP + (index + 1) * ROW;
    const shares = sharesOf(delays);
    const most = Math.max(...shares);
    const bars = shares.map((share, bin) => {
      const height = (share / most) * (ROW - 14);
      const x = xOf(bin * BIN_MS);
      return `<rect x="${round(x + 0.5)}" y="${round(base - height)}" width="8.2" height="${round(height)}" class="${kindOf(name)}"/>`;
    });
    const [half, most95] = [0.5, 0.95].map((share) => (quantile(delays, share) / 1_000).toFixed(1));
    return [
      line(LEFT, base, RIGHT, base, 'grid'),
      ...bars,
      text(LEFT - 14, base - 8, name, `label end ${kindOf(name)}`),
      text(RIGHT + 24, base - 8, `${half} s / ${most95} s`, `label ${kindOf(name)}`),
    ];
  });
  return picture(
    bottom + 34,
    'From a word’s end until it stands painted',
    'Share of words by seconds. People’s speech, no noise.',
    [...ticks, text(RIGHT + 24, TOP - 4, 'half / 95 % by'), ...rows],
  );
}

/** Later ones count in the last, and words that were painted before they ended in the first. */
function sharesOf(delays: readonly number[]): readonly number[] {
  const counts = new Array<number>(LONGEST_MS / BIN_MS + 1).fill(0);
  for (const delay of delays) {
    const bin = Math.min(counts.length - 1, Math.max(0, Math.floor(delay / BIN_MS)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / delays.length);
}

const HEIGHT = 300;
const LABEL = 18;

/** Errors of the saved text by how loud the noise is: one line a subject, named at its end. */
export function drawErrors(parts: readonly Part[], results: Results): string {
  const spoken = parts.flatMap((part, index) => (part.hasWords ? [{ ...part, index }] : []));
  const lines = [...results].flatMap(([name, result]) =>
    result.ok
      ? [
          {
            name,
            shares: spoken.map(({ index }) => {
              const heard = result.value.heard[index];
              return heard ? heard.savedErrors / heard.words : 0;
            }),
          },
        ]
      : [],
  );
  const most = Math.max(0.1, Math.ceil(Math.max(...lines.flatMap(({ shares }) => shares)) * 10) / 10);
  const bottom = TOP + HEIGHT;
  const yOf = (share: number): number => bottom - (share / most) * HEIGHT;
  const xOf = (place: number): number => LEFT - 80 + (place / (spoken.length - 1)) * (RIGHT - LEFT - 20);
  const step = most > 0.5 ? 0.2 : 0.1;
  const shares = Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, index) => index * step);
  const grid = shares.flatMap((share) => [
    line(xOf(0), yOf(share), xOf(spoken.length - 1), yOf(share), 'grid'),
    text(xOf(0) - 12, yOf(share) + 5, `${Math.round(share * 100)} %`, 'end'),
  ]);
  const names = spoken.map(({ noiseDb }, place) =>
    text(xOf(place), bottom + 24, noiseDb === null ? 'no noise' : `noise at ${noiseDb} dB`, 'mid'),
  );
  const drawn = lines.toReversed().map(({ name, shares }) => {
    const points = shares.map((share, place) => `${round(xOf(place))},${round(yOf(share))}`).join(' ');
    return `<polyline points="${points}" class="${kindOf(name)}Line"/>`;
  });
  let lowest = Number.POSITIVE_INFINITY;
  const labels = lines
    .map(({ name, shares }) => ({ name, last: shares.at(-1) ?? 0 }))
    .toSorted((one, other) => one.last - other.last)
    .map(({ name, last }) => {
      lowest = Math.min(yOf(last) + 5, lowest - LABEL);
      const label = `${name} ${(last * 100).toFixed(0)} %`;
      return text(xOf(spoken.length - 1) + 12, lowest, label, `label ${kindOf(name)}`);
    });
  return picture(
    bottom + 44,
    'Word errors of the saved text',
    'By how far noise lies under the speech, pink and white.',
    [...grid, ...names, ...drawn, ...labels],
  );
}
