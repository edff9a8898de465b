/**
 * The address of the service. Saved when the field is left, since every half-typed address would be another
 * server.
 */
import { type KeyboardEvent, useState } from 'react';
import { isBaseUrl } from '../../../core/app/address.ts';
import { defaultSettings } from '../../../core/app/settings.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';

export function Server() {
  const { settingsKey } = useWords();
  const stored = useAppState((state) => state.settings.baseUrl);
  const draft = useDraft(stored, (baseUrl) => changeSettings({ baseUrl }));
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);

  const leave = () => {
    const text = typed?.trim() ?? draft.value;
    setWrong(!isBaseUrl(text));
    if (!isBaseUrl(text)) return;
    setTyped(null);
    if (text !== draft.value) draft.set(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave();
    if (event.key !== 'Escape') return;
    setTyped(null);
    setWrong(false);
  };
  const reset = () => {
    setTyped(null);
    setWrong(false);
    draft.set(defaultSettings.baseUrl);
  };
  const below = <Message tone="bad">{wrong ? settingsKey('addressWrong') : draft.refusal}</Message>;

  return (
    <Group title={settingsKey('server')}>
      <Field label={settingsKey('address')} hint={settingsKey('addressHint')} layout="stacked" below={below}>
        {(ids) => (
          <span className="field-with-button">
            <input
              {...ids}
              type="url"
              className="mono"
              value={typed ?? draft.value}
              aria-invalid={wrong}
              spellCheck={false}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onBlur={leave}
              onKeyDown={onKeyDown}
            />
            <button
              type="button"
              disabled={(typed ?? draft.value) === defaultSettings.baseUrl}
              onClick={reset}
            >
              {settingsKey('useDefault')}
            </button>
          </span>
        )}
      </Field>
    </Group>
  );
}
