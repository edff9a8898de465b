/** Shares captions on other screens: whether, with whom, and under which links. Main does it. */
import { REACHES, type Reach } from '../../../core/captions/sharing.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import type { Option } from '../../ui/Choice.tsx';
import { DraftChoice } from '../../ui/DraftChoice.tsx';
import { useDraft } from '../../ui/draft.ts';
import { Group } from '../../ui/Group.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { changeSettings } from '../calls.ts';
import { Links } from './Links.tsx';

const REACH_WORDS: Readonly<Record<Reach, Omit<Option<Reach>, 'value'>>> = {
  network: {
    name: 'People in this network',
    hint: 'Everybody who has the link and is in the same network as this computer. What is said goes there unencrypted: leave it off where strangers share the network.',
  },
  computer: {
    name: 'Only this computer',
    hint: 'For a streaming program such as OBS, or a browser here. Nothing leaves the computer.',
  },
};
const REACH_OPTIONS = REACHES.map((value) => ({ value, ...REACH_WORDS[value] }));

export function Share() {
  const sharing = useAppState((state) => state.sharing);
  const stored = useAppState((state) => state.settings.shareWith);
  const reach = useDraft(stored, (shareWith) => changeSettings({ shareWith }));
  return (
    <>
      <Group title="Captions on other screens">
        <Switch
          label="Share captions"
          hint="Phones, tablets, a projector or OBS show what is captioned here. It is off again whenever Surtitle starts."
          stored={sharing !== null}
          save={async (isOn) => {
            await settingsBridge.call('shareCaptions', isOn);
            return null;
          }}
        />
        <DraftChoice
          label="Who can read along"
          hint="Whoever opens the link also sees what has been said since captions were started."
          options={REACH_OPTIONS}
          draft={reach}
        />
      </Group>
      {sharing === null ? null : <Links sharing={sharing} isForOthers={stored === 'network'} />}
    </>
  );
}
