/** The panel that exports, copies and prints: what, how, and how it begins. Over the library until it is closed. */
import { useEffect, useId, useRef } from 'react';
import { Message } from '../../ui/Field.tsx';
import { useWords } from '../../ui/words.tsx';
import { Options } from './Options.tsx';
import { Paper } from './Paper.tsx';
import { Part } from './Part.tsx';
import { type Export, useExport } from './useExport.ts';
import { type OpenedAt, useSelection } from './useSelection.ts';

interface ExportPanelProps extends OpenedAt {
  readonly onClose: () => void;
}

export function ExportPanel({ onClose, ...openedAt }: ExportPanelProps) {
  const { exporting, controls } = useWords();
  const selected = useSelection(openedAt);
  const made = useExport(selected.selection);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog className="export" ref={dialog} aria-labelledby={id} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void made.save();
        }}
      >
        <h2 id={id}>{exporting('title')}</h2>
        <div className="export-body">
          <div className="export-choices">
            <Part selected={selected} />
            <Options choice={made.choice} onChange={made.change} />
          </div>
          <Preview made={made} />
        </div>
        <Message tone={made.outcome?.tone ?? 'plain'}>{made.outcome?.text}</Message>
        <div className="export-buttons">
          <button type="submit" className="primary" disabled={made.preview === null}>
            {exporting('save')}
          </button>
          <button type="button" disabled={made.preview === null} onClick={() => void made.copy()}>
            {exporting('copy')}
          </button>
          <button type="button" disabled={made.preview === null} onClick={() => void made.print('printer')}>
            {exporting('print')}
          </button>
          <button type="button" disabled={made.preview === null} onClick={() => void made.print('pdf')}>
            {exporting('pdf')}
          </button>
          <button type="button" className="quiet" onClick={() => dialog.current?.close()}>
            {controls('close')}
          </button>
        </div>
      </form>
      {made.printout === null ? null : <Paper printout={made.printout} />}
    </dialog>
  );
}

function Preview({ made }: { readonly made: Export }) {
  const { exporting } = useWords();
  const id = useId();
  const { sample, preview } = made;
  return (
    <section className="export-preview" aria-labelledby={id}>
      <h3 id={id}>{exporting('preview')}</h3>
      <p className="hint" role="status">
        {sample === null ? '' : exporting('entries', { count: sample.entries })}
      </p>
      {/* A field, since it scrolls: the keyboard reaches it. */}
      <textarea
        readOnly
        aria-labelledby={id}
        dir="auto"
        value={`${preview?.text ?? ''}${preview?.goesOn === true ? `\n${exporting('goesOn')}` : ''}`}
      />
    </section>
  );
}
