/** What is mended in files of others is counted; what cannot be read is refused with its line. */
import { expect, test } from '@playwright/test';
import { readCueFile } from './reading.ts';
import { timingOf } from './timingLine.ts';

const read = (text: string, isVtt = false) => readCueFile(text, isVtt);

const HERE = { isVtt: false, mayBegin: true };

/** Lines and speakers of the only cue with this text. */
function cue(text: string, isVtt = false) {
  const reading = read(isVtt ? `WEBVTT\n\n00:01.000 --> 00:02.000\n${text}\n` : srt(text), isVtt);
  const [first] = reading.ok ? reading.cues : [];
  return [first?.lines.join('|'), first?.speaker, first?.label];
}

const srt = (...texts: readonly string[]) =>
  texts
    .map((text, index) => `${index + 1}\n00:00:0${index},000 --> 00:00:0${index},900\n${text}\n\n`)
    .join('');

test('times are read as programs and people write them', () => {
  const times = (line: string) => {
    const timing = timingOf(line, HERE);
    return timing === null || timing === 'bad' ? timing : [timing.startMs, timing.endMs];
  };
  for (const line of [
    '00:00:01,000 --> 00:00:02,500',
    '00:00:01.000 --> 00:00:02.500',
    '0:0:1,0-->0:0:2,5',
    '00:01,000 --> 00:02,500 align:start',
    '000:00:01,000 --> 000:00:02,500 X1:100 X2:200 Y1:100 Y2:200',
    '00: 00: 01, 000 -> 00: 00: 02, 500',
    '００：００：０１，０００ －－＞ ００：００：０２，５００',
    '00:00:01:000 → 00:00:02:500',
    '[00:00:01.000 --> 00:00:02.500]',
    '1 00:00:01,000 --> 00:00:02,500',
    '1.0 --> 2.5',
  ])
    expect([line, times(line)]).toEqual([line, [1_000, 2_500]]);
  expect(times('00:00:75,000 --> 00:61:00,000')).toEqual([75_000, 3_660_000]);
  expect(times('-00:00:01,000 --> 00:00:01,000')).toEqual([0, 1_000]);
  expect(times('00:00:01,000 -->')).toEqual([1_000, null]);
});

test('what means to be a time and is none is told from what is said', () => {
  for (const line of [
    '00:00:0x,000 --> 00:00:02,000',
    '00:00:01,000 --> 00:0x:02,000',
    'O0:00:01,000 --> 00:00:02,000',
    '00:00:01:12 --> 00:00:02:03',
    '00:00:01,000 --> soon',
  ])
    expect([line, timingOf(line, HERE)]).toEqual([line, 'bad']);
  for (const line of ['a --> b', '5 -> 6', 'see 12:30 --> 13:00', '12:30 --> 13:00 lunch', '<-- -->', '-->'])
    expect([line, timingOf(line, HERE)]).toEqual([line, null]);
});

test('in the middle of a text only what every player takes for a time is one', () => {
  const inText = (line: string) => timingOf(line, { isVtt: false, mayBegin: false });
  for (const line of ['00:00:01,000 → 00:00:02,000', '00:00:01,000 -> 00:00:02,000', '00:00:02,000 --> <i>'])
    expect([line, inText(line)]).toEqual([line, null]);
  expect(inText('00:00:01,000 --> 00:00:02,000')).toMatchObject({ startMs: 1_000, endMs: 2_000 });
});

test('a file that cannot be read says in which line, counted as in the file', () => {
  const bad =
    '1\r\n00:00:01,000 --> 00:00:02,000\r\nOne\r\n\r\n2\r\n00:00:03,000 --> 00:0y:04,000\r\nTwo\r\n';
  expect(read(bad)).toEqual({ ok: false, reason: 'badTime', line: 6 });
  for (const text of ['', '\n\n', 'Hello\n', 'WEBVTT\n\n', srt('', ' ')])
    expect(read(text)).toEqual({ ok: false, reason: 'noCues', line: 1 });
});

test('a clean file has nothing mended', () => {
  expect(read(srt('One.', 'Two.'))).toMatchObject({ ok: true, mended: {} });
  expect(
    read('WEBVTT\n\nid\n00:01.000 --> 00:02.000\nOne\n\nNOTE\nx\n\n00:02.000 --> 00:03.000\nTwo\n'),
  ).toMatchObject({
    ok: true,
    mended: {},
  });
});

test('what was mended is counted', () => {
  const text = [
    'by somebody',
    '',
    '9',
    '00:00:05.000 --> 00:00:04,000',
    'Late',
    '',
    'still',
    '2',
    '00:00:01,000 --> 00:00:02,000',
    'Early',
    '',
    '3',
    '00:00:08,000 --> 00:00:09,000',
    '',
  ].join('\n');
  expect(read(text)).toMatchObject({
    mended: {
      ...{ strayLines: 1, numbering: 1, times: 1, ends: 1 },
      ...{ blankLines: 1, missingBlankLines: 1, order: 1, emptyCues: 1 },
    },
  });
  expect(read('webvtt\n00:01.000 --> 00:02.000\nOne')).toMatchObject({ mended: { header: 1 } });
});

test('a number that is said is no number of a cue', () => {
  const lines = (text: string, isVtt = false) => {
    const reading = read(text, isVtt);
    return reading.ok && reading.cues.map((cue) => cue.lines.join('|'));
  };
  const vtt =
    'WEBVTT\n\n00:01.000 --> 00:02.000\n42\n00:02.000 --> 00:03.000\n7\n\n00:04.000 --> 00:05.000\n3\n';
  expect(lines(vtt, true)).toEqual(['42', '7', '3']);
  expect(lines(vtt.replace('WEBVTT\n\n', ''))).toEqual(['42', '7', '3']);
  expect(lines(srt('1', '2', '3', 'and\n5'))).toEqual(['1', '2', '3', 'and|5']);
});

test('an end that is missing or before the start gives time to read, and room to the next', () => {
  const text =
    '1\n00:00:01,000 --> 00:00:00,000\nOne.\n\n2\n00:00:01,500 -->\nA longer line that is read in two seconds.\n';
  const reading = read(text);
  expect(reading.ok && reading.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
    [1_000, 1_500],
    [1_500, 3_600],
  ]);
});

test('tags, overrides and escapes are taken out, and nothing that is said', () => {
  expect(cue('<i>One</i> <font color="red">two</font>{\\an8} {\\i1}three')).toEqual([
    'One two three',
    null,
    null,
  ]);
  expect(cue('< i >One</ i ><br/>two\\Nthree')).toEqual(['One|two|three', null, null]);
  expect(cue('5 < 6 > 4, <3, <who knows>, {sic}')).toEqual(['5 < 6 > 4, <3, <who knows>, {sic}', null, null]);
  expect(cue('<c.a>One</c> <00:00:01.500><c>two</c> &lt;b&gt; &#8212; &amp;amp;', true)).toEqual([
    'One two <b> — &amp;',
    null,
    null,
  ]);
  expect(cue('a<\u2060b \\\u2060N \u202Bשלום\u202C')).toEqual(['a<b \\N שלום', null, null]);
  expect(cue('One <i\u0007>two</i>')).toEqual(['One two', null, null]);
});

test('who speaks is known from tags and from names in capitals', () => {
  expect(cue('<v Ann &amp; Bo>Hello</v>', true)).toEqual(['Hello', 'Ann & Bo', 'tag']);
  expect(cue('<v.loud Ann>One</v>\n<v Ann>two', true)).toEqual(['One|two', 'Ann', 'tag']);
  expect(cue('<v Ann>Yes?</v>\n<v Bo>No.', true)).toEqual(['Ann: Yes?|Bo: No.', null, null]);
  expect(cue('ÉLODIE: Over here.')).toEqual(['ÉLODIE: Over here.', 'ÉLODIE', 'text']);
  expect(cue('MAN 2:\nOver here.')).toEqual(['MAN 2:|Over here.', 'MAN 2', 'text']);
  for (const text of ['Note: it is late.', '12:30 is late.', 'A: no', 'ANNA:', '- Yes?|- No.'])
    expect(cue(text.replace('|', '\n'))).toEqual([text, null, null]);
});

test('a name in other letters is one where it begins more than one cue', () => {
  const speakers = (...texts: readonly string[]) => {
    const reading = read(srt(...texts));
    return reading.ok && reading.cues.map(({ speaker }) => speaker);
  };
  expect(speakers('Speaker 1: Yes?', 'Ann Lee: No.', 'and more', 'Speaker 1: Why?', 'Ann Lee: So.')).toEqual([
    ...['Speaker 1', 'Ann Lee', null, 'Speaker 1', 'Ann Lee'],
  ]);
  expect(speakers('Note: it is late.', 'so it is: late', 'so it is: late')).toEqual([null, null, null]);
});

test('a hostile file takes no longer than its length asks', () => {
  const many = 200_000;
  for (const text of [
    `<i${' '.repeat(many)}`,
    `<v${' '.repeat(many)}`,
    `<v.${'a'.repeat(many)}`,
    '<'.repeat(many),
    '{\\'.repeat(many),
    `A${'A '.repeat(many)}`,
    `${'-'.repeat(many)} --> ${' '.repeat(many)}x`,
    `${' '.repeat(many)}1 --> ${'1:'.repeat(many)}`,
    `--> 1:1:1 ${'a:b '.repeat(many)}`,
    `${'1'.repeat(many)}x`,
    '\r'.repeat(many),
    '&#'.repeat(many),
  ])
    for (const isVtt of [false, true])
      for (const line of [
        text,
        `1\n00:00:01,000 --> 00:00:02,000\n${text}\n`,
        `00:00:01,000 --> 00:00:02,000 ${text}`,
      ])
        read(line, isVtt);
});
