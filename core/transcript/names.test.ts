/** What lanes are called: the names that a session was made with, in every file that is made of it. */
import { expect, test } from '@playwright/test';
import { line, session } from '../../e2e/subtitles/handmade.ts';
import { written } from '../../e2e/subtitles/written.ts';
import { applySettingsPatch, defaultSettings, parseSettings, settingsPatchSchema } from '../app/settings.ts';
import { parseTranscriptJson } from '../subtitles/json.ts';
import { laneLabel, type Transcript } from './transcript.ts';

const call = session(
  line('Shall we start?', 0, 1_500),
  line('Yes, we are all here.', 3_000, 5_000, { lane: 'others' }),
);
const named: Transcript = {
  ...call,
  session: { ...call.session, names: { you: 'Ann', others: 'The team' } },
};

test('a lane is called as people named it, else as usual', () => {
  expect(['you', 'others', 'left'].map((id) => laneLabel(id))).toEqual(['You', 'Others', 'left']);
  expect(['you', 'others', 'left'].map((id) => laneLabel(id, { you: ' Ann ', others: ' ' }))).toEqual([
    ...['Ann', 'Others', 'left'],
  ]);
});

test('every file has the names of its session, and JSON gives them back', () => {
  expect(written(call, 'txt')).toBe('You: Shall we start?\n\nOthers: Yes, we are all here.\n');
  expect(written(named, 'txt')).toBe('Ann: Shall we start?\n\nThe team: Yes, we are all here.\n');
  expect(written(named, 'srt').match(/^.*: .*$/gm)).toEqual([
    ...['Ann: Shall we start?', 'The team: Yes, we are all here.'],
  ]);
  expect(written(named, 'vtt').match(/<v .*>/g)).toEqual(['<v Ann>', '<v The team>']);
  expect(parseTranscriptJson(written(named, 'json'))).toEqual({ ok: true, value: named });
});

test('who speaks alone has no name in files, also after the computer has slept', () => {
  const film = session(
    line('Once upon a time', 0, 1_500, { lane: 'others' }),
    { kind: 'gap', lane: 'you', id: 'break:2', startMs: 2_000, endMs: 60_000, reason: 'asleep' },
    line('there was a king.', 60_500, 62_000, { lane: 'others' }),
  );
  expect(written(film, 'srt')).not.toContain('Others');
});

test('settings take a name of up to sixty characters for each lane, and keep the other one', () => {
  const { shortcuts } = defaultSettings;
  const patch = settingsPatchSchema.parse({ names: { others: ' The team ' } });
  const after = applySettingsPatch(applySettingsPatch(defaultSettings, { names: { you: 'Ann' } }), patch);
  expect(after.names).toEqual({ you: 'Ann', others: 'The team' });
  expect(settingsPatchSchema.safeParse({ names: { you: 'x'.repeat(61) } }).success).toBe(false);
  expect(settingsPatchSchema.safeParse({ names: { them: 'x' } }).success).toBe(false);
  expect(parseSettings({ version: 1, names: { you: 7, others: 'Bo' } }, shortcuts)).toMatchObject({
    settings: { names: { you: '', others: 'Bo' } },
  });
});
