/** What the service bills: this session and this month, the month's budget, the prices. */
import { Group } from '../../ui/Group.tsx';
import { useWords } from '../../ui/words.tsx';
import { Budget } from './Budget.tsx';
import { Prices } from './Prices.tsx';
import { SoFar } from './SoFar.tsx';
import './cost.css';

export function Cost() {
  const say = useWords().settingsCost;
  return (
    <>
      <Group title={say('soFar')}>
        <SoFar />
      </Group>
      <Group title={say('monthly')}>
        <Budget />
      </Group>
      <Group title={say('prices')}>
        <Prices />
      </Group>
    </>
  );
}
