/**
 * The whole way of a phone call, with the service's own SDK on our side: it rings, the webhook comes, the sideband is
 * attached, captions are shown and stored, a SubRip file is there when the caller has hung up.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readLastTranscript } from '../app/transcriptsFile.ts';
import { readShortTalk, textOf } from '../speech/bundled.ts';
import { keptEvents, newFolder, setStage, statuses, storedCalls, textsIn, untilEnded } from './stage.ts';

test('a call is captioned word for word, from its ringing to its SubRip file', async () => {
  const talk = await readShortTalk();
  const subtitles = newFolder();
  const rule = { name: 'Hotline', room: 'support', caller: 'lastDigits', keywords: ['prompter'], subtitles };
  const stage = await setStage(talk, [rule]);
  await stage.start();
  stage.ring();
  await expect.poll(() => statuses(stage)).toEqual(['live']);
  await untilEnded(stage.folder);
  await expect.poll(() => statuses(stage)).toEqual(['live', 'away', 'ended']);
  await stage.close();

  // Stored: every word once, as one session that is named as the rule allows, and no gap.
  const session = readLastTranscript(stage.folder);
  expect({
    text: textsIn(stage.folder).join(' '),
    names: session?.session.names,
    kinds: new Set(session?.entries.map(({ kind, lane }) => `${kind} of ${lane}`)),
  }).toEqual({ text: textOf(talk), names: { caller: 'Caller …456' }, kinds: new Set(['line of caller']) });

  // Timed by the call's own sound: each line lies where its words were said. The first begins before anybody listens.
  const lines = session?.entries.filter((entry) => entry.kind === 'line') ?? [];
  let at = 0;
  const offMs = lines.flatMap(({ text, startMs, endMs }, index) => {
    const first = talk.words[at]?.startMs ?? 0;
    at += text.split(' ').length;
    const last = talk.words[at - 1]?.endMs ?? 0;
    return [...(index === 0 ? [] : [Math.abs(startMs - first)]), Math.abs(endMs - last)];
  });
  expect(Math.max(...offMs)).toBeLessThan(250);

  // Shown: what was published last of each line is what is stored, in the rule's room.
  const shown = stage.published.flatMap(({ event, room }) =>
    event.type === 'final' ? [[room, event.line.text]] : [],
  );
  expect(shown).toEqual(textsIn(stage.folder).map((text) => ['support', text]));

  // Written: SubRip with all words in order.
  const [file = ''] = readdirSync(subtitles);
  const written = readFileSync(join(subtitles, file), 'utf8');
  const said = written.split('\n').filter((line) => line !== '' && !/^\d+$|-->/.test(line));
  expect(file).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d Hotline [0-9a-f]{8}\.srt$/);
  expect(said.join(' ')).toBe(textOf(talk));

  // Examinable: what both sides said over the sideband, and nothing of the sound or the number.
  const events = keptEvents(stage.folder);
  const [first] = events;
  expect(first).toMatchObject({
    from: 'us',
    event: { type: 'session.update', session: { type: 'realtime', output_modalities: ['text'] } },
  });
  expect(events.filter(({ event }) => event.type.endsWith('.completed')).length).toBe(
    textsIn(stage.folder).length,
  );
  expect(JSON.stringify(events)).not.toContain('4930123456');

  // Nothing was answered: no response was made, and the session was asked for none.
  const received = stage.service.journal.entries.flatMap((entry) =>
    entry.kind === 'received' ? [entry.event['type']] : [],
  );
  expect(received).toEqual(['session.update']);
  expect(storedCalls(stage.folder)).toMatchObject([{ state: 'ended', outcome: 'over', rule: 'Hotline' }]);
  expect(stage.states()).toEqual(['ringing', 'accepted']);
});
