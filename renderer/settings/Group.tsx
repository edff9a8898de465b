/**
 * The frame of every section: titled groups of rows, each with a label, a hint and its control. Knows no
 * setting.
 */
import { type ReactNode, useId } from 'react';
import type { Problem } from '../../core/base/problem.ts';
import { sentencesOf } from './ask.ts';

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className="card">{children}</div>
    </section>
  );
}

/** Ids that tie a control to its label and hint. */
export interface RowIds {
  readonly id: string;
  readonly 'aria-describedby': string;
}

interface RowProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** `stacked` puts the control below the words, for wide controls. */
  readonly layout?: 'beside' | 'stacked';
  readonly children: (ids: RowIds) => ReactNode;
  /** Messages below the row. */
  readonly below?: ReactNode;
}

export function Row({ label, hint, layout = 'beside', children, below }: RowProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={`row ${layout}`}>
      <div className="row-main">
        <div className="row-words">
          <label htmlFor={id}>{label}</label>
          <p className="hint" id={hintId}>
            {hint}
          </p>
        </div>
        <div className="row-control">{children({ id, 'aria-describedby': hintId })}</div>
      </div>
      {below}
    </div>
  );
}

/**
 * A place for one sentence that screen readers say when it appears. Always in the page, so that they know it.
 */
export function Message({
  tone,
  children,
}: {
  readonly tone: 'plain' | 'good' | 'bad';
  readonly children: ReactNode;
}) {
  return (
    <p className={`message ${tone}`} role="status">
      {children}
    </p>
  );
}

export function Refusal({ problem }: { readonly problem: Problem | null }) {
  return <Message tone="bad">{problem === null ? null : sentencesOf(problem)}</Message>;
}
