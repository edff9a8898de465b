/**
 * Asks a person, in a question of the system's own that no page can answer, before the key or sound goes to another
 * server. Changes no settings.
 */
import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import { originOf } from '../core/app/address.ts';
import { defaultSettings } from '../core/app/settings.ts';
import { failure, type Result, success } from '../core/base/result.ts';

export interface ConsentNeeds {
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

export function createConsent({ ask, key }: ConsentNeeds): Consent {
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
    const isYes = await agrees(held === null ? aboutServer(host) : aboutKey(host, new URL(held.origin).host));
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
const question = (message: string, detail: string, yes: string): MessageBoxOptions => ({
  type: 'warning',
  title: 'Surtitle',
  message,
  detail,
  buttons: ['Do not send it', yes],
  defaultId: 0,
  cancelId: 0,
  noLink: true,
});

const aboutKey = (host: string, before: string): MessageBoxOptions =>
  question(
    `Send your API key to ${host}?`,
    `The key was entered for ${before}. Whoever runs ${host} could use it, and would hear what is captioned. ` +
      'Say yes only if you chose this server yourself. For a key of its own, remove the present one first.',
    `Send it to ${host}`,
  );

const aboutServer = (host: string): MessageBoxOptions =>
  question(
    `Send what is said to ${host}?`,
    `From now on sound, and any key you enter, would go to ${host}. Say yes only if you chose this server yourself.`,
    `Use ${host}`,
  );
