/** What an unlocked overlay can be told: start, stop, pause, mute, lock, settings, hide. It changes intent only. */
import { dollars, duration } from '../../../../core/app/amountWords.ts';
import { hearsMicrophone } from '../../../../core/app/state.ts';
import { hideLabel } from '../../../../core/desktop/hideLabel.ts';
import { sharingStatus } from '../../../../core/desktop/menuWords.ts';
import { overlayBridge, useAppState } from '../../../bridge.ts';
import { Icon, type IconName } from '../../../ui/Icon.tsx';
import { useWords } from '../../../ui/words.tsx';
import { Elapsed } from './Elapsed.tsx';

export function Controls() {
  const words = useWords();
  const isOn = useAppState((state) => state.intent.captions);
  const isMuted = useAppState((state) => state.intent.muted);
  const intent = useAppState((state) => state.intent);
  const settings = useAppState((state) => state.settings);
  const canMute = useAppState(hearsMicrophone) && isOn;
  return (
    <div className="controls" role="toolbar" aria-label={words.overlay('captions')}>
      <Shared />
      <Elapsed />
      <Cost />
      <Control
        icon={isOn ? 'stop' : 'start'}
        name={words.overlay(isOn ? 'stop' : 'start')}
        press={() => overlayBridge.call('changeIntent', { captions: !isOn })}
      />
      {isOn ? <Breaks /> : null}
      {canMute ? (
        <Control
          icon={isMuted ? 'muted' : 'microphone'}
          name={words.overlay(isMuted ? 'unmute' : 'mute')}
          press={() => overlayBridge.call('changeIntent', { muted: !isMuted })}
        />
      ) : null}
      <Control
        icon="lookBack"
        name={words.tray('lookBack')}
        press={() => overlayBridge.call('changeIntent', { lookBack: true })}
      />
      <Control
        icon="lock"
        name={words.overlay('lock')}
        press={() => overlayBridge.call('changeIntent', { positionLocked: true })}
      />
      <Control
        icon="settings"
        name={words.overlay('settings')}
        press={() => overlayBridge.call('openSettings', undefined)}
      />
      <Control
        icon="hide"
        name={hideLabel({ intent, settings }, words)}
        press={() => overlayBridge.call('changeIntent', { overlayVisible: false })}
      />
    </div>
  );
}

/** What a running session can be told without ending it. */
function Breaks() {
  const { tray } = useWords();
  const { paused, offRecord } = useAppState((state) => state.intent);
  return (
    <>
      <Control
        icon={paused ? 'start' : 'pause'}
        name={tray(paused ? 'resume' : 'pause')}
        press={() => overlayBridge.call('changeIntent', { paused: !paused })}
      />
      <Control
        icon={offRecord ? 'captions' : 'offRecord'}
        name={tray(offRecord ? 'goOnRecord' : 'goOffRecord')}
        press={() => overlayBridge.call('changeIntent', { offRecord: !offRecord })}
      />
    </>
  );
}

/** That others read along is not to be forgotten. */
function Shared() {
  const words = useWords();
  const sharing = useAppState((state) => state.sharing);
  if (sharing === null) return null;
  const told = sharingStatus(sharing, words);
  return (
    <span className="cost" title={told}>
      <span aria-hidden="true">
        {sharing.status === 'open'
          ? words.overlay('sharedWith', { count: sharing.readers })
          : words.overlay('sharing')}
      </span>
      <span className="hidden">{told}</span>
    </span>
  );
}

/** Of this session; the rest is in Settings. A month’s budget that is spent is said also before a session has cost anything. */
function Cost() {
  const words = useWords();
  const session = useAppState((state) => state.spending?.session ?? null);
  const isSpent = useAppState((state) => state.spending?.budget.kind === 'spent');
  if (session === null) return isSpent ? <span className="cost">{words.overlay('budgetSpent')}</span> : null;
  const { usd, speechMs, sentMs, billedSeconds } = session;
  const told = words.overlay('cost', {
    speech: duration(speechMs / 1_000, words),
    sent: duration(sentMs / 1_000, words),
    billed: duration(billedSeconds, words),
    money: dollars(usd, words),
  });
  return (
    <span className="cost" title={told}>
      <span aria-hidden="true">{isSpent ? words.overlay('budgetSpent') : dollars(usd, words)}</span>
      <span className="hidden">{isSpent ? words.overlay('budgetSpentAnd', { cost: told }) : told}</span>
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
