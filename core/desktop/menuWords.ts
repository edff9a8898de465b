/** What menus and windows say of what goes on beside captions. Makes none; the text is of core/words. */
import type { Transcription } from '../app/state.ts';
import type { Sharing } from '../captions/sharing.ts';
import type { Words } from '../words/words.ts';

type MenuWords = Pick<Words, 'tray'>;

export function sharingStatus(sharing: Sharing, { tray }: MenuWords): string {
  if (sharing.status === 'starting') return tray('sharingStarts');
  return tray('sharedWith', { readers: sharing.readers });
}

/** The tray's menu closes on Linux when it is replaced while open: it is not worth each percent. */
const TOLD_PERCENT = 10;

export function transcriptionStatus(transcription: Transcription, { tray }: MenuWords): string {
  const file = menuText(oneLine(transcription.file));
  if (transcription.status === 'running') {
    const { share } = transcription;
    if (share === null) return tray('transcribing', { file });
    const percent = Math.floor((share * 100) / TOLD_PERCENT) * TOLD_PERCENT;
    return tray('transcribingPercent', { file, percent });
  }
  const { lines, gaps, isCut } = transcription;
  if (isCut) return tray('transcribedInPart', { file });
  if (lines === 0 && gaps === 0) return tray('nobodySpoke', { file });
  return gaps === 0 ? tray('transcribed', { file }) : tray('transcribedWithGaps', { file, gaps });
}

const LONGEST_NAME = 40;

/** A file's name as a menu can show it. */
function oneLine(name: string): string {
  const plain = name.replace(/\p{Cc}/gu, ' ');
  return plain.length <= LONGEST_NAME ? plain : `${plain.slice(0, LONGEST_NAME - 1)}…`;
}

/** A single & marks the letter after it. */
const menuText = (text: string): string => text.replaceAll('&', '&&');
