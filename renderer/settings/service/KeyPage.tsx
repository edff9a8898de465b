/** Where a key comes from, and what it costs to use one. */
import { settingsBridge } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import { Opening } from '../Opening.tsx';
import { useHourlyPrice } from './price.ts';

export function KeyPage() {
  const { settingsKey } = useWords();
  const price = useHourlyPrice();
  return (
    <Opening
      label={settingsKey('whereFrom')}
      hint={settingsKey('price', { price })}
      button={settingsKey('openKeyPage')}
      act={settingsKey('openingKeyPage')}
      open={() => settingsBridge.call('openKeyPage', undefined)}
    />
  );
}
