/** What an hour of speech costs with a key. Bills nobody. */
import { pricesWith } from '../../../core/engine/usage.ts';
import { TRANSCRIPTION_MODEL } from '../../../core/openai/transcriptionSession.ts';
import { useAppState } from '../../bridge.ts';

const MINUTES_AN_HOUR = 60;

/** US dollars, at the prices that hold now. */
export function useHourlyPrice(): number {
  const own = useAppState((state) => state.settings.prices);
  const price = pricesWith(own).find(({ model }) => model === TRANSCRIPTION_MODEL);
  return (price?.usdPerMinute ?? 0) * MINUTES_AN_HOUR;
}
