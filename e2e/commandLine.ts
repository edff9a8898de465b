/** The options of a command: reads them, answers `--help`, and refuses what it cannot take in one sentence. It runs nothing. */
import { type ParseArgsOptionDescriptor, parseArgs } from 'node:util';

export interface Command<Options extends CommandOptions> {
  /** Without the `npm` before it and its options: `run demo`. */
  readonly name: string;
  /** One sentence. */
  readonly about: string;
  readonly options: Options;
  /** What else may stand on the line, as a person reads it; without it nothing may. */
  readonly rest?: string;
}

export type CommandOptions = Readonly<Record<string, CommandOption>>;

interface CommandOption extends ParseArgsOptionDescriptor {
  /** What it is for, without a full stop. */
  readonly about: string;
  /** What its value is called: FILE.wav; a switch has none. */
  readonly value?: string;
}

/** Says one sentence and ends the process with exit code 1. */
export function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** What was typed. Ends the process after `--help` (exit code 0), and at what the command does not take (1). */
export function readCommand<const Options extends CommandOptions>(command: Command<Options>) {
  const options = { ...command.options, help: HELP } as Options & { readonly help: typeof HELP };
  const parsed = parsedOr(
    () => parseArgs({ options, allowPositionals: command.rest !== undefined }),
    command,
  );
  if ((parsed.values as { readonly help?: boolean }).help !== true) return parsed;
  console.log(helpOf(command));
  process.exit(0);
}

const HELP = { type: 'boolean', about: 'says this' } as const;

function parsedOr<Parsed>(parse: () => Parsed, command: Command<CommandOptions>): Parsed {
  try {
    return parse();
  } catch (error) {
    // Of what Node says only the first sentence is about the mistake.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split(/(?<=['"])\. /);
    return refuse(`${reason.replace(/\.?$/, '.')} See npm ${command.name} -- --help`);
  }
}

export function helpOf({ name, about, options, rest }: Command<CommandOptions>): string {
  const lines = Object.entries({ ...options, help: HELP }).map(
    ([option, described]: [string, CommandOption]) => {
      const { value, about, default: usual } = described;
      const left = value === undefined ? `--${option}` : `--${option} ${value}`;
      return [left, usual === undefined ? about : `${about} (${String(usual)})`] as const;
    },
  );
  const width = Math.max(...lines.map(([left]) => left.length));
  const use = ['npm', name, '--', '[options]', ...(rest === undefined ? [] : [rest])].join(' ');
  return [use, about, '', ...lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}
