/** The process of the command line: runs the command that was asked for, ends with its code, and shows no stack. */
import { CommanderError } from 'commander';
import { createProgram } from './commands.ts';
import { type Ended, misused, note, STOPPED_BY } from './frame.ts';
import { fileSentence } from './words.ts';

/** Who reads has enough, as `head` has; anything else is a failure. */
function onOutputError(error: NodeJS.ErrnoException): void {
  // A command that has more to do than to be read listens too, and goes on.
  if (process.stdout.listenerCount('error') > 1) return;
  if (error.code === 'EPIPE') process.exit();
  else end({ code: 1, sentence: fileSentence(error, 'the output', 'write') });
}

function end({ code, sentence }: Ended): void {
  if (sentence !== null) note(sentence);
  process.exitCode = code;
}

function onUnexpected(error: unknown): void {
  const reason = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ');
  note(`something went wrong inside Surtitle: ${reason}. Try again; please report it if it comes back.`);
  process.exit(1);
}

function endOf(error: unknown): Ended {
  if (!(error instanceof CommanderError)) throw error;
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version')
    return { code: 0, sentence: null };
  if (error.code === 'commander.help') return { code: 2, sentence: null };
  const remedy =
    error.code === 'commander.unknownOption'
      ? 'See --help; a file of that name goes behind --.'
      : 'See --help.';
  const reason = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  return misused(`${reason.replace(/[.)]?$/, (last) => (last === ')' ? ').' : '.'))} ${remedy}`);
}

process.stdout.on('error', onOutputError);
process.stderr.on('error', () => undefined);
process.on('uncaughtException', onUnexpected);
for (const [signal, code] of Object.entries(STOPPED_BY))
  process.on(signal, () => {
    // A command that has something to put away listens too, and ends by itself.
    if (process.listenerCount(signal) === 1) process.exit(code);
  });

try {
  await createProgram(end).parseAsync();
} catch (error) {
  try {
    end(endOf(error));
  } catch (unexpected) {
    onUnexpected(unexpected);
  }
}
