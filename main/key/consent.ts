/**
 * Asks a person, in a question of the system's own that no page can answer, before the key or sound goes to another
 * server. Changes no settings.
 */
import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import { originOf } from '../../core/app/address.ts';
import { defaultSettings } from '../../core/app/settings.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import type { Words } from '../../core/words/words.ts';

export interface ConsentNeeds {
  readonly words: () => Words;
  readonly ask: (question: MessageBoxOptions) => Promise<MessageBoxReturnValue>;
  readonly key: {
    readonly held: () => { readonly origin: string; readonly revision: number } | null;
    readonly bind: (origin: string) => Result<undefined>;
  };
}

/** Both succeed once this server is allowed, and fail with serverNotAllowed, or settingsNotSaved. */
export interface Consent {
  /** Before the key is sent there. Asks when it is bound to another server; binds it after a yes. */
  readonly toSendKey: (origin: string) => Promise<Result<undefined>>;
  /** Before the server is changed. Asks the same, and without a key about every server but the default one. */
  readonly toUseServer: (origin: string) => Promise<Result<undefined>>;
}

export function createConsent({ ask, key, words }: ConsentNeeds): Consent {
  // A page could bury a person in questions.
  let isAsking = false;

  const agrees = async (question: MessageBoxOptions): Promise<boolean> => {
    if (isAsking) return false;
    isAsking = true;
    try {
      return (await ask(question)).response === YES;
    } finally {
      isAsking = false;
    }
  };

  const allow = async (origin: string, hasDefault: boolean): Promise<Result<undefined>> => {
    const { host } = new URL(origin);
    const held = key.held();
    if (held === null ? hasDefault : held.origin === origin) return success(undefined);
    const isYes = await agrees(
      held === null ? aboutServer(words(), host) : aboutKey(words(), host, new URL(held.origin).host),
    );
    // The yes was for the key that was there when it was asked.
    if (!isYes || key.held()?.revision !== held?.revision) return failure({ kind: 'serverNotAllowed', host });
    return held === null ? success(undefined) : key.bind(origin);
  };

  return {
    toSendKey: (origin) => allow(origin, true),
    toUseServer: (origin) => allow(origin, origin === originOf(defaultSettings.baseUrl)),
  };
}

const YES = 1;

/** The first button is the safe one; it is what Return and Escape press. */
const question = (
  message: string,
  detail: string,
  [no, yes]: readonly [string, string],
): MessageBoxOptions => ({
  type: 'warning',
  title: 'Surtitle',
  message,
  detail,
  buttons: [no, yes],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
});

const aboutKey = ({ dialogs }: Words, host: string, before: string): MessageBoxOptions =>
  question(dialogs('sendKey', { host }), dialogs('sendKeyDetail', { host, before }), [
    dialogs('doNotSend'),
    dialogs('sendKeyYes', { host }),
  ]);

const aboutServer = ({ dialogs }: Words, host: string): MessageBoxOptions =>
  question(dialogs('useServer', { host }), dialogs('useServerDetail', { host }), [
    dialogs('doNotSend'),
    dialogs('useServerYes', { host }),
  ]);
