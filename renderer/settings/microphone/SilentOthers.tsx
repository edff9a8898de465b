/** The three things that keep the others silent without any error, as far as this system tells of them. */
import { type SoundSystem, soundSystemProblem } from '../../../core/live/soundSystem.ts';
import type { Words } from '../../../core/words/words.ts';
import { useAppState } from '../../bridge.ts';
import { useWords } from '../../ui/words.tsx';

interface SilentOthersProps {
  /** What the others are heard from; empty where the system does not say. */
  readonly device: string;
  readonly isOpen: boolean;
}

export function SilentOthers({ device, isOpen }: SilentOthersProps) {
  const system = useAppState((state) => state.soundSystem);
  const say = useWords().settingsSides;
  return (
    <details className="silent-others" open={isOpen}>
      <summary>{say('silentTitle')}</summary>
      <ul>
        <li>
          <strong>{say('otherDevice')}</strong> {say('otherDeviceText', { device: device || 'none' })}
        </li>
        <li>
          <strong>{say('volume')}</strong> {volumeWords(system, say)}
        </li>
        <li>
          <strong>{say('permission')}</strong> {say('permissionText')}
        </li>
      </ul>
    </details>
  );
}

function volumeWords(system: SoundSystem | null, say: Words['settingsSides']): string {
  if (system === null) return say('volumeUnknown');
  const values = { output: system.outputName, percent: system.monitorPercent };
  return say(soundSystemProblem(system) === null ? 'volumeEnough' : 'volumeLow', values);
}
