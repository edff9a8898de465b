/** Faults of the microphone, as the page is told of them: no machine that tests run on has one to pull out. */
import { FAULT_AT_MS, type Fault, type Stage } from '../stage.ts';

const GONE_MS = 3_000;

declare global {
  interface Window {
    /** Ends the microphone's tracks, and refuses new ones with this error until it is null. */
    refuseMicrophone?: (errorName: string | null) => void;
    /** Makes the other of Chromium's two fake microphones the system's default. */
    changeDefaultMicrophone?: () => Promise<void>;
  }
}

/** Runs in the page. */
function watchMicrophones(): void {
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  const list = devices.enumerateDevices.bind(devices);
  const tracks: MediaStreamTrack[] = [];
  const openings: number[] = [];
  window.microphoneOpenings = openings;
  let refusal: string | null = null;
  let chosen: MediaDeviceInfo | null = null;
  devices.getUserMedia = async (wish) => {
    if (refusal !== null) throw new DOMException('Refused', refusal);
    const audio = typeof wish?.audio === 'object' ? wish.audio : {};
    const deviceId = chosen === null ? {} : { deviceId: { exact: chosen.deviceId } };
    const stream = await open({ audio: { ...deviceId, ...audio } });
    openings.push(Date.now());
    tracks.push(...stream.getTracks());
    return stream;
  };
  devices.enumerateDevices = async () => {
    const all = await list();
    if (chosen === null) return all;
    const { label, groupId } = chosen;
    const asDefault = {
      deviceId: 'default',
      kind: 'audioinput',
      label: `Default - ${label}`,
      groupId,
    } as const;
    const others = all.filter(({ kind, deviceId }) => kind !== 'audioinput' || deviceId !== 'default');
    return [{ ...asDefault, toJSON: () => asDefault }, ...others];
  };
  window.refuseMicrophone = (errorName) => {
    refusal = errorName;
    for (const track of tracks.splice(0)) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
    devices.dispatchEvent(new Event('devicechange'));
  };
  window.changeDefaultMicrophone = async () => {
    const inputs = (await list()).filter(
      ({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default',
    );
    chosen = inputs.at(-1) ?? null;
    devices.dispatchEvent(new Event('devicechange'));
  };
}

const loseMicrophone =
  (errorName: string): Fault['run'] =>
  async ({ overlay, until, heal }: Stage) => {
    const page = await overlay();
    await until(FAULT_AT_MS);
    await page.evaluate((name) => window.refuseMicrophone?.(name), errorName);
    await until(FAULT_AT_MS + GONE_MS);
    await page.evaluate(() => window.refuseMicrophone?.(null));
    heal();
    await page.waitForFunction(() => (window.microphoneOpenings?.length ?? 0) > 1);
  };

export const microphoneFaults: readonly Fault[] = [
  {
    name: 'microphone unplugged and back',
    note: 'its track ends and none is found for 3 s; the talk begins anew with the new track',
    inPage: watchMicrophones,
    run: loseMicrophone('NotFoundError'),
  },
  {
    name: 'microphone busy at reopening',
    note: 'its track ends and another program holds it for 3 s',
    inPage: watchMicrophones,
    run: loseMicrophone('NotReadableError'),
  },
  {
    name: 'another default microphone',
    note: 'the old one stays plugged in',
    inPage: watchMicrophones,
    run: async ({ overlay, until, heal }) => {
      const page = await overlay();
      await until(FAULT_AT_MS);
      await page.evaluate(() => window.changeDefaultMicrophone?.());
      heal();
      await page.waitForFunction(() => (window.microphoneOpenings?.length ?? 0) > 1);
    },
  },
];
