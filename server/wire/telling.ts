/** Tells what has changed in a lane's captions since they were last told. Sends nothing. */
import type { Caption } from '../../core/captions/caption.ts';
import { type PlacedCaption, placeCaption } from '../../core/captions/placed.ts';
import type { LanePart } from '../../core/transcript/part.ts';
import type { LaneId } from '../../core/transcript/transcript.ts';
import type { Delta, Final, Told } from './events.ts';

export interface TellingNeeds {
  readonly lane: LaneId;
  /** Where the lane's clock and ids lie in the session. */
  readonly part: LanePart;
}

/** Takes all captions of the lane, gives the events that lead a follower there. Of unchanged ones it tells nothing. */
export function createTelling({
  lane,
  part,
}: TellingNeeds): (captions: readonly Caption[]) => readonly Told[] {
  const tell = createPlacedTelling({ session: part.sessionId, lane });
  let known: ReadonlyMap<Caption, PlacedCaption> = new Map();
  return (captions) => {
    // One that is unchanged is the same object.
    known = new Map(
      captions.map((caption) => [caption, known.get(caption) ?? placeCaption(caption, lane, part)]),
    );
    return tell([...known.values()]);
  };
}

/** The same of captions that are placed already. Settled ones may be left away: they are told once. */
export function createPlacedTelling(of: {
  readonly session: string;
  readonly lane: LaneId;
}): (captions: readonly PlacedCaption[]) => readonly Told[] {
  let known: ReadonlyMap<string, PlacedCaption> = new Map();
  return (captions) => {
    const next = new Map<string, PlacedCaption>();
    const events: Told[] = [];
    for (const caption of captions) {
      const before = known.get(caption.id);
      // What has said nothing has no place yet.
      if (paintedText(caption) === '' && before === undefined) continue;
      if (before !== caption) events.push(...told(caption, before).map((event) => ({ ...event, ...of })));
      next.set(caption.id, caption);
    }
    // Settled captions leave memory; what is not settled and gone was taken back.
    for (const [id, caption] of known)
      if (!next.has(id) && caption.state === 'open' && caption.text !== '')
        events.push({ type: 'delta', ...of, ...placeOf(caption), from: 0, text: '' });
    known = next;
    return events;
  };
}

type Bare<Event extends Told> = Omit<Event, 'session' | 'lane'>;

function told(
  caption: PlacedCaption,
  before: PlacedCaption | undefined,
): readonly (Bare<Delta> | Bare<Final>)[] {
  const place = placeOf(caption);
  const text = paintedText(caption);
  const { state, shown } = caption;
  if (state !== 'open' && text !== '')
    return [{ type: 'final', ...place, text: caption.text, state, ...(shown !== undefined && { shown }) }];
  const textBefore = before === undefined ? '' : paintedText(before);
  const from = commonLength(textBefore, text);
  const isThere = before?.startMs === caption.startMs && before.endMs === caption.endMs;
  return isThere && textBefore === text ? [] : [{ type: 'delta', ...place, from, text: text.slice(from) }];
}

const paintedText = ({ text, shown }: PlacedCaption): string => shown ?? text;

const placeOf = ({ id, startMs, endMs }: PlacedCaption) => ({ id, startMs, endMs });

function commonLength(first: string, second: string): number {
  const most = Math.min(first.length, second.length);
  let length = 0;
  while (length < most && first[length] === second[length]) length += 1;
  return length;
}
