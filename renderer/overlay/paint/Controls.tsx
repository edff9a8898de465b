/** What an unlocked overlay can be told: start, stop, mute, lock, settings, hide. It changes intent only. */
import { hearsMicrophone } from '../../../core/app/state.ts';
import { sharingStatus } from '../../../core/desktop/menuWords.ts';
import { dollars, duration } from '../../../core/engine/amounts.ts';
import { overlayBridge, useAppState } from '../../bridge.ts';
import { Icon, type IconName } from '../../ui/Icon.tsx';

export function Controls() {
  const isOn = useAppState((state) => state.intent.captions);
  const isMuted = useAppState((state) => state.intent.muted);
  const canMute = useAppState(hearsMicrophone) && isOn;
  return (
    <div className="controls" role="toolbar" aria-label="Captions">
      <Shared />
      <Cost />
      <Control
        icon={isOn ? 'stop' : 'start'}
        name={isOn ? 'Stop captions' : 'Start captions'}
        press={() => overlayBridge.call('changeIntent', { captions: !isOn })}
      />
      {canMute ? (
        <Control
          icon={isMuted ? 'muted' : 'microphone'}
          name={isMuted ? 'Caption my microphone again' : 'Mute my microphone in captions'}
          press={() => overlayBridge.call('changeIntent', { muted: !isMuted })}
        />
      ) : null}
      <Control
        icon="lock"
        name="Lock position: clicks pass through"
        press={() => overlayBridge.call('changeIntent', { positionLocked: true })}
      />
      <Control icon="settings" name="Settings" press={() => overlayBridge.call('openSettings', undefined)} />
      <Control
        icon="hide"
        name="Hide"
        press={() => overlayBridge.call('changeIntent', { overlayVisible: false })}
      />
    </div>
  );
}

/** That others read along is not to be forgotten. */
function Shared() {
  const sharing = useAppState((state) => state.sharing);
  if (sharing === null) return null;
  const told = sharingStatus(sharing);
  return (
    <span className="cost" title={told}>
      <span aria-hidden="true">{sharing.status === 'open' ? `Shared: ${sharing.readers}` : 'Sharing…'}</span>
      <span className="hidden">{told}</span>
    </span>
  );
}

/** Of this session; the rest is in Settings. A month’s budget that is spent is said also before a session has cost anything. */
function Cost() {
  const session = useAppState((state) => state.spending?.session ?? null);
  const isSpent = useAppState((state) => state.spending?.budget.kind === 'spent');
  if (session === null) return isSpent ? <span className="cost">Budget spent</span> : null;
  const { usd, speechMs, sentMs, billedSeconds } = session;
  const told = `This session: ${duration(speechMs / 1_000)} of speech, ${duration(sentMs / 1_000)} sent, ${duration(billedSeconds)} billed, ${dollars(usd)}`;
  return (
    <span className="cost" title={told}>
      <span aria-hidden="true">{isSpent ? 'Budget spent' : dollars(usd)}</span>
      <span className="hidden">{isSpent ? `Budget spent. ${told}` : told}</span>
    </span>
  );
}

interface ControlProps {
  readonly icon: IconName;
  readonly name: string;
  readonly press: () => Promise<unknown>;
}

function Control({ icon, name, press }: ControlProps) {
  return (
    <button type="button" className="control" aria-label={name} title={name} onClick={() => void press()}>
      <Icon name={icon} />
    </button>
  );
}
