/** The server's options as flags of a command, with its secrets in the help. Their values the server checks itself. */
import { type Command, Option } from 'commander';
import {
  flagOf,
  SERVER_OPTIONS,
  SERVER_SECRETS,
  type ServerOption,
  variableOf,
} from '../../server/config/options.ts';

export function addServerOptions(command: Command): Command {
  command.option(
    '--config <file>',
    'JSON with any of these by their names in one word, as { "publicUrl": [] }',
  );
  for (const option of SERVER_OPTIONS) command.addOption(optionOf(option));
  const secrets = SERVER_SECRETS.map(({ name, about }) => `  ${name}\n      ${about}`);
  return command.addHelpText(
    'after',
    `
Each option is also read from the environment, as ${variableOf('publicUrl')} for ${flagOf('publicUrl')}, and from the file that
--config or ${variableOf('config')} names. A flag counts before the environment, the environment before the file.

Secrets are read from the environment alone, or from a file whose path is in NAME_FILE:
${secrets.join('\n')}`,
  );
}

function optionOf({ key, value, about, isList, isOptional }: ServerOption): Option {
  const argument = value === null ? '' : isOptional ? ` [${value}]` : ` <${value}>`;
  const option = new Option(`${flagOf(key)}${argument}`, about);
  // No default: what is not told here may be told elsewhere.
  return isList
    ? option.argParser((text: string, before: readonly string[] = []) => [...before, text])
    : option;
}
