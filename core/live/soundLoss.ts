/** Which sound did not reach the service, by the reports of its receiver. Asks nobody and plays nothing again. */
import type { Span } from '../base/span.ts';

/** What is known at one moment of a connection. */
export interface SoundReport {
  /** The capture clock of what was being sent, in milliseconds. */
  readonly atMs: number;
  /** Counts since the connection began. */
  readonly packetsSent: number;
  /** As the receiver last said; it says so every second or few. */
  readonly packetsLost: number;
  /** When it last said so, on any clock: only whether it changes counts. */
  readonly reportedAt: number;
}

export interface SoundLoss {
  /** Since the receiver's report before the last, oldest first. */
  readonly reports: readonly SoundReport[];
}

export const noSoundLoss: SoundLoss = { reports: [] };

/** Fewer lost packets of 20 ms, or a smaller share, are concealed by the codec; more are words. */
const LEAST_PACKETS = 10;
const LEAST_SHARE = 0.08;

/** A report is about packets sent half a second before it came, the way there and back: two looks of four a second. */
const UNDER_WAY_REPORTS = 2;

/** Of a receiver that reports seldom or never, at four looks a second; what was sent earlier cannot be played again. */
const MOST_REPORTS = 140;

export interface SoundLossStep {
  readonly loss: SoundLoss;
  /** What may not have arrived, in the order in which it was sent. */
  readonly lost: readonly Span[];
}

/** Takes one report in; call it several times a second, more often than the receiver reports. */
export function foldSoundReport({ reports }: SoundLoss, report: SoundReport): SoundLossStep {
  const all = [...reports, report];
  const first = all[0] ?? report;
  const before = all.at(-2) ?? report;
  if (report.reportedAt === before.reportedAt)
    return { loss: { reports: all.slice(-MOST_REPORTS) }, lost: [] };
  // The receiver has said something new: of what was sent since it last did, and a moment before.
  const next = { reports: all.slice(-1 - UNDER_WAY_REPORTS) };
  const lostCount = report.packetsLost - before.packetsLost;
  const sentCount = Math.max(1, report.packetsSent - first.packetsSent);
  const isConcealed = lostCount < LEAST_PACKETS || lostCount / sentCount < LEAST_SHARE;
  return { loss: next, lost: isConcealed ? [] : spansOf(all) };
}

/** What was sent from each report to the next; where the clock went back, sound was being played again from there. */
function spansOf(reports: readonly SoundReport[]): readonly Span[] {
  const spans: Span[] = [];
  for (const [index, { atMs }] of reports.entries()) {
    const startMs = reports[index - 1]?.atMs ?? atMs;
    const last = spans.at(-1);
    if (atMs <= startMs) continue;
    if (last?.endMs === startMs) spans[spans.length - 1] = { ...last, endMs: atMs };
    else spans.push({ startMs, endMs: atMs });
  }
  return spans;
}
