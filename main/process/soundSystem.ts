/**
 * Looks how loud Linux gives programs what it plays, while somebody wants that heard, and raises it when a person asks.
 * Without `pactl`, and on other systems, it tells nothing.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { AppState } from '../../core/app/state.ts';
import { failure, type Result, success } from '../../core/base/result.ts';
import { readSoundSystem } from '../../core/desktop/pulse.ts';
import { type SoundSystem, soundSystemProblem } from '../../core/live/soundSystem.ts';
import { chosenLanes, OTHERS } from '../../core/transcript/lanes.ts';

/** A look takes two short processes. Nobody changes this often, but while they mend it they watch. */
const LOOK_EVERY_MS = 5_000;
const WATCHED_EVERY_MS = 1_000;
/** A sound server that hangs is not waited for. */
const ANSWER_WITHIN_MS = 2_000;

/** Gives what `pactl` with these arguments says. Rejects when it is not there, fails, or takes too long. */
export type Pactl = (...args: readonly string[]) => Promise<string>;

const run = promisify(execFile);

export const pactl: Pactl = async (...args) => {
  const env = { ...process.env, LC_ALL: 'C' };
  return (await run('pactl', args, { env, timeout: ANSWER_WITHIN_MS, encoding: 'utf8' })).stdout;
};

export interface SoundSystemNeeds {
  readonly platform: NodeJS.Platform;
  readonly pactl: Pactl;
  readonly getState: () => AppState;
  readonly setState: (change: Partial<AppState>) => void;
  readonly subscribe: (listener: (state: AppState) => void) => () => void;
}

export interface SoundSystemWatch {
  /** Gives programs the whole of what the default output plays. A failure says how loud it stayed. */
  readonly raise: () => Promise<Result<undefined>>;
  readonly dispose: () => void;
}

export function createSoundSystemWatch(needs: SoundSystemNeeds): SoundSystemWatch {
  const { getState, setState } = needs;
  let isOver = needs.platform !== 'linux';
  let timer: NodeJS.Timeout | undefined;
  let isFollowing = false;

  const look = async (): Promise<SoundSystem | null> => {
    try {
      const system = readSoundSystem(await needs.pactl('info'), await needs.pactl('list', 'sources'));
      if (isOver) return null;
      if (JSON.stringify(system) !== JSON.stringify(getState().soundSystem))
        setState({ soundSystem: system });
      return system;
    } catch (error) {
      if (isMissing(error)) stop();
      return null;
    }
  };
  const follow = async () => {
    await look();
    if (isOver || !isFollowing) return;
    const { sidesTest, soundSystem } = getState();
    const isWatched = sidesTest !== null || soundSystemProblem(soundSystem) !== null;
    timer = setTimeout(follow, isWatched ? WATCHED_EVERY_MS : LOOK_EVERY_MS);
  };
  const stop = () => {
    isOver = true;
    clearTimeout(timer);
  };
  const onState = (state: AppState) => {
    if (isOver || isFollowing === isWanted(state)) return;
    isFollowing = !isFollowing;
    clearTimeout(timer);
    if (isFollowing) void follow();
  };
  const unsubscribe = needs.subscribe(onState);
  onState(getState());
  return {
    raise: async () => {
      const monitor = getState().soundSystem?.monitor;
      if (monitor !== undefined) {
        const calls = [['set-source-mute', '0'] as const, ['set-source-volume', '100%'] as const];
        for (const [what, to] of calls) await needs.pactl(what, monitor, to).catch(() => undefined);
      }
      // A sound server that says nothing now has not raised it either.
      const problem = soundSystemProblem((await look()) ?? getState().soundSystem);
      return problem === null ? success(undefined) : failure(problem);
    },
    dispose: () => {
      unsubscribe();
      stop();
    },
  };
}

function isWanted({ intent, settings, canHearComputer, sidesTest }: AppState): boolean {
  const isHeard = intent.captions && chosenLanes(settings.sources, canHearComputer).includes(OTHERS);
  return isHeard || sidesTest !== null;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
