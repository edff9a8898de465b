/** Where the text of a command goes: a file, whole or not at all, or standard output. */
import { writeOut } from '../node/command/outFile.ts';
import { write } from './frame.ts';
import { fileSentence } from './words.ts';

/** Null, or the sentence that says why it could not be written. `-` is standard output. */
export function put(path: string, text: string): string | null {
  if (path === '-') {
    write(text);
    return null;
  }
  try {
    writeOut(path, text);
    return null;
  } catch (error) {
    return fileSentence(error, path, 'write');
  }
}
