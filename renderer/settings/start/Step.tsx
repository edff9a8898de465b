/** One of the first steps. Knows not what it is about. */
import type { ReactNode } from 'react';

interface StepProps {
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

export function Step({ title, text, isDone, children }: StepProps) {
  return (
    <li className={isDone ? 'done' : ''}>
      <h3>{title}</h3>
      <p role="status">{text}</p>
      {children}
    </li>
  );
}
