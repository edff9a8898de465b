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
import { changeSettings } from '../calls.ts';
import { sentencesOf } from '../words.ts';
import { LevelMeter } from './LevelMeter.tsx';
import { type LevelStatus, useLevel } from './level.ts';
import { type Microphones, useMicrophones } from './microphones.ts';
import { Names } from './Names.tsx';
import { Sides } from './Sides.tsx';
import { SidesTest } from './SidesTest.tsx';

const SYSTEM_DEFAULT = '';

/** What the browser gave of what was asked for. */
const ECHO_WORDS: Readonly<Record<EchoReach, string>> = {
  everyProgram:
    'Here it takes out what every program plays, so a call from the speakers is not captioned twice.',
  thisProgram:
    'Here it takes out only what Surtitle itself plays. With speakers the microphone hears the others of a call too: use headphones.',
  nothing:
    'This microphone is given without it. With speakers it hears the others of a call too: use headphones.',
};

export function Microphone() {
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
  const name = microphone?.label || 'The chosen microphone';
  const absent = missing ? `${name} is not connected. Until it is, the system’s default is used.` : null;
  return (
    <>
      <Group title="Who is captioned">
        <Sides />
        <Names />
      </Group>
      <Group title="Before a call">
        <SidesTest />
      </Group>
      <Group title="Input">
        <DeviceRow chosen={settings.microphone} microphones={microphones} />
        <LevelRow status={status} absent={absent} />
      </Group>
      <Group title="Clean-up">
        <Switch
          label="Echo cancellation"
          hint="Takes out what your own loudspeakers play. Turn it off if you caption a loudspeaker."
          stored={settings.echoCancellation}
          save={(on) => changeSettings({ echoCancellation: on })}
        />
        <Message tone="plain">
          {settings.echoCancellation && level !== null ? ECHO_WORDS[level.echoReach] : null}
        </Message>
        <Switch
          label="Noise suppression"
          hint="Helps with a fan or a street; in a quiet room it can cost words."
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
      label="Device"
      hint="A change counts at once, during captions too."
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
            {defaultName ? `System default (${defaultName})` : 'System default'}
          </option>
          {missing === null ? null : (
            <option value={missing.deviceId}>
              {missing.label || 'Chosen microphone'}
              {named ? ' (not connected)' : ''}
            </option>
          )}
          {devices
            .filter((device) => device.deviceId !== '')
            .map((device, index) => (
              <option key={device.deviceId} value={device.deviceId}>
                {device.label || `Microphone ${index + 1}`}
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
  return (
    <div className="field">
      <p className="label">Level</p>
      <p className="hint">
        Speak as you will later. The microphone is open only while this page is in front.
      </p>
      <LevelMeter label="Microphone level" level={status.status === 'open' ? status.level : null} />
      <Message tone="bad">{status.status === 'failed' ? sentencesOf(status.problem) : absent}</Message>
    </div>
  );
}
