/** What menus and windows say of what goes on beside captions. Makes none. */
import type { Transcription } from '../app/state.ts';
import type { Sharing } from '../captions/sharing.ts';

export function sharingStatus(sharing: Sharing): string {
  if (sharing.status === 'starting') return 'Captions are about to be shared';
  const { readers } = sharing;
  if (readers === 0) return 'Captions are shared; nobody follows now';
  return `Captions are shared; ${readers === 1 ? '1 follows' : `${readers} follow`} now`;
}

/** The tray's menu closes on Linux when it is replaced while open: it is not worth each percent. */
const TOLD_PERCENT = 10;

export function transcriptionStatus(transcription: Transcription): string {
  const file = menuText(oneLine(transcription.file));
  if (transcription.status === 'running') {
    const { share } = transcription;
    const percent = share === null ? 0 : Math.floor((share * 100) / TOLD_PERCENT) * TOLD_PERCENT;
    return `Transcribing ${file}${share === null ? '' : `, ${percent} %`}`;
  }
  const { lines, gaps, isCut } = transcription;
  if (isCut) return `Transcribed ${file}, which ends in the middle`;
  if (lines === 0 && gaps === 0) return `Nobody was heard to speak in ${file}`;
  return `Transcribed ${file}${gaps === 0 ? '' : `, with ${gaps === 1 ? 'a gap' : `${gaps} gaps`}`}`;
}

const LONGEST_NAME = 40;

/** A file's name as a menu can show it. */
function oneLine(name: string): string {
  const plain = name.replace(/\p{Cc}/gu, ' ');
  return plain.length <= LONGEST_NAME ? plain : `${plain.slice(0, LONGEST_NAME - 1)}…`;
}

/** A single & marks the letter after it. */
const menuText = (text: string): string => text.replaceAll('&', '&&');
