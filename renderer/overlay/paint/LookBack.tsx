/** What was said last, larger and still, beside rows that go on: a list that is read by keyboard, wheel or touch. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { alertVariables } from '../../../core/desktop/alertColours.ts';
import { boxColour } from '../../../core/desktop/appearance.ts';
import { clockTime } from '../../../core/library/days.ts';
import { phrasesIn, phrasesOf } from '../../../core/text/phrase.ts';
import { wordsOf } from '../../../core/text/words.ts';
import { overlayBridge, useAppState } from '../../bridge.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Marked } from '../../ui/Marked.tsx';
import { useWords } from '../../ui/words.tsx';
import type { SaidLine } from './said.ts';
import { useSaid } from './useSaid.ts';

const leave = () => void overlayBridge.call('changeIntent', { lookBack: false });

/** There the system gives the overlay no keys (main/window/overlay.ts). */
const isLinux = navigator.userAgent.includes('Linux');

/** Dark and almost opaque, whatever box the rows have; what is marked is coloured for it. */
const SHEET = { backgroundColour: '#101010', backgroundOpacity: 0.96 };
const COLOURS = { background: boxColour(SHEET), ...alertVariables(SHEET) };

/** So near to the first line, those before it are asked for. */
const NEAR_PX = 400;

export function LookBack() {
  const { tray } = useWords();
  const { lines, isWhole, readMore } = useSaid();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  useStill(list, lines);
  const newest = lines.at(-1)?.key;
  const isNothing = isWhole && lines.length === 0;
  useEscape(leave);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = stepTo(event.key, lines, active ?? newest);
    if (next === null) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus();
  };
  return (
    <section className="look-back" style={COLOURS} aria-label={tray('lookBackTitle')} onKeyDown={onKeyDown}>
      <header>
        <p className="look-back-keys">{tray(isLinux ? 'lookBackWheel' : 'lookBackKeys')}</p>
        <button type="button" className="control" aria-label={tray('lookBackLeave')} onClick={leave}>
          <Icon name="hide" />
        </button>
      </header>
      <div
        className="look-back-lines"
        // One without an article is no feed.
        role={isNothing ? undefined : 'feed'}
        aria-busy={!isWhole && lines.length === 0}
        ref={list}
        onScroll={({ currentTarget }) => {
          if (currentTarget.scrollTop < NEAR_PX) readMore();
        }}
      >
        {lines.map((line, index) => (
          <Line
            key={line.key}
            line={line}
            isNamed={line.speaker !== null && line.speaker !== lines[index - 1]?.speaker}
            isNewest={line.key === newest}
            isStop={line.key === (active ?? newest)}
            onActive={setActive}
          />
        ))}
        {isNothing ? <p className="look-back-nothing">{tray('lookBackNothing')}</p> : null}
      </div>
    </section>
  );
}

/** Wherever the keys are: the window takes the mouse until it is left. */
function useEscape(act: () => void): void {
  useEffect(() => {
    const pressed = ({ key }: globalThis.KeyboardEvent) => {
      if (key === 'Escape') act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [act]);
}

/** How far Page up and Page down go. */
const PAGE_LINES = 5;

const STEPS: Readonly<Record<string, number>> = {
  ...{ ArrowUp: -1, ArrowDown: 1, PageUp: -PAGE_LINES, PageDown: PAGE_LINES },
  ...{ Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY },
};

function stepTo(key: string, lines: readonly SaidLine[], from: string | undefined): SaidLine | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const at = lines.findIndex((line) => line.key === from) + step;
  return lines[Math.min(lines.length - 1, Math.max(0, at))] ?? null;
}

/** It opens at the newest line, with the keys on it; what is read stays as far from the end, whatever comes above or grows. */
function useStill(list: React.RefObject<HTMLDivElement | null>, lines: readonly SaidLine[]): void {
  const fromEndPx = useRef(0);
  const isOpened = useRef(false);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    const keep = () => {
      element.scrollTop = element.scrollHeight - element.clientHeight - fromEndPx.current;
    };
    const note = () => {
      fromEndPx.current = Math.max(0, element.scrollHeight - element.clientHeight - element.scrollTop);
    };
    keep();
    if (!isOpened.current && lines.length > 0) {
      element.querySelector<HTMLElement>('[data-key]:last-of-type')?.focus({ preventScroll: true });
      isOpened.current = true;
    }
    const observer = new ResizeObserver(keep);
    observer.observe(element);
    element.addEventListener('scroll', note);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', note);
    };
  }, [list, lines]);
}

interface LineProps {
  readonly line: SaidLine;
  readonly isNamed: boolean;
  readonly isNewest: boolean;
  readonly isStop: boolean;
  readonly onActive: (key: string) => void;
}

function Line({ line, isNamed, isNewest, isStop, onActive }: LineProps) {
  const words = useWords();
  const { key, speaker, text, atEpochMs } = line;
  const time = clockTime(atEpochMs, words, true);
  return (
    <article
      className={speaker === null ? 'said gap' : 'said'}
      data-key={key}
      tabIndex={isStop ? 0 : -1}
      aria-label={speaker === null ? `${time}: ${text}` : words.library('line', { speaker, time, text })}
      onFocus={() => onActive(key)}
    >
      {isNamed ? (
        <p className="said-by">
          {speaker} <time>{time}</time>
        </p>
      ) : null}
      <p dir="auto">
        <Words text={text} isNewest={isNewest} isSpeech={speaker !== null} />
      </p>
    </article>
  );
}

interface WordsProps {
  readonly text: string;
  /** Its last word is marked: where a reader who looks up finds the present. */
  readonly isNewest: boolean;
  readonly isSpeech: boolean;
}

/** A line with what alerts in it marked as on the rows. */
function Words({ text, isNewest, isSpeech }: WordsProps) {
  const terms = useAppState(({ settings }) => settings.alerts.terms);
  const hits = isSpeech ? phrasesIn(text, phrasesOf(terms)) : [];
  const last = isNewest ? wordsOf(text).at(-1) : undefined;
  if (last === undefined) return <Marked className="alert" text={text} hits={hits} />;
  const before = hits.filter(({ endChar }) => endChar <= last.startChar);
  return (
    <>
      <Marked className="alert" text={text.slice(0, last.startChar)} hits={before} />
      <mark className="newest">{text.slice(last.startChar)}</mark>
    </>
  );
}
