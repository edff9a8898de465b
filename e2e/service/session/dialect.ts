/** What kind of session a session is: what may be asked of it and how it is shown. It opens nothing. */
import type { Refusal } from '../http/refusal.ts';
import { applySession, type Checked, describeSession, type SessionConfig } from './config.ts';

export interface Dialect {
  /** What applies now. */
  readonly config: SessionConfig;
  /** Applies a session as a client sends it; the refusal when it is not accepted. */
  apply(session: unknown): Refusal | null;
  /** The session as the service shows it. */
  describe(id: string, expiresAt: number): Readonly<Record<string, unknown>>;
}

/** One that keeps what applies. `apply` checks a session against it, `show` shows it. */
export function createDialect<Config extends SessionConfig>(
  first: Config,
  apply: (config: Config, session: unknown) => Checked<Config>,
  show: (config: Config, id: string, expiresAt: number) => Readonly<Record<string, unknown>>,
): Dialect {
  let config = first;
  return {
    get config() {
      return config;
    },
    apply(session) {
      const next = apply(config, session);
      if (!next.ok) return next.refusal;
      config = next.value;
      return null;
    },
    describe: (id, expiresAt) => show(config, id, expiresAt),
  };
}

export const transcriptionDialect = (first: SessionConfig): Dialect =>
  createDialect(first, applySession, describeSession);
