/**
 * Captions as the overlay paints them, at their true size where they fit, across white, black and a busy
 * picture.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import { captionVariables } from '../../../core/desktop/appearance.ts';
import type { CaptionStyle } from '../../../core/screen/style.ts';
import { useWords } from '../../ui/words.tsx';
import { Backdrop } from './Backdrop.tsx';

/** What the overlay might say; as many as there can be lines. */
const LINES = [
  ...(['sample1', 'sample2', 'sample3', 'sample4'] as const),
  ...(['sample5', 'sample6', 'sample7', 'sample8'] as const),
];

interface CaptionPreviewProps {
  readonly style: CaptionStyle;
  /** Raised by one to show how the last line is held and fades. */
  readonly trials: number;
}

export function CaptionPreview({ style, trials }: CaptionPreviewProps) {
  const say = useWords().settingsCaptions;
  const stage = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);

  useLayoutEffect(() => {
    const outer = stage.current;
    const inner = text.current;
    if (outer === null || inner === null) return;
    const fit = () => {
      const room = Math.min(outer.clientWidth / inner.offsetWidth, outer.clientHeight / inner.offsetHeight);
      setScale(Math.min(1, 0.92 * room));
    };
    const observer = new ResizeObserver(fit);
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  const percent = Math.round(scale * 100);
  return (
    <figure className="preview">
      <div className="stage" ref={stage}>
        <Backdrop />
        <div
          className="caption"
          ref={text}
          style={{
            ...captionVariables(style),
            '--caption-hold': `${style.holdMs}ms`,
            scale: String(scale),
          }}
        >
          {/* A new key starts the animation again. */}
          <div key={trials} className={trials === 0 ? 'region' : 'region fading'}>
            {LINES.slice(-style.lines).map((line, index) => (
              <p key={line}>
                <span className="line" data-ends={endsOf(index, style.lines)}>
                  {say(line)}
                </span>
              </p>
            ))}
          </div>
        </div>
      </div>
      <figcaption>
        <span>{say('backdrop')}</span>
        <span>{percent === 100 ? say('trueSize') : say('ofTrueSize', { percent })}</span>
      </figcaption>
    </figure>
  );
}

/** The outer corners of the block are round; those between its lines are not. */
function endsOf(index: number, lines: number): string {
  return [index === 0 ? 'ss se' : '', index === lines - 1 ? 'es ee' : ''].join(' ');
}
