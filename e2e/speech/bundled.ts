/** The talks that come with the project, for the demo and for specs: their files and their text. */
import { fileURLToPath } from 'node:url';
import { readTalk, type Talk } from './talk.ts';

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export const shortTalkPath = file('prompter.wav');

/** 21 seconds; its first word is 0.3 s after the beginning. */
export const readShortTalk = (): Promise<Talk> => readBundledTalk('prompter');

/** 49 seconds, another voice. */
export const readLongTalk = (): Promise<Talk> => readBundledTalk('surtitles');

async function readBundledTalk(name: 'prompter' | 'surtitles'): Promise<Talk> {
  const talk = await readTalk(file(`${name}.wav`), file(`${name}.words.json`));
  if (!talk.ok) throw new Error(talk.reason);
  return talk.value;
}

export const textOf = (talk: Talk): string => talk.words.map((word) => word.word).join(' ');
