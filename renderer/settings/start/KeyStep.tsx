/** The offer of a key, with what it costs: ticked once the service has accepted it, never by what was typed. */
import type { KeyStatus } from '../../../core/app/state.ts';
import { isKeyRefused } from '../../../core/openai/keyProof.ts';
import type { Words } from '../../../core/words/words.ts';
import { useAppState } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';
import type { Section } from '../sections.ts';
import { KEY_FIELD } from '../service/KeyField.tsx';
import { useHourlyPrice } from '../service/price.ts';
import { sentencesHere } from '../words.ts';
import { Step } from './Step.tsx';

export function KeyStep({ onGo }: { readonly onGo: (section: Section, first?: string) => void }) {
  const { firstMinute } = useWords();
  const key = useAppState((state) => state.key);
  const price = useHourlyPrice();
  const isGood = key.source !== 'none' && key.proof === 'good';
  return (
    <Step
      title={firstMinute('more')}
      text={textOf(key, firstMinute) ?? firstMinute('moreText', { price })}
      isDone={isGood}
    >
      <button type="button" onClick={() => onGo('service', isGood ? undefined : KEY_FIELD)}>
        {firstMinute(isGood ? 'seeKey' : 'enterKey')}
      </button>
    </Step>
  );
}

function textOf({ source, proof }: KeyStatus, firstMinute: Words['firstMinute']): string | null {
  if (source === 'none') return null;
  if (proof === 'testing') return firstMinute('keyTesting');
  if (proof === 'good') return firstMinute('keyGood');
  return isKeyRefused(proof) ? sentencesHere(proof.problem) : firstMinute('keyUntested');
}
