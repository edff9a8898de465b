/** What belongs to the app as a whole: its look, its start with the computer, what hiding does, what it keeps. */
import { settingsBridge, useAppState } from '../../bridge.ts';
import { Group } from '../../ui/Group.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { Opening } from '../Opening.tsx';
import { Backup } from './Backup.tsx';
import { Export } from './Export.tsx';
import { Keeping } from './Keeping.tsx';
import { Look } from './Look.tsx';

export function General() {
  const { settingsGeneral: say } = useWords();
  const launchAtLogin = useAppState((state) => state.settings.launchAtLogin);
  const hideStops = useAppState((state) => state.settings.general.hideStops);
  return (
    <>
      <Look />
      <Group title={say('startup')}>
        <Switch
          label={say('launchAtLogin')}
          hint={say('launchAtLoginHint')}
          stored={launchAtLogin}
          save={(on) => changeSettings({ launchAtLogin: on })}
        />
      </Group>
      <Group title={say('hiding')}>
        <Switch
          label={say('hideStops')}
          hint={say('hideStopsHint')}
          stored={hideStops}
          save={(on) => changeSettings({ general: { hideStops: on } })}
        />
      </Group>
      <Group title={say('transcripts')}>
        <Export />
        <Opening
          label={say('data')}
          hint={say('dataHint')}
          button={say('openData')}
          act={say('openingData')}
          open={() => settingsBridge.call('openDataFolder', undefined)}
        />
        <Backup />
        <Keeping />
      </Group>
      <Group title={say('about')}>
        <Opening
          label={say('licences')}
          hint={say('licencesHint')}
          button={say('showLicences')}
          act={say('openingLicences')}
          open={() => settingsBridge.call('openNotices', undefined)}
        />
      </Group>
    </>
  );
}
