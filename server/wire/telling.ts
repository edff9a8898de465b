/** Tells what has changed in a lane's captions since they were last told. Sends nothing. */
import { type Caption, captionText, isSettled, transcriptLine } from '../../core/captions/caption.ts';
import { inSession, type LanePart } from '../../core/transcript/part.ts';
import type { LaneId } from '../../core/transcript/transcript.ts';
import type { Delta, Final, Told } from './events.ts';

export interface TellingNeeds {
  readonly lane: LaneId;
  /** Where the lane's clock and ids lie in the session. */
  readonly part: LanePart;
}

interface Known {
  readonly caption: Caption;
  readonly text: string;
}

/** Takes all captions of the lane, gives the events that lead a follower there. Of unchanged ones it tells nothing. */
export function createTelling(needs: TellingNeeds): (captions: readonly Caption[]) => readonly Told[] {
  let known: ReadonlyMap<string, Known> = new Map();
  return (captions) => {
    const next = new Map<string, Known>();
    const events: Told[] = [];
    for (const caption of captions) {
      const text = captionText(caption);
      const before = known.get(caption.id);
      // What has said nothing has no place yet.
      if (text === '' && before === undefined) continue;
      if (before?.caption !== caption) events.push(...told({ caption, text }, before, needs));
      next.set(caption.id, { caption, text });
    }
    // Settled captions leave memory; what is not settled and gone was taken back.
    for (const [id, { caption, text }] of known)
      if (!next.has(id) && !isSettled(caption) && text !== '')
        events.push({ type: 'delta', ...placeOf(caption, needs), from: 0, text: '' });
    known = next;
    return events;
  };
}

function told(
  { caption, text }: Known,
  before: Known | undefined,
  needs: TellingNeeds,
): readonly (Delta | Final)[] {
  const place = placeOf(caption, needs);
  if (isSettled(caption) && text !== '') {
    const { state, shown } = caption;
    const final = state === 'final' || state === 'failed' ? state : 'interrupted';
    return [
      { type: 'final', ...place, text: caption.text, state: final, ...(shown !== undefined && { shown }) },
    ];
  }
  const from = commonLength(before?.text ?? '', text);
  const isSame = before?.text === text && before.caption.turn?.startMs === caption.turn?.startMs;
  return isSame ? [] : [{ type: 'delta', ...place, from, text: text.slice(from) }];
}

function placeOf(caption: Caption, { lane, part }: TellingNeeds) {
  const { id, startMs, endMs } = inSession(transcriptLine(caption, lane), part);
  return { session: part.sessionId, lane, id, startMs, endMs: Math.max(startMs, endMs) };
}

function commonLength(first: string, second: string): number {
  const most = Math.min(first.length, second.length);
  let length = 0;
  while (length < most && first[length] === second[length]) length += 1;
  return length;
}
