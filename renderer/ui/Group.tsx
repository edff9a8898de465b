/** Fields that belong together under one title. Knows no setting. */
import { type ReactNode, useId } from 'react';

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className="card">{children}</div>
    </section>
  );
}
