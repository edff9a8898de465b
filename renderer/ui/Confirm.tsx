/** Asks once more, in plain words, before something that cannot be taken back. Does nothing by itself. */
import { useEffect, useId, useRef } from 'react';

interface ConfirmProps {
  readonly question: string;
  readonly consequence: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Takes the focus to the harmless answer; Escape gives that answer. */
export function Confirm({ question, consequence, yes, no, onYes, onNo }: ConfirmProps) {
  const id = useId();
  const harmless = useRef<HTMLButtonElement>(null);
  useEffect(() => harmless.current?.focus(), []);
  return (
    <div
      className="confirm"
      role="alertdialog"
      aria-labelledby={`${id}-question`}
      aria-describedby={`${id}-consequence`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onNo();
      }}
    >
      <p className="confirm-question" id={`${id}-question`}>
        {question}
      </p>
      <p id={`${id}-consequence`}>{consequence}</p>
      <div className="buttons">
        <button type="button" ref={harmless} onClick={onNo}>
          {no}
        </button>
        <button type="button" className="danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </div>
  );
}
