/**
 * Subtitle files as other programs and people write them, with what a viewer sees of them: seeded, so that a failure
 * comes back. Every damage that a reader of ours must take in occurs alone and with others.
 */
import { SRT_TEXTS, TEXTS, VTT_TEXTS } from './foreignTexts.ts';
import type { ReadCue } from './readers.ts';

export interface ForeignFile {
  readonly name: string;
  readonly kind: 'srt' | 'vtt';
  readonly text: string;
  /** By their starts; a null end is not in the file, or before the start. */
  readonly cues: readonly (Omit<ReadCue, 'endMs'> & { readonly endMs: number | null })[];
}

/** What is drawn for a file. */
export interface Draw {
  /** From 0 to one below. */
  readonly next: (below: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

export function drawing(seed: number): Draw {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <Value>(values: readonly Value[]): Value => values[next(values.length)] as Value;
  return { next, pick };
}

const ARROWS = ['-->', ' -> ', ' — > ', ' –> ', ' → ', '  -->\t', ' --> ', ' ==> ', ' --->'] as const;

/** What is wrong with a file; a half of them has one thing, the rest up to four. */
const DAMAGES = [
  'arrows',
  'blankInside',
  'bom',
  'bomInside',
  'clocks',
  'control',
  'cr',
  'crlf',
  'doubled',
  'empty',
  'endBeforeStart',
  'header',
  'mixedEnds',
  'noBlank',
  'noFinalEnd',
  'noHours',
  'noMillis',
  'numbers',
  'order',
  'otherPoint',
  'overlap',
  'settings',
  'spaces',
  'style',
  'tail',
  'threeDigits',
] as const;
type Damage = (typeof DAMAGES)[number];

interface Plan {
  readonly draw: Draw;
  readonly isVtt: boolean;
  readonly has: (damage: Damage) => boolean;
}

export function foreignFile(kind: 'srt' | 'vtt', seed: number): ForeignFile {
  const draw = drawing(seed * 7_919 + (kind === 'vtt' ? 1 : 0));
  const damages =
    seed % 10 === 0 ? [] : Array.from({ length: 1 + (seed % 2) * draw.next(4) }, () => draw.pick(DAMAGES));
  const plan: Plan = { draw, isVtt: kind === 'vtt', has: (damage) => damages.includes(damage) };
  const made = cuesOf(plan);
  const written = [...made];
  if (plan.has('order')) {
    const [first, second] = [written[2], written[5]];
    if (first !== undefined && second !== undefined) [written[2], written[5]] = [second, first];
  }
  const blocks = written.map((cue, index) => blockOf(cue, index, plan));
  return {
    name: `${kind} ${seed}: ${damages.join(', ') || 'nothing wrong'}`,
    kind,
    text: withEnds(headOf(plan) + blocks.join('') + (plan.has('tail') && kind === 'srt' ? '11\n' : ''), plan),
    cues: made
      .filter(({ seen }) => seen !== '')
      .map(({ startMs, endMs, seen }) => ({ startMs, endMs, text: seen })),
  };
}

interface Made {
  readonly startMs: number;
  readonly endMs: number | null;
  readonly written: string;
  readonly seen: string;
}

function cuesOf({ draw, isVtt, has }: Plan): readonly Made[] {
  const texts = [...TEXTS, ...(isVtt ? VTT_TEXTS : SRT_TEXTS)];
  return Array.from({ length: 10 }, (_cue, index) => {
    const step = has('noMillis') ? 1_000 : 1;
    const startMs = Math.floor((1_000 + index * 5_000 + draw.next(900)) / step) * step;
    const lengthMs = 1_000 + draw.next(3) * 1_000 + (has('overlap') && index % 3 === 1 ? 4_000 : 0);
    const [written, seen] = has('empty') && index % 4 === 3 ? ['', ''] : draw.pick(texts);
    const isBackwards = has('endBeforeStart') && index % 4 === 1;
    return { startMs, endMs: isBackwards ? null : startMs + lengthMs, written, seen };
  });
}

function headOf({ isVtt, draw, has }: Plan): string {
  if (!isVtt) return '';
  const odd = [
    'WEBVTT',
    'WEBVTT - A talk\n\n',
    'webvtt\n\n',
    '\nWEBVTT\n',
    'WEBVTT\nKind: captions\nLanguage: en\n\n',
    '',
  ];
  const head = has('header') ? draw.pick(odd.slice(1)) : 'WEBVTT\n\n';
  const blocks = 'STYLE\n::cue { color: lime }\n\nREGION\nid:a width:40%\n\nNOTE\nnothing to see\n\n';
  return has('style') && head.endsWith('\n\n') ? head + blocks : head;
}

function blockOf({ startMs, endMs, written }: Made, index: number, plan: Plan): string {
  const { draw, isVtt, has } = plan;
  const end = endMs ?? startMs - 500;
  const arrow = has('arrows') ? draw.pick(ARROWS) : ' --> ';
  const settings = isVtt ? ' align:start position:10%' : ' X1:100 X2:200 Y1:10 Y2:20';
  const times = `${clock(startMs, plan)}${arrow}${clock(end, plan)}${has('settings') ? settings : ''}`;
  return `${numberOf(index, plan)}${times}\n${textOf(written, plan)}${gapAfter(index, plan)}`;
}

function numberOf(index: number, { draw, isVtt, has }: Plan): string {
  // Where lines are doubled, a name or an odd number far from its times may as well be text.
  if (has('numbers') && !has('doubled'))
    return draw.pick(isVtt ? ['', 'intro\n', `${index}\n`] : ['', '7\n', `${index}\n`]);
  // Without blank lines a number is all that says where a cue ends.
  return isVtt && !has('doubled') ? '' : `${index + 1}\n`;
}

function textOf(written: string, { has }: Plan): string {
  if (written === '') return '';
  const spaced = has('spaces') ? `  ${written.replaceAll(' ', '  ')} \t` : written;
  const controlled = has('control') ? spaced.replace(/(?<=\w) /, '\u0007 ') : spaced;
  return `${has('blankInside') ? controlled.replaceAll('\n', '\n\n') : controlled}\n`;
}

function gapAfter(index: number, { isVtt, has }: Plan): string {
  const note = isVtt && has('style') && index === 4 ? '\nNOTE a remark\nover two lines\n' : '';
  return has('noBlank') && index % 2 === 0 && note === '' ? '' : `${note}\n`;
}

function clock(ms: number, { isVtt, draw, has }: Plan): string {
  const [hours, minutes, seconds, rest] = [
    ms / 3_600_000,
    (ms / 60_000) % 60,
    (ms / 1_000) % 60,
    ms % 1_000,
  ].map(Math.floor) as [number, number, number, number];
  const two = (value: number) => String(value).padStart(has('clocks') && draw.next(2) === 0 ? 1 : 2, '0');
  const point = has('otherPoint') === isVtt ? ',' : '.';
  const hour = has('noHours') ? '' : `${has('threeDigits') ? '0' : ''}${two(hours)}:`;
  const fraction = has('noMillis') && !has('noHours') ? '' : `${point}${String(rest).padStart(3, '0')}`;
  const text = `${hour}${two(minutes)}:${two(seconds)}${fraction}`;
  return has('clocks') && draw.next(3) === 0 ? text.replaceAll(':', ': ') : text;
}

function withEnds(text: string, { draw, has }: Plan): string {
  const doubled = has('doubled') ? text.replaceAll('\n', '\n\n') : text;
  const cut = has('noFinalEnd') ? doubled.trimEnd() : doubled;
  const marked = `${has('bom') ? '\uFEFF' : ''}${has('bomInside') ? cut.replace(/\n\n/, '\n\n\uFEFF') : cut}`;
  if (has('cr')) return marked.replaceAll('\n', '\r');
  if (has('crlf')) return marked.replaceAll('\n', '\r\n');
  return has('mixedEnds') ? marked.replaceAll('\n', () => draw.pick(['\n', '\r\n'])) : marked;
}
