/**
 * Which microphone is used and how it is treated, with its level. The session keeps its own stream; this
 * never touches it.
 */
import { useEffect, useMemo } from 'react';
import type { Settings } from '../../../core/app/settings.ts';
import { type EchoReach, findMicrophone, microphoneConstraints } from '../../../core/audio/microphone.ts';
import { useAppState } from '../../bridge.ts';
import { useDraft } from '../../ui/draft.ts';
import { Field, Message } from '../../ui/Field.tsx';
import { Group } from '../../ui/Group.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useWords } from '../../ui/words.tsx';
import { changeSettings } from '../calls.ts';
import { sentencesHere } from '../words.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { type LevelStatus, useLevel } from './level.ts';
import { type Microphones, useMicrophones } from './microphones.ts';
import { Names } from './Names.tsx';
import { Sides } from './Sides.tsx';
import { SidesTest } from './SidesTest.tsx';

const SYSTEM_DEFAULT = '';

/** What the browser gave of what was asked for. */
const ECHO_WORDS = {
  everyProgram: 'echoEvery',
  thisProgram: 'echoOwn',
  nothing: 'echoNone',
} as const satisfies Record<EchoReach, string>;

export function Microphone() {
  const say = useWords().settingsMicrophone;
  const settings = useAppState((state) => state.settings);
  const { microphones, refresh } = useMicrophones();
  const { microphone, echoCancellation, noiseSuppression } = settings;
  const found = findMicrophone(microphone, microphones.devices);
  const missing = microphone !== null && found === null && microphones.named;
  // A missing microphone gives way to the default in the session too.
  const deviceId = microphone === null || missing ? null : (found?.deviceId ?? microphone.deviceId);
  const constraints = useMemo(
    () => microphoneConstraints({ echoCancellation, noiseSuppression }, deviceId),
    [deviceId, echoCancellation, noiseSuppression],
  );
  const status = useLevel(constraints);
  const level = status.status === 'open' ? status.level : null;
  useEffect(() => {
    // The names of the devices are known from now on.
    if (level !== null) void refresh();
  }, [level, refresh]);
  const name = microphone?.label ?? '';
  const absent = missing ? say(name === '' ? 'absentUnnamed' : 'absent', { name }) : null;
  return (
    <>
      <Group title={say('who')}>
        <Sides />
        <Names />
      </Group>
      <Group title={say('before')}>
        <SidesTest />
      </Group>
      <Group title={say('input')}>
        <DeviceRow chosen={settings.microphone} microphones={microphones} />
        <LevelRow status={status} absent={absent} />
      </Group>
      <Group title={say('cleanUp')}>
        <Switch
          label={say('echo')}
          hint={say('echoHint')}
          stored={settings.echoCancellation}
          save={(on) => changeSettings({ echoCancellation: on })}
        />
        <Message tone="plain">
          {settings.echoCancellation && level !== null ? say(ECHO_WORDS[level.echoReach]) : null}
        </Message>
        <Switch
          label={say('noise')}
          hint={say('noiseHint')}
          stored={settings.noiseSuppression}
          save={(on) => changeSettings({ noiseSuppression: on })}
        />
      </Group>
    </>
  );
}

interface DeviceRowProps {
  readonly chosen: Settings['microphone'];
  readonly microphones: Microphones;
}

function DeviceRow({ chosen, microphones }: DeviceRowProps) {
  const say = useWords().settingsMicrophone;
  const draft = useDraft(chosen, (microphone) => changeSettings({ microphone }));
  const { devices, defaultName, named } = microphones;
  const found = findMicrophone(draft.value, devices);
  const missing = draft.value !== null && found === null ? draft.value : null;
  const choose = (deviceId: string) => {
    const device = devices.find((candidate) => candidate.deviceId === deviceId);
    draft.set(device === undefined ? null : { deviceId: device.deviceId, label: device.label });
  };
  return (
    <Field
      label={say('device')}
      hint={say('countsAtOnce')}
      layout="stacked"
      below={<Message tone="bad">{draft.refusal}</Message>}
    >
      {(ids) => (
        <select
          {...ids}
          value={found?.deviceId ?? draft.value?.deviceId ?? SYSTEM_DEFAULT}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value={SYSTEM_DEFAULT}>
            {defaultName ? say('systemDefaultNamed', { name: defaultName }) : say('systemDefault')}
          </option>
          {missing === null ? null : (
            <option value={missing.deviceId}>
              {named
                ? say('notConnected', { name: missing.label || say('chosen') })
                : missing.label || say('chosen')}
            </option>
          )}
          {devices
            .filter((device) => device.deviceId !== '')
            .map((device, index) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.label || say('numbered', { number: index + 1 })}
              </option>
            ))}
        </select>
      )}
    </Field>
  );
}

interface LevelRowProps {
  readonly status: LevelStatus;
  /** Why another microphone is heard than was chosen, if so. */
  readonly absent: string | null;
}

function LevelRow({ status, absent }: LevelRowProps) {
  const say = useWords().settingsMicrophone;
  return (
    <div className="field">
      <p className="label">{say('level')}</p>
      <p className="hint">{say('levelHint')}</p>
      <LevelMeter label={say('levelLabel')} level={status.status === 'open' ? status.level : null} />
      <Message tone="bad">{status.status === 'failed' ? sentencesHere(status.problem) : absent}</Message>
    </div>
  );
}
