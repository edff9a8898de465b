/** SubRip and WebVTT files of other programs as cues: what players take in stays as it is, the rest is mended or refused. */
import { firstDirection } from '../../text/direction.ts';
import { blocksOf, isVttText } from './blocks.ts';
import { count, type FileReading, type Mended } from './fileCue.ts';
import { cueText } from './markup.ts';
import { inOrder, type Unended } from './mending.ts';
import { withoutName, withSpeakers } from './speakers.ts';

/**
 * @param text the whole file, decoded. Its first words say which of the two it is; `isVtt` is what its name says.
 */
export function readCueFile(text: string, isVtt: boolean): FileReading {
  const plain = text.replaceAll('\uFEFF', '').replace(/\r{0,2}\n|\r/g, '\n');
  const mended: Mended = {};
  const isVttInside = isVtt || isVttText(plain);
  const found = blocksOf(plain, isVttInside, mended);
  if (!found.ok) return { ok: false, reason: 'badTime', line: found.line };
  count(mended, 'times', found.blocks.filter(({ timing }) => !timing.isStrict).length);
  const said = found.blocks
    .map(({ timing, text }) => ({ ...timing, ...cueText(text.join('\n'), isVttInside) }))
    .filter(({ lines }) => lines.length > 0);
  const cues = withSpeakers(said).map(({ startMs, endMs, lines, speaker, label }): Unended => {
    const direction = firstDirection(withoutName({ lines, speaker, label })) ?? 'ltr';
    return { kind: 'speech', startMs, endMs, lines, speaker, label, direction, sourceId: '' };
  });
  count(mended, 'emptyCues', found.blocks.length - cues.length);
  if (cues.length === 0) return { ok: false, reason: 'noCues', line: 1 };
  const numbered = inOrder(cues, mended).map((cue, index) => ({ ...cue, sourceId: `${index + 1}` }));
  return { ok: true, cues: numbered, mended };
}
