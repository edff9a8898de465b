/** What a service bills for the sound it was sent, as it counts itself. Sends nothing and stores nothing. */
import * as z from 'zod';

const ms = z.number().nonnegative().finite();

/** One commit on a lane, once it has been sent. */
export const chargeSchema = z.strictObject({
  sessionId: z.string().min(1).max(100),
  lane: z.string().min(1).max(50),
  /** Unique in its lane of the session; the same one again replaces it. */
  turnId: z.string().min(1).max(300),
  model: z.string().min(1).max(100),
  /** When it was committed, milliseconds since 1970 UTC. */
  atEpochMs: ms,
  /** All sound in the service's buffer since the commit before, silence too; what of it was speech. */
  sentMs: ms,
  speechMs: ms,
  billedSeconds: ms,
});
export type Charge = Readonly<z.infer<typeof chargeSchema>>;

/** As an engine tells it, which knows no session and no time of day. */
export type CommitCharge = Omit<Charge, 'sessionId' | 'lane' | 'atEpochMs'>;

/** Charges of one lane and one model, summed. */
export interface Usage extends Pick<Charge, 'lane' | 'model' | 'sentMs' | 'speechMs' | 'billedSeconds'> {
  readonly commits: number;
}

/** Samples are counted in whole ones; their milliseconds are not quite whole. */
const ROUNDING_MS = 1e-3;

/**
 * Seconds that one commit costs: whole ones, rounded up, with the silence in the buffer. `toldSeconds` is what the
 * service says itself (`usage.seconds` of a `completed` event), which then holds. Source: seen by users of the service.
 */
export function billedSeconds(sentMs: number, toldSeconds: number | null = null): number {
  return toldSeconds ?? Math.max(0, Math.ceil((sentMs - ROUNDING_MS) / 1_000));
}

/** By lane and model, in the order in which they come. The same commit told twice counts once. */
export function usageOf(charges: readonly Charge[]): readonly Usage[] {
  const last = new Map(charges.map((charge) => [chargeKey(charge), charge]));
  return summed([...last.values()].map((charge) => ({ ...charge, commits: 1 })));
}

export const chargeKey = ({ sessionId, lane, turnId }: Charge): string =>
  JSON.stringify([sessionId, lane, turnId]);

/** Sums of the same lane and model as one. */
export function summed(usages: readonly Usage[]): readonly Usage[] {
  const sums = new Map<string, Usage>();
  for (const { lane, model, sentMs, speechMs, billedSeconds: seconds, commits } of usages) {
    const key = JSON.stringify([lane, model]);
    const sum = sums.get(key);
    sums.set(key, {
      ...{ lane, model },
      sentMs: (sum?.sentMs ?? 0) + sentMs,
      speechMs: (sum?.speechMs ?? 0) + speechMs,
      billedSeconds: (sum?.billedSeconds ?? 0) + seconds,
      commits: (sum?.commits ?? 0) + commits,
    });
  }
  return [...sums.values()];
}

/** Of all lanes and models together. */
export function totalOf(usages: readonly Usage[]): Omit<Usage, 'lane' | 'model'> {
  const [total] = summed(usages.map((usage) => ({ ...usage, lane: '', model: '' })));
  const { sentMs = 0, speechMs = 0, billedSeconds: seconds = 0, commits = 0 } = total ?? {};
  return { sentMs, speechMs, billedSeconds: seconds, commits };
}

export const priceSchema = z.strictObject({
  model: z.string().trim().min(1).max(100),
  /** US dollars for a minute of sound. */
  usdPerMinute: z.number().min(0).max(1_000),
});
export type Price = Readonly<z.infer<typeof priceSchema>>;

/** Source: the service's model pages, November 2026. */
export const USUAL_PRICES: readonly Price[] = [
  { model: 'gpt-live-transcribe', usdPerMinute: 0.017 },
  { model: 'gpt-realtime-whisper', usdPerMinute: 0.017 },
  { model: 'gpt-transcribe', usdPerMinute: 0.0045 },
  { model: 'gpt-4o-transcribe', usdPerMinute: 0.006 },
  { model: 'gpt-4o-mini-transcribe', usdPerMinute: 0.003 },
  { model: 'whisper-1', usdPerMinute: 0.006 },
];

/** The whole table: prices that a person has changed or added come before those that come with the app. */
export const pricesWith = (own: readonly Price[]): readonly Price[] => [...own, ...USUAL_PRICES];

export interface Cost {
  readonly usd: number;
  /** Billed seconds of models that the table does not have: they are in no sum of money. */
  readonly unpricedSeconds: number;
}

/** At the prices that hold now, also of what was sent under others. Of two prices for a model the first holds. */
export function costOf(usages: readonly Usage[], prices: readonly Price[]): Cost {
  let [usd, unpricedSeconds] = [0, 0];
  for (const { model, billedSeconds: seconds } of usages) {
    const price = prices.find((known) => known.model === model);
    if (price === undefined) unpricedSeconds += seconds;
    else usd += (seconds / 60) * price.usdPerMinute;
  }
  return { usd, unpricedSeconds };
}
