/** The three things that keep the others silent without any error, as far as this system tells of them. */
import { type SoundSystem, soundSystemProblem } from '../../../core/live/soundSystem.ts';
import { useAppState } from '../../bridge.ts';

interface SilentOthersProps {
  /** What the others are heard from; empty where the system does not say. */
  readonly device: string;
  readonly isOpen: boolean;
}

export function SilentOthers({ device, isOpen }: SilentOthersProps) {
  const system = useAppState((state) => state.soundSystem);
  const output = device || 'the system’s output';
  return (
    <details className="silent-others" open={isOpen}>
      <summary>If the others stay silent</summary>
      <ul>
        <li>
          <strong>Another device.</strong> Only what plays on {output} is heard. If the call plays on another
          device, choose {output} in the call, or the call’s device in the system.
        </li>
        <li>
          <strong>Volume.</strong> {volumeWords(system)}
        </li>
        <li>
          <strong>Permission.</strong> Where Surtitle may not hear the computer, there is silence and no
          error. On a Mac: System Settings › Privacy & Security › Screen & System Audio Recording.
        </li>
      </ul>
    </details>
  );
}

function volumeWords(system: SoundSystem | null): string {
  if (system === null) return 'Linux has a volume of its own for what programs hear, called monitor.';
  const now = `This system passes on what plays on ${system.outputName} at ${system.monitorPercent}\u00a0%`;
  return soundSystemProblem(system) === null
    ? `${now}, which is enough.`
    : `${now}, too little: raise it above.`;
}
