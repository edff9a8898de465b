/** Where the key comes from, in words. Knows nothing of the key itself. */
import type { KeyStatus } from '../../../core/app/state.ts';
import { assertNever } from '../../../core/base/never.ts';

export function KeySource({ status }: { readonly status: KeyStatus }) {
  const words = keyStatusWords(status);
  return (
    <p className={`key-source ${words.tone}`}>
      <span className="dot" aria-hidden="true" />
      <span>
        <strong>{words.title}</strong> {words.text}
      </span>
    </p>
  );
}

interface KeyStatusWords {
  readonly tone: 'good' | 'warn' | 'plain';
  readonly title: string;
  readonly text: string;
}

function keyStatusWords({ source, storage }: KeyStatus): KeyStatusWords {
  switch (source) {
    case 'stored':
      return storage === 'encrypted'
        ? {
            tone: 'good',
            title: 'A key is stored.',
            text: 'This system encrypts it; only Surtitle’s main process reads it.',
          }
        : {
            tone: 'warn',
            title: 'A key is stored as plain text.',
            text: 'Whoever can read your files can read it.',
          };
    case 'environment':
      return {
        tone: 'good',
        title: 'The key comes from the environment.',
        text: 'OPENAI_API_KEY is set. A key stored here is used instead of it.',
      };
    case 'none':
      return {
        tone: 'plain',
        title: 'There is no key yet.',
        text: 'This computer captions English without one; with a key OpenAI does, in over fifty languages.',
      };
    default:
      return assertNever(source);
  }
}
