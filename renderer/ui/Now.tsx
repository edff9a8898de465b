/** What the tray's menu offers, for every window: captions and overlay, other windows, the end. Does nothing itself. */
import type { Intent, IntentPatch } from '../../core/app/state.ts';
import { Icon, type IconName } from './Icon.tsx';
import { useWords } from './words.tsx';

/** A button more, such as one that opens another window. */
export interface NowButton {
  readonly icon: IconName;
  readonly name: string;
  /** Keys that do the same, as `aria-keyshortcuts` writes them. */
  readonly keys?: string;
  readonly press: () => void;
}

interface NowProps {
  readonly intent: Intent;
  readonly onIntent: (patch: IntentPatch) => void;
  readonly others: readonly NowButton[];
  readonly onQuit: () => void;
}

export function Now({
  intent: { captions, overlayVisible, positionLocked },
  onIntent,
  others,
  onQuit,
}: NowProps) {
  const { controls } = useWords();
  const buttons: readonly NowButton[] = [
    captions
      ? { icon: 'stop', name: controls('stopCaptions'), press: () => onIntent({ captions: false }) }
      : {
          icon: 'start',
          name: controls('startCaptions'),
          press: () => onIntent({ captions: true, overlayVisible: true }),
        },
    {
      icon: 'captions',
      name: controls(overlayVisible ? 'hideOverlay' : 'showOverlay'),
      press: () => onIntent({ overlayVisible: !overlayVisible }),
    },
    {
      icon: positionLocked ? 'move' : 'lock',
      name: controls(positionLocked ? 'unlockPosition' : 'lockPosition'),
      press: () => onIntent({ positionLocked: !positionLocked }),
    },
    ...others,
    { icon: 'hide', name: controls('quit'), press: onQuit },
  ];
  return (
    <fieldset className="now" aria-label={controls('now')}>
      {buttons.map(({ icon, name, keys, press }) => (
        <button type="button" key={icon} aria-keyshortcuts={keys} onClick={press}>
          <Icon name={icon} />
          {name}
        </button>
      ))}
    </fieldset>
  );
}
