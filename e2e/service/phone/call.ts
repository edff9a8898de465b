/** A phone call that was accepted: the caller's sound to a session, its events to whoever is attached. It checks nothing. */
import type { Connection, Opening } from '../session/session.ts';
import { createSidebands } from '../transport/sidebands.ts';
import type { Leg } from './leg.ts';

export interface PhoneCallNeeds extends Opening {
  readonly leg: Leg;
}

export interface PhoneCall extends Connection {
  /** The caller's own end of it. */
  readonly endByCaller: () => void;
  /** It ends here because the caller is to call somewhere else. */
  readonly refer: (target: string) => void;
}

const NORMAL = 1000;

/** The session begins at once. Nobody is told `session.created`: a sideband can only be attached to what is there. */
export function answerPhoneCall({ id, createSession, onClosed, leg }: PhoneCallNeeds): PhoneCall {
  const sidebands = createSidebands();
  let isDeaf = false;
  let isOver = false;
  const session = createSession(sidebands.send, () => end('expired', leg.onEnded));
  const end = (reason: string, tell: () => void, isSudden = false): void => {
    if (isOver) return;
    isOver = true;
    session.dispose();
    onClosed(reason);
    if (isSudden) sidebands.drop();
    else sidebands.close(NORMAL);
    tell();
  };
  session.start();
  leg.onAccepted({
    hear(samples) {
      if (isOver) return;
      if (isDeaf) session.skip((samples.length / 24_000) * 1_000);
      else session.hear(samples);
    },
    skip(durationMs) {
      if (!isOver) session.skip(durationMs);
    },
    press(key) {
      const received_at = Math.floor(Date.now() / 1_000);
      const event = { type: 'input_audio_buffer.dtmf_event_received', event: key, received_at };
      if (!isOver) session.replay([JSON.stringify(event)]);
    },
  });
  return {
    id,
    close: () => end('hung up', leg.onEnded),
    drop: () => end('dropped', leg.onEnded, true),
    endByCaller: () => end('the caller hung up', leg.onEnded),
    refer: (target) => end('referred', () => leg.onReferred(target)),
    cut: sidebands.cut,
    detach: sidebands.drop,
    attach: (socket) => sidebands.attach(socket, session.receive),
    expire: () => session.expire(),
    loseSound(isOn) {
      isDeaf = isOn;
    },
    replay: (messages) => session.replay(messages),
  };
}
