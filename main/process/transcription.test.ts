/** Checks what a file's process is given, what is kept of what it tells, and how each way of ending leaves state and session. */
import { join } from 'node:path';
import { mock } from 'node:test';
import { expect, test } from '@playwright/test';
import { initialState } from '../../core/app/state.ts';
import type { TranscribingReport } from '../../core/transcript/transcribing.ts';
import type { TranscriptChange } from '../../core/transcript/transcript.ts';
import { startTranscription as start } from '../../e2e/main/fileToTranscribe.ts';

const head = { id: 's1', startedAtEpochMs: 5, languages: [] };
const entry = { kind: 'gap', lane: 'file', id: '1', startMs: 0, endMs: 900 } as const;
const begun: TranscribingReport = { kind: 'change', change: { kind: 'begin', head } };
const said: TranscribingReport = { kind: 'change', change: { kind: 'append', sessionId: 's1', entry } };
const done: TranscribingReport = { kind: 'done', durationMs: 4_000, lines: 2, gaps: 1, isCut: false };
const endAt = (durationMs: number): TranscriptChange => ({ kind: 'end', sessionId: 's1', durationMs });

test('the file that a person chooses goes to a process that has the models, the data folder and no key', async () => {
  const { begin, forks, asked } = start();
  const child = await begin();
  expect(forks).toEqual([
    [
      join('/app/out/main', 'transcriber.js'),
      [join('/resources', 'assets'), '/data'],
      { serviceName: 'Surtitle transcription', env: { PATH: '/bin' } },
    ],
  ]);
  expect(child.messages).toEqual([
    {
      kind: 'transcribe',
      path: '/talks/talk.mp3',
      sessionId: expect.stringMatching(/^[\da-f-]{36}$/),
      languages: [],
    },
  ]);
  expect(asked[0]).toMatchObject({
    properties: ['openFile'],
    filters: [{ name: 'Sound and video' }, { extensions: ['*'] }],
  });
});

test('without a file, while another is taken down, and once the app ends nothing is started', async () => {
  const { transcription, children, asked, choose, getState } = start();
  choose();
  await transcription.transcribeFile();
  expect([children.length, getState().transcription]).toEqual([0, null]);
  choose('/talks/talk.mp3');
  await Promise.all([transcription.transcribeFile(), transcription.transcribeFile()]);
  await transcription.transcribeFile();
  expect([children.length, asked.length]).toEqual([1, 2]);
  const ending = start();
  const asking = ending.transcription.transcribeFile();
  ending.transcription.dispose();
  await asking;
  expect(ending.children).toEqual([]);
});

test('what it tells is kept as it comes, and how far it has come is told in whole percent', async () => {
  const { begin, recorded, getState } = start();
  const child = await begin();
  expect(getState().transcription).toEqual({
    status: 'running',
    file: 'talk.mp3',
    share: null,
    leftMs: null,
  });
  child.tell({ kind: 'begin', durationMs: 3_000, fromMs: 0 }, begun, said, {
    kind: 'progress',
    playedMs: 1_000,
    leftMs: 50,
  });
  expect(recorded).toEqual([
    { kind: 'begin', head },
    { kind: 'append', sessionId: 's1', entry },
  ]);
  expect([getState().transcription, getState().hasTranscript]).toEqual([
    { status: 'running', file: 'talk.mp3', share: 0.33, leftMs: 50 },
    true,
  ]);
});

test('done, its session ends, it may forget the run once all is on disk, and the next one can begin', async () => {
  const { begin, recorded, getState, children } = start();
  const child = await begin();
  child.tell(begun, said, done);
  expect(recorded.at(-1)).toEqual(endAt(4_000));
  expect([child.messages.at(-1), child.kills]).toEqual([{ kind: 'kept' }, 0]);
  child.emit('exit', 0);
  const status = { status: 'done', file: 'talk.mp3', lines: 2, gaps: 1, isCut: false };
  expect([getState().transcription, getState().problem]).toEqual([status, null]);
  await begin();
  expect(children).toHaveLength(2);
});

test('what the disk refuses is not forgotten: another run can hear it', async () => {
  const { begin, fillDisk } = start();
  const child = await begin();
  child.tell(begun, said);
  fillDisk();
  child.tell(done);
  expect([child.messages.length, child.kills]).toEqual([1, 1]);
});

test('stopped, its session ends where it had come to', async () => {
  const { begin, transcription, recorded, getState } = start();
  const child = await begin();
  child.tell(begun, said);
  transcription.stopTranscribing();
  expect(child.messages.at(-1)).toEqual({ kind: 'stop' });
  child.tell({ kind: 'stopped' });
  expect([recorded.at(-1), child.kills]).toEqual([endAt(900), 1]);
  expect([getState().transcription, getState().problem]).toEqual([null, null]);
  transcription.stopTranscribing();
  expect(child.messages).toHaveLength(2);
});

test('a failure is the state’s problem, and so is a process that dies', async () => {
  const { begin, getState, recorded } = start();
  const problem = { kind: 'badRecording', path: '/talks/talk.mp3', fault: 'notSound' } as const;
  const failing = await begin();
  failing.tell({ kind: 'failed', problem });
  failing.emit('exit', 15);
  expect([getState().transcription, getState().problem, failing.kills]).toEqual([null, problem, 1]);
  expect(recorded).toEqual([]);
  const dying = await begin();
  expect(getState().problem).toBeNull();
  dying.tell(begun, said);
  dying.emit('exit', 139);
  expect(getState().problem).toEqual({ kind: 'internal', detail: 'the transcription stopped.' });
  expect([getState().transcription, recorded.at(-1)]).toEqual([null, endAt(900)]);
});

test('a language that this computer does not know, and a Mac that has no engine, are refused before the question', async () => {
  const foreign = start();
  foreign.setState({ settings: { ...initialState.settings, languages: ['fr'] } });
  await foreign.transcription.transcribeFile();
  expect(foreign.getState().problem).toEqual({ kind: 'fileLanguageNotLocal', languages: 'fr' });
  const mac = start({ platform: 'darwin' });
  await mac.transcription.transcribeFile();
  expect(mac.getState().problem).toEqual({ kind: 'filesNotHere' });
  expect([...foreign.asked, ...mac.asked]).toEqual([]);
});

test('it ends with the app', async () => {
  const { begin, transcription, recorded } = start();
  const child = await begin();
  child.tell(begun);
  transcription.dispose();
  child.tell(said);
  expect([child.kills, recorded]).toEqual([1, [{ kind: 'begin', head }, endAt(0)]]);
});

test('a process that says what it should not is ended, and writes into no session but its own', async () => {
  const { begin, recorded, getState } = start();
  const child = await begin();
  const foreign: TranscribingReport = { kind: 'change', change: { kind: 'append', sessionId: 's0', entry } };
  child.tell(foreign, begun, foreign, {
    kind: 'change',
    change: { kind: 'begin', head: { ...head, id: 's0' } },
  });
  child.tell({ kind: 'change', change: { kind: 'end', sessionId: 's0', durationMs: 1 } });
  expect(recorded).toEqual([{ kind: 'begin', head }]);
  child.emit('message', { kind: 'made up' });
  expect([child.kills, recorded.at(-1)]).toEqual([1, endAt(0)]);
  expect([getState().transcription, getState().problem?.kind]).toEqual([null, 'internal']);
});

test('one that goes on and is stopped at once has come no less far, and one that hangs is ended', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { begin, transcription, recorded, getState } = start();
    const child = await begin();
    child.tell(begun, { kind: 'begin', durationMs: null, fromMs: 700 });
    transcription.stopTranscribing();
    mock.timers.tick(4_900);
    expect([child.kills, recorded.length]).toEqual([0, 1]);
    mock.timers.tick(200);
    expect([child.kills, recorded.at(-1), getState().transcription]).toEqual([1, endAt(700), null]);
  } finally {
    mock.timers.reset();
  }
});
