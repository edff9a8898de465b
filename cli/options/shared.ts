/** Options that several commands take. */
import { type Command, Option } from 'commander';
import { STYLE_NAMES } from '../../core/subtitles/cues/cueStyle.ts';
import { SUBTITLE_FORMATS } from '../../core/subtitles/options.ts';
import { formats, path, TIMES, time } from './values.ts';

export function addData(command: Command): Command {
  return command.option('--data <folder>', 'where the app keeps its data, if elsewhere than usual', path);
}

export function addFormats(command: Command): Command {
  return command.option(
    '--format <formats>',
    `${SUBTITLE_FORMATS.join(', ')}; several with commas (default: as --out ends, else srt)`,
    formats,
  );
}

export function addSubtitleOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--style <style>', 'whose limits the lengths of lines and cues keep').choices(STYLE_NAMES),
    )
    .option('--offset <time>', `added to every time: ${TIMES}`, time)
    .option('--from <time>', 'only what is shown after this', time)
    .option('--to <time>', 'only what is shown before this', time)
    .option('--bom', 'a byte order mark, for old players on Windows')
    .option('--crlf', 'line ends as on Windows')
    .option('--speakers', 'who speaks, where it is known (the default)')
    .option('--no-speakers', 'nobody’s name; JSON keeps them')
    .option('--dashes', 'a dash instead of a name where the speaker changes, in SRT')
    .option('--timestamps', 'when each turn starts, in text and Markdown');
}
