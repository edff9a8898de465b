/** What was said over each call's sideband, kept so that a call can be examined: a file of JSON lines, without sound. */
import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface EventLog {
  /** `from`: who said it. What cannot be written is lost; captions do not wait for it. */
  readonly note: (callId: string, from: 'service' | 'us', event: unknown) => void;
  /** Removes what was last written to so long ago. */
  readonly sweep: (keepMs: number) => void;
}

/** It holds what was said: for its owner only. */
const MODE = 0o600;

export function createEventLog(
  folder: string,
  { epochMs, onProblem }: { readonly epochMs: () => number; readonly onProblem: (error: unknown) => void },
): EventLog {
  let isBroken = false;
  const attempt = (act: () => void) => {
    try {
      act();
      isBroken = false;
    } catch (error) {
      // Told once, not for each of thousands of events.
      if (!isBroken) onProblem(error);
      isBroken = true;
    }
  };
  attempt(() => mkdirSync(folder, { recursive: true, mode: 0o700 }));
  return {
    note: (callId, from, event) =>
      attempt(() => {
        const line = JSON.stringify({ at: new Date(epochMs()).toISOString(), from, event: soundless(event) });
        appendFileSync(join(folder, `${callId}.jsonl`), `${line}\n`, { mode: MODE });
      }),
    sweep: (keepMs) =>
      attempt(() => {
        for (const name of readdirSync(folder).filter((one) => one.endsWith('.jsonl'))) {
          const path = join(folder, name);
          if (statSync(path).mtimeMs < epochMs() - keepMs) rmSync(path, { force: true });
        }
      }),
  };
}

/** Sound is the text of `audio`, and of `delta` in events that are of audio. */
function soundless(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || !('type' in event)) return event;
  const isOfSound = /audio\.delta$/.test(String(event.type));
  return Object.fromEntries(
    Object.entries(event).filter(
      ([name, value]) => typeof value !== 'string' || !(name === 'audio' || (isOfSound && name === 'delta')),
    ),
  );
}
