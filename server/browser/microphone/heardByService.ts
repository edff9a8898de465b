/** This page's microphone heard by the service over WebRTC, with the session of the app: nothing of the sound goes to this server. */

import type { ClientSecret } from '../../../core/app/contract.ts';
import { defaultSettings } from '../../../core/app/settings.ts';
import { failure, type Result, success } from '../../../core/base/result.ts';
import { YOU } from '../../../core/transcript/lanes.ts';
import type { Source } from '../../../live/capture.ts';
import type { Clock } from '../../../live/clock.ts';
import { openSession } from '../../../live/startSession.ts';
import { loadSpeechDetector, openCapture } from '../../../renderer/overlay/capture/capture.ts';
import { microphone } from '../../../renderer/overlay/capture/microphone.ts';
import { createOpenAiEngine } from '../../../renderer/overlay/engines/openai.ts';
import { openCaptionLink } from './captionLink.ts';
import type { Hear } from './hearing.ts';

const clock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => clearTimeout(timer);
  },
};

export const hearByService: Hear = async ({ room, label, onStatus, onLevel, onOpenChange }) => {
  const link = openCaptionLink({ path: `/m/${room}/captions`, lane: YOU, label, onOpenChange });
  const opened = await openSession(
    {
      sources: [sourceOf(room)],
      clock,
      random: Math.random,
      epochMs: Date.now,
      begin: link.begin,
      record: link.record,
      show: (_lane, { captions, hearing }, part) => {
        if (hearing !== undefined) onLevel(hearing.levelDb);
        if (captions !== undefined && part !== undefined) link.show(captions, part);
      },
      report: (status) => {
        link.report(status);
        onStatus(status);
      },
    },
    defaultSettings,
  );
  if (!opened.ok) {
    await link.end();
    return opened;
  }
  const session = opened.value;
  addEventListener('online', session.retry);
  addEventListener('pagehide', session.abandon);
  return success({
    stop: async () => {
      removeEventListener('online', session.retry);
      removeEventListener('pagehide', session.abandon);
      await session.finish('end');
      await link.end();
    },
  });
};

function sourceOf(room: string): Source {
  const detector = loadSpeechDetector();
  return {
    lane: YOU,
    silence: { kind: 'microphoneSilent' },
    open: async (settings, listener) => {
      const opened = await openCapture(settings, { opening: microphone, detector, listener });
      if (!opened.ok) return opened;
      const { createTrack } = opened.value;
      const engine = createOpenAiEngine({ createTrack, mint: () => mint(room), earlierMs: 0 });
      return success({ capture: opened.value, engines: () => [engine], change: () => undefined });
    },
  };
}

/** One secret an attempt, of the server that has the key. */
async function mint(room: string): Promise<Result<ClientSecret>> {
  const answer = await fetch('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ room }),
  }).catch(() => null);
  if (answer === null) return failure({ kind: 'connectionRefused', host: location.host });
  if (answer.status === 429) return failure({ kind: 'rateLimited' });
  if (!answer.ok) return failure({ kind: 'badAnswer' });
  return (await answer.json()) as Result<ClientSecret>;
}
