/** An app that looks the same on any day and in any place: its time, its place, what was said to it. Looks at nothing. */
import type { TranscriptEntry } from '../../core/transcript/transcript.ts';
import type { LaunchOptions } from '../app/host.ts';
import { openProfile, type Profile } from '../app/profile.ts';
import { append, begin, line, open } from '../node/transcripts.ts';

/** A Thursday evening. */
export const PICTURED_AT: number = Date.UTC(2026, 10, 26, 18, 0);

export const steadyApp: LaunchOptions = {
  host: 'stand-in',
  env: {
    ...{ TZ: 'UTC', LANG: 'en_GB.UTF-8', LANGUAGE: 'en_GB', LC_ALL: 'en_GB.UTF-8' },
    // Whether a sound server happens to run here is said in Settings.
    ...{ PULSE_SERVER: '', PULSE_RUNTIME_PATH: '/nowhere' },
  },
};

const HOUR_MS = 3_600_000;

interface Said {
  readonly hoursAgo: number;
  /** Whose, and what; a number is a gap of so many seconds. */
  readonly lines: readonly (readonly [lane: 'you' | 'others', text: string] | number)[];
}

const SESSIONS: readonly Said[] = [
  {
    hoursAgo: 196,
    lines: [
      ['others', 'Welcome back to the second part of the lecture on harbours.'],
      ['others', 'The dredger comes twice a year, and nobody likes its noise.'],
    ],
  },
  {
    hoursAgo: 50,
    lines: [
      ['you', 'Doctor, could you say that again, please?'],
      ['others', 'Take one in the morning and one in the evening, for ten days.'],
      ['you', 'And with food, or before it?'],
      ['others', 'With food. Call me if the ringing has not gone by Monday.'],
    ],
  },
  {
    hoursAgo: 26,
    lines: [
      ['you', 'The train leaves at half past six from platform four.'],
      ['others', 'Then we meet under the clock at six.'],
    ],
  },
  {
    hoursAgo: 3,
    lines: [
      ['others', 'Good afternoon, everybody. Can you all hear me?'],
      ['you', 'Loud and clear.'],
      ['others', 'The committee meets again on Thursday at half past six.'],
      ['others', 'Please bring the figures for October, and the list of members.'],
      12,
      ['you', 'Who takes the minutes this time?'],
      ['others', 'Mei has offered to. Thank you, Mei.'],
      ['others', 'First item: the budget for the library. We have four hundred left.'],
      ['you', 'I would rather keep it for the winter, when the heating is due.'],
      ['others', 'That is a fair point. Let us vote on it at the end.'],
      ['others', 'Second item: the lights in the hall, which still flicker.'],
    ],
  },
];

/** A profile with four sessions of the last days; the caller removes it. */
export function profileWithSessions(): Profile {
  const profile = openProfile({ settings: { engine: 'local' } });
  const { transcripts } = open(profile.userDataDir);
  for (const [index, { hoursAgo, lines }] of SESSIONS.entries()) {
    const id = `pictured-${index}`;
    transcripts.record(begin({ id, startedAtEpochMs: PICTURED_AT - hoursAgo * HOUR_MS, languages: ['en'] }));
    let atMs = 1_000;
    for (const [place, said] of lines.entries()) {
      const entry: TranscriptEntry =
        typeof said === 'number'
          ? { kind: 'gap', lane: 'others', id: `gap:${atMs}`, startMs: atMs, endMs: atMs + said * 1_000 }
          : { ...line(`${place}.1`, said[1], atMs), lane: said[0], endMs: atMs + 60 * said[1].length };
      transcripts.record(append(id, entry));
      atMs = entry.endMs + 700;
    }
    transcripts.record({ kind: 'end', sessionId: id, durationMs: atMs });
  }
  transcripts.dispose();
  return profile;
}
