/** Which of the connected microphones is the chosen one, and what a refusal of the browser means. */
import { expect, test } from '@playwright/test';
import { echoReach, findMicrophone, microphoneConstraints, microphoneProblem } from './microphone.ts';

const desk = { deviceId: 'a1', label: 'Desk microphone' };
const headset = { deviceId: 'b2', label: 'Headset' };

test('finds the chosen microphone by id, by label after its id changed, or not at all', () => {
  expect([
    findMicrophone(headset, [desk, headset]),
    findMicrophone({ deviceId: 'old', label: 'Headset' }, [desk, headset]),
    findMicrophone({ deviceId: 'a1', label: 'Headset' }, [desk, headset]),
    findMicrophone({ deviceId: 'old', label: 'Camera' }, [desk, headset]),
    findMicrophone({ deviceId: 'old', label: '' }, [{ deviceId: 'c3', label: '' }]),
    findMicrophone(null, [desk]),
  ]).toEqual([headset, headset, desk, null, null, null]);
});

test('asks for exactly the chosen device and processing, or for the default', () => {
  const settings = { echoCancellation: false, noiseSuppression: true };
  const asked = { ...settings, autoGainControl: true, channelCount: 1 };
  expect(microphoneConstraints(settings, 'a1')).toEqual({ ...asked, deviceId: { exact: 'a1' } });
  expect(microphoneConstraints(settings, null)).toEqual(asked);
});

test('wishes what every program plays to be taken out, and says what was had of that', () => {
  const on = { echoCancellation: true, noiseSuppression: false };
  expect(microphoneConstraints(on, null).echoCancellation).toEqual({ ideal: 'all' });
  expect(['all', true, 'remote-only', false, undefined].map(echoReach)).toEqual([
    'everyProgram',
    'thisProgram',
    'thisProgram',
    'nothing',
    'nothing',
  ]);
});

test('turns every refusal into a problem with words', () => {
  const names = [
    'NotAllowedError',
    'NotFoundError',
    'OverconstrainedError',
    'NotReadableError',
    'WeirdError',
  ];
  expect(names.map((name) => microphoneProblem(name).kind)).toEqual([
    'microphoneDenied',
    'noMicrophone',
    'noMicrophone',
    'microphoneBusy',
    'internal',
  ]);
});
