/** Which microphones are connected, as the page learns it. Opens none. */
import { useCallback, useEffect, useState } from 'react';
import type { InputDevice } from '../../../core/audio/microphone.ts';

export interface Microphones {
  /** Real devices only. Empty until the first list has come. */
  readonly devices: readonly InputDevice[];
  /** What the system's default is at the moment, if the browser says. */
  readonly defaultName: string | null;
  /**
   * Names are known only once the microphone was allowed; before, nothing can be said about a missing one.
   */
  readonly named: boolean;
}

const NONE: Microphones = { devices: [], defaultName: null, named: false };
/** Chromium lists these roles beside the devices that have them. */
const ROLES: ReadonlySet<string> = new Set(['default', 'communications']);

/** Follows plugging and unplugging; `refresh` asks again, as after the microphone was allowed. */
export function useMicrophones(): {
  readonly microphones: Microphones;
  readonly refresh: () => Promise<void>;
} {
  const [microphones, setMicrophones] = useState(NONE);

  const refresh = useCallback(async () => {
    setMicrophones(microphonesOf(await navigator.mediaDevices.enumerateDevices()));
  }, []);
  useEffect(() => {
    const onChange = () => void refresh();
    onChange();
    navigator.mediaDevices.addEventListener('devicechange', onChange);
    return () => navigator.mediaDevices.removeEventListener('devicechange', onChange);
  }, [refresh]);

  return { microphones, refresh };
}

function microphonesOf(all: readonly MediaDeviceInfo[]): Microphones {
  const inputs = all.filter((device) => device.kind === 'audioinput');
  const devices = inputs.filter((device) => !ROLES.has(device.deviceId));
  const label = inputs.find((device) => device.deviceId === 'default')?.label ?? '';
  return {
    devices: devices.map(({ deviceId, label: name }) => ({ deviceId, label: name })),
    defaultName: label === '' ? null : label.replace(/^Default - /, ''),
    named: devices.some((device) => device.label !== ''),
  };
}
