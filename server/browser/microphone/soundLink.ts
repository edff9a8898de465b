/** Brings sound to the server: each sample until it has arrived, for as long as it is remembered here. Opens no microphone. */
import type { SessionStatus } from '../../../core/live/status.ts';
import { SOUND_RATE, type ToSoundPage, writeSoundFrame } from '../../wire/speaking.ts';
import { openSocket } from './socket.ts';

export interface SoundLink {
  /** Samples at SOUND_RATE that follow on those before. */
  readonly push: (samples: Float32Array) => void;
  /** Resolves when the server has settled what was said, or some seconds after. */
  readonly end: () => Promise<void>;
}

export interface SoundLinkNeeds {
  readonly path: string;
  readonly label: string;
  readonly onStatus: (status: SessionStatus) => void;
  readonly onOpenChange: (isOpen: boolean) => void;
}

interface Block {
  readonly at: number;
  readonly samples: Float32Array;
}

/** The server remembers a page for half a minute; twice that outlasts its restart too. Speakers are told so (words.ts). */
const REMEMBERED_SAMPLES = 60 * SOUND_RATE;
const END_WITHIN_MS = 15_000;

export function openSoundLink({ path, label, onStatus, onOpenChange }: SoundLinkNeeds): SoundLink {
  const key = crypto.randomUUID();
  let blocks: Block[] = [];
  let made = 0;
  let arrived = 0;
  /** Before the server has said what arrived, nothing can be sent. */
  let isReady = false;
  let isEnding = false;
  const { promise: isOver, resolve: finish } = Promise.withResolvers<void>();
  onStatus({ status: 'connecting' });
  const socket = openSocket({
    path,
    onOpenChange: (isOpen) => {
      if (isEnding && !isOpen) finish();
      onOpenChange(isOpen);
    },
    onOpen: () => {
      isReady = false;
      socket.send(JSON.stringify({ type: 'hello', key, label, arrived }));
    },
    onMessage: (value) => {
      const message = value as ToSoundPage;
      if (message.type === 'status')
        onStatus({ status: 'live', engine: 'local', fallbackFor: null, warning: null });
      if (message.type === 'refused') {
        onStatus({ status: 'failed', problem: { kind: 'internal', detail: message.reason.slice(0, 300) } });
        socket.close();
        finish();
      }
      if (message.type !== 'arrived') return;
      // A server that was started again knows it by the hello: it marks what is remembered no more.
      arrived = message.samples;
      blocks = blocks.filter(({ at, samples }) => at + samples.length > message.samples);
      if (!isReady) for (const block of blocks) socket.send(writeSoundFrame(block));
      isReady = true;
    },
  });
  return {
    push: (samples) => {
      const block = { at: made, samples };
      made += samples.length;
      blocks.push(block);
      while ((blocks[0]?.at ?? 0) < made - REMEMBERED_SAMPLES) blocks.shift();
      if (isReady) socket.send(writeSoundFrame(block));
    },
    end: async () => {
      isEnding = true;
      socket.send(JSON.stringify({ type: 'end' }));
      await Promise.race([isOver, new Promise((resolve) => setTimeout(resolve, END_WITHIN_MS))]);
      socket.close();
    },
  };
}
