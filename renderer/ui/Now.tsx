/** What the tray's menu offers, for every window: captions and overlay, other windows, the end. Does nothing itself. */
import type { AppState, IntentPatch } from '../../core/app/state.ts';
import { hideLabel } from '../../core/desktop/hideLabel.ts';
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

interface NowProps extends Pick<AppState, 'intent' | 'settings'> {
  readonly onIntent: (patch: IntentPatch) => void;
  readonly others: readonly NowButton[];
  readonly onQuit: () => void;
}

export function Now({ intent, settings, onIntent, others, onQuit }: NowProps) {
  const words = useWords();
  const { controls, tray } = words;
  const { captions, overlayVisible, positionLocked, paused, offRecord } = intent;
  const breaks: readonly NowButton[] = [
    {
      icon: paused ? 'start' : 'pause',
      name: tray(paused ? 'resume' : 'pause'),
      press: () => onIntent({ paused: !paused }),
    },
    {
      icon: 'offRecord',
      name: tray(offRecord ? 'onRecordItem' : 'offRecordItem'),
      press: () => onIntent({ offRecord: !offRecord }),
    },
  ];
  const buttons: readonly NowButton[] = [
    captions
      ? { icon: 'stop', name: controls('stopCaptions'), press: () => onIntent({ captions: false }) }
      : {
          icon: 'start',
          name: controls('startCaptions'),
          press: () => onIntent({ captions: true, overlayVisible: true }),
        },
    ...(captions ? breaks : []),
    {
      icon: 'captions',
      name: hideLabel({ intent, settings }, words),
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
