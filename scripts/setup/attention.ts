/** Gives the decoder's file that is named the outputs that `node/recognizer` finds word times in. */
import { readFileSync, writeFileSync } from 'node:fs';
import { withAttentionOutputs } from '../../node/recognizer/attentionOutputs.ts';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the decoder’s file.');
writeFileSync(path, withAttentionOutputs(readFileSync(path)));
