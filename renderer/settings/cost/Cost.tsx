/** What the service bills: this session and this month, the month's budget, the prices. */
import { Group } from '../../ui/Group.tsx';
import { Budget } from './Budget.tsx';
import { Prices } from './Prices.tsx';
import { SoFar } from './SoFar.tsx';
import './cost.css';

export function Cost() {
  return (
    <>
      <Group title="So far">
        <SoFar />
      </Group>
      <Group title="Monthly budget">
        <Budget />
      </Group>
      <Group title="Prices">
        <Prices />
      </Group>
    </>
  );
}
