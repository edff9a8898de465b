/** Every command with its arguments, options and help. What a command does is loaded when it is asked for. */
import { Command, Option } from 'commander';
import { SUBTITLE_FORMATS } from '../core/subtitles/options.ts';
import packageJson from '../package.json' with { type: 'json' };
import type { Ended } from './frame.ts';
import { addServerOptions } from './options/server.ts';
import { addData, addFormats, addSubtitleOptions } from './options/shared.ts';
import { engine, keywords, languages, path, paths, speed, wholeNumber } from './options/values.ts';

const ENDS = `
Ends with 0 when done, 1 when it failed, 2 when it was used wrongly, 3 when only a part could be done.`;

/** @param end is told how the command that ran has ended. */
export function createProgram(end: (ended: Ended) => void): Command {
  const program = new Command('surtitle')
    .description('Subtitles and transcripts of what was said.')
    .version(packageJson.version, '--version', 'says the version')
    .helpOption('-h, --help', 'says this')
    .helpCommand(false)
    .addHelpText('after', `${ENDS}\nEach command says what it takes with surtitle COMMAND --help.`)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  addTranscribe(program, end);
  addConvert(program, end);
  addSessions(program, end);
  addExport(program, end);
  addSearch(program, end);
  addDoctor(program, end);
  addServe(program, end);
  return program;
}

function addTranscribe(program: Command, end: (ended: Ended) => void): void {
  const command = addData(program.command('transcribe'))
    .summary('writes down what is said in recordings')
    .description(
      [
        'Writes down what is said in recordings of sound or video, as subtitles beside them or where --out says.',
        'Without a key this computer hears, English only; with one in OPENAI_API_KEY the service does, as fast as it was spoken.',
        'Stopped with Ctrl+C, the same command goes on where it had come to.',
      ].join(' '),
    )
    .argument('<files...>', 'WAV, MP3, Ogg, WebM, MKV; M4A, MP4, FLAC and all else with ffmpeg', paths)
    .addOption(
      new Option('--engine <engine>', 'auto, openai or local; auto is the service where there is a key')
        .argParser(engine)
        .default('automatic', 'auto'),
    )
    .option('--language <languages>', 'as en, zh-tw or French; several with commas', languages)
    .option(
      '--keywords <words>',
      'names and terms for the service to listen for; several with commas, or the option again',
      keywords,
    )
    .option(
      '--out <path>',
      'a file, a folder, or - for standard output (default: beside each recording)',
      path,
    )
    .option('--overwrite', 'replaces what is there')
    .option('--split-channels', 'left and right are a speaker each')
    .option('--fresh', 'begins anew instead of going on where an earlier run was stopped')
    .option('--speed <times>', 'how many times as fast as spoken the service is sent sound', speed, 1)
    .option(
      '--json',
      'tells all that happens as JSON, one object a line: begin, line, progress, waits, warning, missing, gap, written, failed, end',
    );
  addSubtitleOptions(addFormats(command))
    .addHelpText('after', ENDS)
    .action(async (files: readonly string[], flags) => {
      const { transcribe } = await import('./transcribe/transcribe.ts');
      end(await transcribe(files, flags));
    });
}

function addConvert(program: Command, end: (ended: Ended) => void): void {
  const command = program
    .command('convert')
    .summary('turns subtitles and transcripts into other formats')
    .description(
      [
        'Turns a transcript (JSON) of Surtitle, or SRT or WebVTT of any program, into another format.',
        'What others wrote keeps its times and lines, unless --offset, --from, --to or --style ask for others;',
        'what players refuse is mended, and said.',
      ].join(' '),
    )
    .argument('<in>', 'FILE.json, .srt or .vtt; - is standard input', path)
    .argument(
      '<out>',
      `FILE.${SUBTITLE_FORMATS.join(', .')}; - is standard output. A file that is there is replaced`,
      path,
    )
    .addOption(
      new Option('--format <format>', 'of the output, where its name does not say').choices(SUBTITLE_FORMATS),
    )
    .option('--encoding <name>', 'of the input, such as windows-1251, where it is not found out');
  addSubtitleOptions(command)
    .addHelpText('after', ENDS)
    .action(async (input: string, output: string, flags) => {
      const { convert } = await import('./convert.ts');
      end(await convert(input, output, flags));
    });
}

function addSessions(program: Command, end: (ended: Ended) => void): void {
  addData(program.command('sessions'))
    .summary('lists what was captioned')
    .description(
      'Lists the sessions that the app has kept, newest first, also while it runs: id, start, length, lines, first words.',
    )
    .option('--json', 'one object a line')
    .addHelpText('after', ENDS)
    .action(async (flags) => {
      const { listSessions } = await import('./sessions.ts');
      end(listSessions(flags));
    });
}

function addExport(program: Command, end: (ended: Ended) => void): void {
  const command = addData(program.command('export'))
    .summary('writes a session as a file')
    .description('Writes a session that the app has kept, also while it runs.')
    .argument('<id>', 'of the session, or how it begins, as surtitle sessions lists it; last is the last one')
    .option('--out <path>', 'a file, a folder, or - for standard output', path, '-');
  addSubtitleOptions(addFormats(command))
    .addHelpText('after', ENDS)
    .action(async (id: string, flags) => {
      const { exportSession } = await import('./export.ts');
      end(exportSession(id, flags));
    });
}

function addSearch(program: Command, end: (ended: Ended) => void): void {
  addData(program.command('search'))
    .summary('finds words in what was said')
    .description(
      'Finds lines that hold all the words, in any order, newest first. Of the last word its beginning is enough. Without words, all lines of a speaker.',
    )
    .argument('[words...]', 'in any case, with or without accents')
    .option(
      '--speaker <name>',
      'only what this one said: a name, You, Others, or a lane such as left; in any case',
    )
    .option('--limit <n>', 'how many lines at most', wholeNumber, 50)
    .option('--json', 'one object a line')
    .addHelpText('after', ENDS)
    .action(async (words: readonly string[], flags) => {
      const { searchSessions } = await import('./search.ts');
      end(searchSessions(words, flags));
    });
}

function addDoctor(program: Command, end: (ended: Ended) => void): void {
  addData(program.command('doctor'))
    .summary('says what is here, and what to do about what is not')
    .description(
      'Says what captions need and what of it is here. Ends with 0 when captions can run, else with 1.',
    )
    .option('--json', 'one object a line')
    .action(async (flags) => {
      const { examine } = await import('./doctor/doctor.ts');
      end(await examine(flags));
    });
}

function addServe(program: Command, end: (ended: Ended) => void): void {
  const command = program
    .command('serve')
    .summary('captions on every screen: pages for phones and projectors, for microphones, for programs')
    .description(
      [
        'Serves captions to phones, tablets, projectors and programs, of microphones in browsers or of a recording.',
        'It says where; who has a link to a room reads it, or speaks in it. Ends with Ctrl+C, when all is stored.',
      ].join(' '),
    );
  addServerOptions(command)
    .addHelpText('after', ENDS)
    .action(async (flags: Readonly<Record<string, unknown>>) => {
      const { serve } = await import('./serve.ts');
      end(await serve(flags));
    });
}
