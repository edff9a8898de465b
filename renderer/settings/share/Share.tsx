/** Shares captions on other screens: whether, with whom, and under which links. Main does it. */
import { REACHES, type Reach } from '../../../core/captions/sharing.ts';
import { settingsBridge, useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Group } from '../../ui/Group.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { DraftChoice } from '../DraftChoice.tsx';
import { Links } from './Links.tsx';

const REACH_HINTS = { network: 'networkHint', computer: 'computerHint' } as const satisfies Record<
  Reach,
  string
>;

export function Share() {
  const words = useWords();
  const sharing = useAppState((state) => state.sharing);
  const stored = useAppState((state) => state.settings.shareWith);
  const reach = useDraft(stored, (shareWith) => changeSettings({ shareWith }));
  return (
    <>
      <Group title={words.settingsShare('title')}>
        <Switch
          label={words.settingsShare('share')}
          hint={words.settingsShare('shareHint')}
          stored={sharing !== null}
          save={async (isOn) => {
            await settingsBridge.call('shareCaptions', isOn);
            return null;
          }}
        />
        <DraftChoice
          label={words.settingsShare('who')}
          hint={words.settingsShare('whoHint')}
          options={REACHES.map((value) => ({
            value,
            name: words.settingsShare(value),
            hint: words.settingsShare(REACH_HINTS[value]),
          }))}
          draft={reach}
        />
      </Group>
      {sharing === null ? null : <Links sharing={sharing} isForOthers={stored === 'network'} />}
    </>
  );
}
