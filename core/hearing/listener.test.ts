/** Hearing a stream: when it is read, what is told and when, and what never changes. */
import { expect, test } from '@playwright/test';
import { frames, listen, type Read, spelled, tokensOf, toldOf, turnsOf } from '../../e2e/hearing/script.ts';

/** A perfect model: words of 300 ms each after the 300 ms of sound that a turn begins with. */
const perfect =
  (text: string): Read =>
  (lengthMs) =>
    tokensOf(text)
      .map((token) => ({ ...token, startMs: token.startMs + 300, endMs: token.endMs + 300 }))
      .filter((token) => token.endMs <= lengthMs);

const SENTENCE = 'had he married a more amiable woman, he might have been made still more respectable.';
const turn = [...frames(1_000, 0), ...frames(4_500, 0.9), ...frames(1_000, 0)];

test('silence and a click are not read at all', async () => {
  const { heard, readings } = await listen(
    [...frames(5_000, 0.1), 0.9, ...frames(5_000, 0.1)],
    perfect('hm'),
  );
  expect({ heard, readings }).toEqual({ heard: [], readings: [] });
});

test('a sentence is told word by word while it is spoken, and once more when it is over', async () => {
  const { heard } = await listen(turn, perfect(SENTENCE));
  expect(toldOf(heard).trim()).toBe(SENTENCE);
  expect(turnsOf(heard)).toEqual([SENTENCE]);
  const words = heard.filter((one) => one.kind === 'word');
  expect(words[0]?.startMs).toBeGreaterThanOrEqual(990);
  expect(words.at(-1)?.endMs).toBeLessThanOrEqual(6_000);
});

test('it is read every half second, once more in the pause, and freely at the end', async () => {
  const { readings } = await listen(turn, perfect(SENTENCE));
  const times = readings.map(({ atMs }) => atMs);
  const [first = 0, second = 0] = times;
  expect(second - first).toBeGreaterThanOrEqual(500);
  expect(second - first).toBeLessThan(550);
  expect(readings.at(-1)?.request.force).toEqual([]);
  expect(times.filter((atMs) => atMs > 5_500).length).toBeLessThanOrEqual(3);
});

test('a word is told only when two readings agree, and a settled word is forced on every later one', async () => {
  let count = 0;
  const wavering: Read = (lengthMs, request) => {
    count += 1;
    const text = count === 1 ? 'hat he' : SENTENCE;
    return perfect(text)(lengthMs, request);
  };
  const { heard, readings } = await listen(turn, wavering);
  expect(toldOf(heard).trim()).toBe(SENTENCE);
  const forced = readings.slice(0, -1).map(({ request }) => spelled.textOf(request.force));
  forced.reduce((before, after) => {
    expect(after.startsWith(before)).toBe(true);
    return after;
  }, '');
  expect(forced[1]).toBe('');
});

test('the last reading guides the next as a draft, and the settled words are not in it twice', async () => {
  const { readings } = await listen(turn, perfect(SENTENCE));
  const given = readings
    .slice(1, -1)
    .map(({ request }) => spelled.textOf([...request.force, ...request.draft]));
  for (const text of given) expect(SENTENCE.startsWith(text)).toBe(true);
});

test('punctuation waits for the word after it', async () => {
  const { heard } = await listen(turn, perfect(SENTENCE));
  const comma = heard.findIndex((one) => one.kind === 'word' && one.text === ',');
  expect(heard[comma + 1]).toMatchObject({ kind: 'word', text: ' he' });
});

test('text that is probably nonsense is never told, and its turn is marked', async () => {
  const foreign: Read = (lengthMs) =>
    tokensOf('so we present the lay', { wordMs: 300, logProb: -0.9 }).filter(
      ({ endMs }) => endMs <= lengthMs,
    );
  const { heard } = await listen(turn, foreign);
  expect(toldOf(heard)).toBe('');
  expect(turnsOf(heard)).toEqual([null]);
});

/** After a turn that is surely understood, one of other words that are so probable. */
const thenSpoken = (second: string, logProb: number): ReturnType<typeof listen> => {
  let turns = 0;
  return listen([...turn, ...turn], (lengthMs, request) => {
    const read = turns === 0 ? perfect(SENTENCE) : foreignAt(second, logProb);
    if (request.force.length === 0 && lengthMs > 4_000) turns += 1;
    return read(lengthMs, request);
  });
};
const foreignAt =
  (text: string, logProb: number): Read =>
  (lengthMs, request) =>
    perfect(text)(lengthMs, request).map((token) => ({ ...token, logProb }));

test('a new stream of doubtful words is told nothing until its turn is over, then all of it or nothing', async () => {
  const probable = await listen(turn, foreignAt(SENTENCE, -0.48));
  expect(toldOf((await listen(turn.slice(0, 150), foreignAt(SENTENCE, -0.48))).heard)).toBe('');
  expect(toldOf(probable.heard).trim()).toBe(SENTENCE);
  expect(turnsOf(probable.heard)).toEqual([SENTENCE]);
  const improbable = await listen(turn, foreignAt('so we present the lay', -0.6));
  expect(toldOf(improbable.heard)).toBe('');
  expect(turnsOf(improbable.heard)).toEqual([null]);
});

test('in a stream that was understood a doubtful word is told at once', async () => {
  const { heard } = await thenSpoken('so we present the lay of it now and then', -0.6);
  expect(toldOf(heard)).toContain(' so we present');
  expect(turnsOf(heard)).toEqual([SENTENCE, null]);
});

test('a free reading that joins what was told as several words is not taken for a shorter one', async () => {
  const short = [...frames(1_000, 0), ...frames(1_300, 0.9), ...frames(1_000, 0)];
  const { heard } = await listen(short, (lengthMs, request) => {
    const isFree = request.force.length === 0 && lengthMs > 2_000;
    return perfect(isFree ? 'asterisk' : 'as to risk')(lengthMs, request);
  });
  expect(turnsOf(heard)).toEqual(['asterisk']);
});

test('a blip in music that reads as one doubtful word is neither told nor kept', async () => {
  const blip = [...frames(1_000, 0), ...frames(160, 0.6), ...frames(1_000, 0)];
  const { heard } = await listen(blip, foreignAt('oh', -0.48));
  expect(toldOf(heard)).toBe('');
  expect(turnsOf(heard)).toEqual(['']);
});

test('the free reading may correct what was told; what was told stays', async () => {
  const { heard } = await listen(turn, (lengthMs, request) => {
    const isFree = request.force.length === 0 && lengthMs > 4_000;
    return perfect(isFree ? SENTENCE : SENTENCE.replace('amiable', 'amicable'))(lengthMs, request);
  });
  expect(toldOf(heard)).toContain('amicable');
  expect(turnsOf(heard)).toEqual([SENTENCE]);
});

test('a free reading that repeats itself from early on does not take back what was told', async () => {
  const { heard } = await listen(turn, (lengthMs, request) => {
    const isFree = request.force.length === 0 && lengthMs > 4_000;
    return isFree
      ? tokensOf('had had had had had', { wordMs: 40, logProb: -0.01 })
      : perfect(SENTENCE)(lengthMs, request);
  });
  expect(toldOf(heard).trim()).toBe(SENTENCE);
  expect(turnsOf(heard)).toEqual([SENTENCE]);
});

test('who speaks without a pause gets turns of at most 20 s, cut between words, none lost and none doubled', async () => {
  const long = Array.from({ length: 120 }, (_, index) => `w${index}`).join(' ');
  const said = tokensOf(long);
  const { heard, readings } = await listen(
    [...frames(1_000, 0), ...frames(36_500, 0.9), ...frames(1_000, 0)],
    // The first token it is given says where the sound begins: right before it, but for the turn's first.
    (lengthMs, { force, draft }) => {
      const [first] = [...force, ...draft];
      const from = Math.max(
        0,
        said.findIndex(({ id }) => id === first),
      );
      const byMs = (from === 0 ? 300 : 0) - (said[from]?.startMs ?? 0);
      return said
        .slice(from)
        .map((token) => ({ ...token, startMs: token.startMs + byMs, endMs: token.endMs + byMs }))
        .filter(({ endMs }) => endMs <= lengthMs);
    },
  );
  const lengths = readings.map(({ request }) => request.audio.length / 16);
  expect(toldOf(heard).trim()).toBe(long);
  expect(turnsOf(heard).join(' ')).toBe(long);
  expect(turnsOf(heard).length).toBeGreaterThan(1);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(20_000);
});

test('while sound waits it is read rarely, so that it catches up', async () => {
  const live = await listen(turn, perfect(SENTENCE));
  const behind = await listen(turn, perfect(SENTENCE), { isBehind: true });
  expect(behind.readings.length).toBeLessThan(live.readings.length / 2);
  expect(toldOf(behind.heard)).toBe(toldOf(live.heard));
});

test('a turn that is ended from outside is settled at once', async () => {
  const { heard } = await listen(turn.slice(0, 120), perfect(SENTENCE), { ends: true });
  expect(toldOf(heard).trim()).toBe(turnsOf(heard).join(' '));
  expect(SENTENCE.startsWith(toldOf(heard).trim())).toBe(true);
});
