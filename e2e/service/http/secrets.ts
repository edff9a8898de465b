/**
 * Client secrets: minted with a session configuration, spent to open a session, gone when their time is over.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  applySession,
  type Checked,
  describeSession,
  type SessionConfig,
  secretDefaults,
} from '../session/config.ts';
import { invalidRequest } from './refusal.ts';

const MINT_SECONDS = 600;

const mintSchema = z.object({
  expires_after: z
    .object({ anchor: z.literal('created_at').optional(), seconds: z.int().min(10).max(7200).optional() })
    .optional(),
  session: z.unknown().optional(),
});

export interface Secrets {
  /** Takes the parsed body of a mint; gives the body of its answer. */
  mint(body: unknown): Checked<Record<string, unknown>>;
  /** The configuration behind a secret, once; undefined when it is unknown, expired or already used. */
  spend(value: string): SessionConfig | undefined;
}

/** `secretSeconds` overrides how long a secret lives, for tests of expiry. */
export function createSecrets(secretSeconds: number | undefined): Secrets {
  const known = new Map<string, { config: SessionConfig; expiresAtEpochMs: number }>();
  return {
    mint(body) {
      const parsed = mintSchema.safeParse(body ?? {});
      if (!parsed.success) {
        const path = parsed.error.issues[0]?.path.join('.') ?? '';
        return {
          ok: false,
          refusal: invalidRequest(`Invalid value for '${path}'.`, 'invalid_value', path === '' ? null : path),
        };
      }
      const config = applySession(secretDefaults, parsed.data.session);
      if (!config.ok) return config;
      const value = `ek_${randomBytes(16).toString('hex')}`;
      const lifeMs = 1000 * (secretSeconds ?? parsed.data.expires_after?.seconds ?? MINT_SECONDS);
      const expiresAtEpochMs = Date.now() + lifeMs;
      known.set(value, { config: config.value, expiresAtEpochMs });
      const session = describeSession(config.value, `sess_${randomBytes(12).toString('hex')}`, 0);
      return { ok: true, value: { value, expires_at: Math.floor(expiresAtEpochMs / 1000), session } };
    },
    spend(value) {
      const secret = known.get(value);
      if (secret === undefined || secret.expiresAtEpochMs <= Date.now()) return undefined;
      known.delete(value);
      return secret.config;
    },
  };
}
