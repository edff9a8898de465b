/** The overlay hears what the computer plays when main lets it, once; nobody else does, and no screen is looked at. */
import { expect, test } from '@playwright/test';
import type { DisplayMediaRequestHandlerHandlerRequest, Streams } from 'electron';
import { type ComputerSoundNeeds, canHearComputer, createComputerSound } from './computerSound.ts';

type Handler = Parameters<ComputerSoundNeeds['session']['setDisplayMediaRequestHandler']>[0];

function scene() {
  let handler: Handler = null;
  const gestures: unknown[] = [];
  const page = {
    mainFrame: { frameTreeNodeId: 7 },
    executeJavaScript: async (...call: unknown[]) => void gestures.push(call),
  };
  const sound = createComputerSound({
    session: {
      setDisplayMediaRequestHandler: (next) => {
        handler = next;
      },
    },
    page: () => page as unknown as ReturnType<ComputerSoundNeeds['page']>,
  });
  /** Another object for the same frame, as Electron may give one. */
  const ask = (frameTreeNodeId: number | null) => {
    let answer: Streams | null | undefined;
    const frame = frameTreeNodeId === null ? null : { frameTreeNodeId };
    const request = { frame, audioRequested: true, videoRequested: true };
    handler?.(request as unknown as DisplayMediaRequestHandlerHandlerRequest, (streams) => {
      answer = streams;
    });
    return answer;
  };
  return { sound, page, gestures, ask, isHandled: () => handler !== null };
}

test('its own page is the picture that comes with the sound, and a second question is not answered', async () => {
  const { sound, page, gestures, ask, isHandled } = scene();
  expect([isHandled(), sound.mayHearComputer(page)]).toEqual([false, false]);
  await sound.allow();
  expect(gestures).toEqual([['undefined', true]]);
  expect([isHandled(), sound.mayHearComputer(page), sound.mayHearComputer({})]).toEqual([true, true, false]);
  expect(ask(7)).toEqual({ video: { frameTreeNodeId: 7 }, audio: 'loopback' });
  expect([isHandled(), sound.mayHearComputer(page)]).toEqual([false, false]);
  expect(ask(7)).toBeUndefined();
});

test('captions and the test of both sides that begin together each get what they were allowed', async () => {
  const { sound, page, ask, isHandled } = scene();
  await Promise.all([sound.allow(), sound.allow()]);
  expect(ask(7)).toEqual({ video: { frameTreeNodeId: 7 }, audio: 'loopback' });
  expect([isHandled(), sound.mayHearComputer(page)]).toEqual([true, true]);
  expect(ask(7)).toEqual({ video: { frameTreeNodeId: 7 }, audio: 'loopback' });
  expect([isHandled(), sound.mayHearComputer(page)]).toEqual([false, false]);
});

test('another frame, and one that is gone, get nothing', async () => {
  const { sound, ask } = scene();
  await sound.allow();
  expect(ask(8)).toBeNull();
  await sound.allow();
  expect(ask(null)).toBeNull();
});

test('a page that never asks is not waited for beyond the end', async () => {
  const { sound, page, isHandled } = scene();
  await sound.allow();
  sound.dispose();
  expect([isHandled(), sound.mayHearComputer(page)]).toEqual([false, false]);
});

test('each system is asked for what it can give', () => {
  expect([
    canHearComputer('win32', {}),
    canHearComputer('darwin', {}, '22.1.0'),
    canHearComputer('darwin', {}, '21.6.0'),
    canHearComputer('linux', {}),
    canHearComputer('linux', { PULSE_SERVER: 'unix:/run/pulse' }),
    canHearComputer('linux', { XDG_RUNTIME_DIR: '/nowhere' }),
  ]).toEqual([true, true, false, false, true, false]);
});
