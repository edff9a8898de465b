/** Which microphone is heard when devices come, go, change places as the default, or are busy. */
import { expect, test } from '@playwright/test';
import type { Problem } from '../../../core/base/problem.ts';
import { createInput, type Opening } from './input.ts';
import { type MicrophoneSettings, microphone, openMicrophone } from './microphone.ts';

interface Device {
  readonly deviceId: string;
  readonly label: string;
  readonly groupId: string;
}

const builtIn: Device = { deviceId: 'b', label: 'Built-in', groupId: 'g1' };
const headset: Device = { deviceId: 'h', label: 'Headset', groupId: 'g2' };
const usb: Device = { deviceId: 'usb', label: 'USB Mic', groupId: 'g3' };
const byDefault: MicrophoneSettings = { microphone: null, echoCancellation: true, noiseSuppression: false };
const byName: MicrophoneSettings = { ...byDefault, microphone: { deviceId: 'usb', label: 'USB Mic' } };

/** A browser with these devices, the first of which is the system's default, as Chromium lists them. */
function browser(...first: readonly Device[]) {
  let devices = first;
  let refusals: string[] = [];
  const opened: string[] = [];
  const tracks: { readyState: string; onended: (() => void) | null }[] = [];
  const media = Object.assign(new EventTarget(), {
    enumerateDevices: async () => {
      const [own] = devices;
      const listed =
        own === undefined
          ? []
          : [{ ...own, deviceId: 'default', label: `Default - ${own.label}` }, ...devices];
      return listed.map((device) => ({ kind: 'audioinput', ...device }));
    },
    getUserMedia: async ({ audio }: { audio: { deviceId?: { exact: string } } }) => {
      const refusal = refusals.shift();
      if (refusal !== undefined) throw Object.assign(new Error(refusal), { name: refusal });
      const wanted = audio.deviceId?.exact ?? 'default';
      const device = wanted === 'default' ? devices[0] : devices.find(({ deviceId }) => deviceId === wanted);
      if (device === undefined) throw Object.assign(new Error(), { name: 'NotFoundError' });
      opened.push(device.label);
      const track = {
        label: wanted === 'default' ? `Default - ${device.label}` : device.label,
        readyState: 'live',
        onended: null as (() => void) | null,
        stop() {
          track.readyState = 'ended';
        },
        getSettings: () => ({ deviceId: wanted, groupId: device.groupId }),
      };
      tracks.push(track);
      return { getTracks: () => [track], getAudioTracks: () => [track] };
    },
  });
  Object.defineProperty(globalThis, 'navigator', { value: { mediaDevices: media }, configurable: true });
  return {
    opened,
    refuse: (...names: string[]) => {
      refusals = names;
    },
    plug: (...next: readonly Device[]) => {
      devices = next;
      media.dispatchEvent(new Event('devicechange'));
    },
    unplugTrack: () => {
      const track = tracks.at(-1);
      if (track === undefined) return;
      track.readyState = 'ended';
      track.onended?.();
    },
  };
}

async function hear(settings: MicrophoneSettings, opening: Opening<MicrophoneSettings> = microphone) {
  const node = { connect: () => {}, disconnect: () => {} };
  const context = { createMediaStreamSource: () => node } as unknown as AudioContext;
  const problems: (Problem['kind'] | null)[] = [];
  const onProblem = (problem: Problem | null) => problems.push(problem?.kind ?? null);
  const input = createInput({
    context,
    capture: node as unknown as AudioNode,
    opening,
    onProblem,
  });
  const stream = await openMicrophone(settings);
  if (stream.ok) input.use(stream.value, settings);
  return { input, problems };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 20));

test('the system’s default is followed while the old device stays plugged in', async () => {
  const { opened, plug } = browser(builtIn);
  const { input } = await hear(byDefault);
  plug(headset, builtIn);
  await expect.poll(() => opened).toEqual(['Built-in', 'Headset']);
  plug(headset, builtIn, usb);
  await settle();
  expect(opened).toEqual(['Built-in', 'Headset']);
  input.stop();
});

test('the chosen microphone is taken up again when it comes back, and left alone while it is there', async () => {
  const { opened, plug } = browser(builtIn);
  const { input } = await hear(byName);
  plug(builtIn, usb);
  await expect.poll(() => opened).toEqual(['Built-in', 'USB Mic']);
  plug(headset, builtIn, usb);
  await settle();
  expect(opened).toEqual(['Built-in', 'USB Mic']);
  input.stop();
});

test('a microphone that is busy when it is opened again is asked for until it is free', async () => {
  const { opened, refuse, unplugTrack } = browser(builtIn);
  const { input, problems } = await hear(byDefault);
  refuse('NotReadableError');
  unplugTrack();
  await expect.poll(() => problems, { timeout: 10_000 }).toEqual(['microphoneLost', 'microphoneBusy', null]);
  expect([opened, input.isRunning()]).toEqual([['Built-in', 'Built-in'], true]);
  input.stop();
});

test('one that is not meant any more counts as deaf until the right one is open, where it hears nothing that counts', async () => {
  for (const isDeafWhenWrong of [true, false]) {
    const { plug, refuse } = browser(builtIn);
    const { input } = await hear(byDefault, { ...microphone, isDeafWhenWrong });
    refuse('NotReadableError');
    plug(headset, builtIn);
    await settle();
    expect(input.isRunning()).toBe(!isDeafWhenWrong);
    await expect.poll(() => input.track()?.label, { timeout: 10_000 }).toBe('Default - Headset');
    expect(input.isRunning()).toBe(true);
    input.stop();
  }
});

test('a source that takes longer to open than devices are looked at is opened once, and heard', async () => {
  const { unplugTrack } = browser(builtIn);
  let openings = 0;
  const slow: Opening<MicrophoneSettings> = {
    ...microphone,
    lookEveryMs: 20,
    open: async (settings) => {
      openings += 1;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return microphone.open(settings);
    },
  };
  const { input } = await hear(byDefault, slow);
  unplugTrack();
  await expect.poll(() => input.isRunning()).toBe(true);
  expect(openings).toBe(1);
  input.stop();
});
