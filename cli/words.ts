/** Words for what goes wrong with files and transcripts: one sentence, and what to do about it. */
import { describeProblem } from '../core/app/problemWords.ts';
import type { Problem } from '../core/base/problem.ts';
import { wordsIn } from '../core/words/words.ts';

/** @param name the file as a person knows it. */
export function fileSentence(error: unknown, name: string, act: 'read' | 'write'): string {
  if (!(error instanceof Error) || !('code' in error)) throw error;
  switch (error.code) {
    case 'ENOENT':
      return act === 'read'
        ? `there is no file ${name}. Check its name, and put names with blanks in quotes.`
        : `the folder of ${name} does not exist. Make it first, or choose another.`;
    case 'EISDIR':
      return `${name} is a folder. Name a file in it.`;
    case 'ENOTDIR':
      return `${name} leads through a file as if it were a folder. Check the path.`;
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return act === 'read'
        ? `${name} may not be read. Allow it, or copy the file to where it may.`
        : `${name} may not be written. Choose another folder.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `the disk is full, and ${name} was not written. Free some space, then try again.`;
    case 'ENAMETOOLONG':
      return `the name of ${name} is too long for this system. Choose a shorter one.`;
    default:
      return `${name} cannot be ${act === 'read' ? 'read' : 'written'} (${String(error.code)}). Check the disk, or choose another place.`;
  }
}

/** What writing a transcript's text may fail with. */
export function problemSentence(problem: Problem): string {
  if (problem.kind === 'nothingToExport') return 'nothing is left to write. Check --from, --to and --offset.';
  const { title, remedyText } = describeProblem(problem, wordsIn('en'));
  return `${title} ${remedyText}`;
}
