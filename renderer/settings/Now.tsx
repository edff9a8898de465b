/** What the tray's menu offers, for desktops that show no tray. Changes intent, or quits. */
import type { IntentPatch } from '../../core/app/state.ts';
import { settingsBridge, useAppState } from '../bridge.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';

export function Now() {
  const intent = useAppState((state) => state.intent);
  const change = (patch: IntentPatch) => () => settingsBridge.call('changeIntent', patch);
  const { captions, overlayVisible, positionLocked } = intent;
  return (
    <fieldset className="now" aria-label="Captions and overlay">
      {captions ? (
        <Press icon="stop" name="Stop captions" press={change({ captions: false })} />
      ) : (
        <Press icon="start" name="Start captions" press={change({ captions: true, overlayVisible: true })} />
      )}
      <Press
        icon="captions"
        name={overlayVisible ? 'Hide overlay' : 'Show overlay'}
        press={change({ overlayVisible: !overlayVisible })}
      />
      <Press
        icon={positionLocked ? 'move' : 'lock'}
        name={positionLocked ? 'Unlock position' : 'Lock position'}
        press={change({ positionLocked: !positionLocked })}
      />
      <Press icon="hide" name="Quit Surtitle" press={() => settingsBridge.call('quit', undefined)} />
    </fieldset>
  );
}

interface PressProps {
  readonly icon: IconName;
  readonly name: string;
  readonly press: () => Promise<unknown>;
}

function Press({ icon, name, press }: PressProps) {
  return (
    <button type="button" onClick={() => void press()}>
      <Icon name={icon} />
      {name}
    </button>
  );
}
