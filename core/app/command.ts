/** What a launch may ask of the app that already runs, so that a desktop's own shortcuts can. Does nothing itself. */
import type { Intent, IntentPatch } from './state.ts';

const COMMANDS = ['toggle', 'start', 'stop', 'mute', 'look-back', 'show', 'quit'] as const;
export type Command = (typeof COMMANDS)[number];

/** The last of `--toggle`, `--start`, `--stop`, `--mute`, `--look-back`, `--show`, `--quit` among the arguments of a launch, or null. */
export function commandOf(argv: readonly string[]): Command | null {
  return COMMANDS.find((command) => command === argv.findLast(isCommand)?.slice(2)) ?? null;
}

/** Among the arguments of a launch that nobody asked for: the computer was started, or somebody logged in. */
export const LOGIN_ARGUMENT = '--at-login';

const isCommand = (argument: string) => COMMANDS.some((command) => argument === `--${command}`);

/** What a command makes of intent. Who starts captions or looks back wants to see them; mute and look back said again undo it. */
export function intentAfter(command: Exclude<Command, 'quit'>, intent: Intent): IntentPatch {
  const isStart = command === 'start' || (command === 'toggle' && !intent.captions);
  if (isStart) return { captions: true, overlayVisible: true };
  if (command === 'mute') return { muted: !intent.muted };
  if (command === 'look-back') return { lookBack: !intent.lookBack, overlayVisible: true };
  return command === 'show' ? { overlayVisible: true } : { captions: false };
}
