/**
 * Keeps a source of sound connected to the audio graph: swaps it when the settings say so, finds it again when it
 * ends.
 */
import type { Problem } from '../../../core/base/problem.ts';
import type { Result } from '../../../core/base/result.ts';

/** What another program holds, or is just being plugged in, is asked for again so often. */
const TRY_AGAIN_MS = 2_000;

/** How sound of one kind is had; `Settings` is what of the settings says which. */
export interface Opening<Settings> {
  readonly open: (settings: Settings) => Promise<Result<MediaStream>>;
  /** Whether a running track is of what the settings mean now. */
  readonly isRight: (settings: Settings, track: MediaStreamTrack) => Promise<boolean>;
  /** What it means that a track ends by itself. */
  readonly lost: Problem;
  /** Whether a track that is not right any more hears nothing that counts. A microphone goes on hearing the room. */
  readonly isDeafWhenWrong?: boolean;
  /** Where no event tells that the system means another device now, it is looked for so often. */
  readonly lookEveryMs?: number;
}

export interface Input<Settings> {
  readonly use: (stream: MediaStream, settings: Settings) => void;
  readonly change: (settings: Settings) => Promise<void>;
  /** Whether a source is connected; it may be muted. */
  readonly isRunning: () => boolean;
  /** What is connected now; null when nothing is. */
  readonly track: () => MediaStreamTrack | null;
  readonly stop: () => void;
}

export interface InputNeeds<Settings> {
  readonly context: AudioContext;
  /** Gets the sound. */
  readonly capture: AudioNode;
  readonly opening: Opening<Settings>;
  /** Told problems as they come, null when the source is back. */
  readonly onProblem: (problem: Problem | null) => void;
}

export function createInput<Settings extends object>(needs: InputNeeds<Settings>): Input<Settings> {
  const { context, capture, opening, onProblem } = needs;
  let stream: MediaStream | null = null;
  let source: MediaStreamAudioSourceNode | null = null;
  let wanted: Settings | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** What is being opened; a look that begins it anew would let it never end. */
  let underWay: Settings | null = null;
  /** What is connected hears nothing that counts: time with it is time without sound. */
  let isWrong = false;

  const release = () => {
    source?.disconnect();
    for (const track of stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    stream = null;
    source = null;
  };

  const use = (next: MediaStream, settings: Settings) => {
    release();
    wanted = settings;
    isWrong = false;
    stream = next;
    source = context.createMediaStreamSource(next);
    source.connect(capture);
    for (const track of next.getAudioTracks()) {
      track.onended = () => {
        onProblem(opening.lost);
        reopen();
      };
    }
  };

  const open = async (settings: Settings) => {
    clearTimeout(waiting);
    wanted = settings;
    underWay = settings;
    const opened = await opening.open(settings);
    if (underWay === settings) underWay = null;
    // Meanwhile another was asked for, or none.
    if (wanted !== settings) {
      if (opened.ok) for (const track of opened.value.getTracks()) track.stop();
      return;
    }
    if (opened.ok) use(opened.value, settings);
    else waiting = setTimeout(reopen, TRY_AGAIN_MS);
    // While another is heard, that is no problem worth telling for good.
    if (opened.ok || !isRunning()) onProblem(opened.ok ? null : opened.problem);
  };

  const track = () => stream?.getAudioTracks()[0] ?? null;
  const isRunning = () => !isWrong && track()?.readyState === 'live';

  const reopen = () => {
    if (wanted !== null) void open({ ...wanted });
  };

  /** A device was plugged in or out, or is the default now: what the settings name is taken up if it is another. */
  const onDevices = async () => {
    if (wanted === null) return;
    const heard = track();
    const settings = wanted;
    const isRight = isRunning() && heard !== null && (await opening.isRight(settings, heard));
    if (isRight || wanted !== settings) return;
    isWrong = opening.isDeafWhenWrong ?? false;
    reopen();
  };
  navigator.mediaDevices.addEventListener('devicechange', onDevices);
  const look = () => {
    if (underWay === null) void onDevices();
  };
  const { lookEveryMs } = opening;
  const looking = lookEveryMs === undefined ? undefined : setInterval(look, lookEveryMs);

  return {
    use,
    change: open,
    isRunning,
    track,
    stop: () => {
      wanted = null;
      clearTimeout(waiting);
      clearInterval(looking);
      release();
      navigator.mediaDevices.removeEventListener('devicechange', onDevices);
    },
  };
}
