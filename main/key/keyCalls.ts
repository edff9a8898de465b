/**
 * What pages may do with the key, and what the service says of it: a key that is saved is tested at once. Neither keeps
 * the key nor sends it.
 */
import { originOf } from '../../core/app/address.ts';
import type { CallArgument, CallHandlers } from '../../core/app/contract.ts';
import type { AppState, KeyStatus } from '../../core/app/state.ts';
import { type Result, success } from '../../core/base/result.ts';
import { isKeyRefused, type KeyProof, proofOf } from '../../core/openai/keyProof.ts';

type KeyCallName = 'storeKey' | 'removeKey' | 'testKey' | 'mintToken';

export interface KeyCallsNeeds {
  readonly getState: () => AppState;
  readonly setState: (change: (now: AppState) => Partial<AppState>) => void;
  readonly subscribe: (listener: (now: AppState, before: AppState) => void) => () => void;
  readonly key: {
    readonly source: () => KeyStatus['source'];
    readonly storage: () => Promise<KeyStatus['storage']>;
    readonly store: (
      wanted: CallArgument<'storeKey'> & { readonly origin: string },
    ) => Promise<Result<undefined>>;
    readonly remove: () => Result<undefined>;
  };
  readonly consent: { readonly toSendKey: (origin: string) => Promise<Result<undefined>> };
  readonly tokens: {
    readonly mint: () => ReturnType<CallHandlers['mintToken']>;
    readonly test: () => Promise<Result<undefined>>;
  };
}

export interface KeyCalls {
  readonly calls: Pick<CallHandlers, KeyCallName>;
  /** Finds out where the key comes from and how it is kept. */
  readonly refresh: () => Promise<void>;
  readonly dispose: () => void;
}

export function createKeyCalls(needs: KeyCallsNeeds): KeyCalls {
  const { getState, setState, key, consent, tokens } = needs;
  const originInUse = () => originOf(getState().settings.baseUrl);
  // What is said of one key, or by one server, does not hold for the next.
  let question = 0;
  const setProof = (proof: KeyProof) => setState((now) => ({ key: { ...now.key, proof } }));
  const forget = () => {
    question += 1;
    setProof('untested');
  };
  const stop = needs.subscribe((now, before) => {
    if (originOf(now.settings.baseUrl) !== originOf(before.settings.baseUrl)) forget();
  });
  const refresh = async () => {
    const storage = await key.storage();
    const source = key.source();
    setState((now) => ({ key: { ...now.key, source, storage, revision: now.key.revision + 1 } }));
  };
  const prove = async (): Promise<Result<undefined>> => {
    forget();
    const asked = question;
    setProof('testing');
    const result = await tested(tokens);
    if (asked === question) setProof(proofOf(result));
    return result;
  };
  const calls: Pick<CallHandlers, KeyCallName> = {
    storeKey: async (argument) => {
      const stored = await key.store({ ...argument, origin: originInUse() });
      if (!stored.ok) return stored;
      await refresh();
      // The answer is not waited for: the key is kept, whatever the network does.
      void prove();
      return stored;
    },
    removeKey: async () => {
      const removed = key.remove();
      if (!removed.ok) return removed;
      forget();
      await refresh();
      return removed;
    },
    testKey: async () => {
      const allowed = await consent.toSendKey(originInUse());
      if (!allowed.ok) return allowed;
      await refresh();
      return await prove();
    },
    mintToken: async () => {
      const asked = question;
      const minted = await tokens.mint();
      const proof = proofOf(minted);
      // A network that fails says nothing of a key that was good before.
      if (asked === question && (minted.ok || isKeyRefused(proof))) setProof(proof);
      return minted;
    },
  };
  return { calls, refresh, dispose: stop };
}

/** A key may be barred from the list of models, which is the cheaper question, and free to transcribe. */
async function tested({ test, mint }: KeyCallsNeeds['tokens']): Promise<Result<undefined>> {
  const result = await test();
  if (result.ok || result.problem.kind !== 'keyNotAllowed') return result;
  const minted = await mint();
  return minted.ok ? success(undefined) : minted;
}
