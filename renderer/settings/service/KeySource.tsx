/** Where the key comes from, in words. Knows nothing of the key itself. */
import type { KeyStatus } from '../../../core/app/state.ts';
import { assertNever } from '../../../core/base/never.ts';
import { isKeyRefused } from '../../../core/openai/keyProof.ts';
import type { Words } from '../../../core/words/words.ts';
import { useWords } from '../../ui/words.tsx';

export function KeySource({ status }: { readonly status: KeyStatus }) {
  const words = sourceWords(status, useWords());
  return (
    <p className={`key-source ${toneOf(status)}`}>
      <span className="dot" aria-hidden="true" />
      <span>
        <strong>{words.title}</strong> {words.text}
      </span>
    </p>
  );
}

/** Only a key that the service accepted is shown as good. */
function toneOf({ source, storage, proof }: KeyStatus): 'good' | 'warn' | 'bad' | 'plain' {
  if (source === 'none') return 'plain';
  if (isKeyRefused(proof)) return 'bad';
  if (source === 'stored' && storage !== 'encrypted') return 'warn';
  return proof === 'good' ? 'good' : 'plain';
}

function sourceWords({ source, storage }: KeyStatus, { settingsKey }: Pick<Words, 'settingsKey'>) {
  switch (source) {
    case 'stored':
      return storage === 'encrypted'
        ? { title: settingsKey('stored'), text: settingsKey('storedEncrypted') }
        : { title: settingsKey('storedPlain'), text: settingsKey('storedPlainText') };
    case 'environment':
      return { title: settingsKey('environment'), text: settingsKey('environmentText') };
    case 'none':
      return { title: settingsKey('none'), text: settingsKey('noneText') };
    default:
      return assertNever(source);
  }
}
