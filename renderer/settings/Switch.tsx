/** One setting that is on or off, as a row. Applies at once. */
import type { Problem } from '../../core/base/problem.ts';
import { useDraft } from './draft.ts';
import { Refusal, Row } from './Group.tsx';

interface SwitchRowProps {
  readonly label: string;
  readonly hint: string;
  readonly stored: boolean;
  readonly save: (on: boolean) => Promise<Problem | null>;
}

export function SwitchRow({ label, hint, stored, save }: SwitchRowProps) {
  const draft = useDraft(stored, save);
  return (
    <Row label={label} hint={hint} below={<Refusal problem={draft.refusal} />}>
      {(ids) => (
        <input
          {...ids}
          type="checkbox"
          role="switch"
          className="switch"
          checked={draft.value}
          aria-checked={draft.value}
          onChange={(event) => draft.set(event.currentTarget.checked)}
        />
      )}
    </Row>
  );
}
