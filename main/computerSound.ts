/**
 * Lets the overlay hear what the computer plays: for the moment in which it opens that, and nobody else ever. Records
 * nothing itself.
 */
import { existsSync } from 'node:fs';
import { release } from 'node:os';
import { join } from 'node:path';
import type { Session, WebContents } from 'electron';

/** A page that was allowed and never asked is not waited for. */
const ALLOWED_FOR_MS = 10_000;

/** macOS 13 is Darwin 22: before it no program is given the system's sound. */
const LEAST_DARWIN = 22;

export interface ComputerSoundNeeds {
  readonly session: Pick<Session, 'setDisplayMediaRequestHandler'>;
  readonly page: () => Pick<WebContents, 'mainFrame' | 'executeJavaScript'>;
}

export interface ComputerSound {
  /** Whether these contents may ask now: the permission for it hangs on that. */
  readonly mayHearComputer: (contents: object | null) => boolean;
  /** The overlay may ask once more, at once. */
  readonly allow: () => Promise<undefined>;
  readonly dispose: () => void;
}

export function createComputerSound({ session, page }: ComputerSoundNeeds): ComputerSound {
  let timer: NodeJS.Timeout | null = null;
  /** How often the page may still ask: captions and the test of both sides may begin together. */
  let left = 0;
  const forbid = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    left = 0;
    session.setDisplayMediaRequestHandler(null);
  };
  return {
    mayHearComputer: (contents) => timer !== null && contents === page(),
    allow: async () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(forbid, ALLOWED_FOR_MS);
      left += 1;
      session.setDisplayMediaRequestHandler(({ frame, audioRequested }, callback) => {
        left -= 1;
        if (left === 0) forbid();
        const isOverlay = frame !== null && frame.frameTreeNodeId === page().mainFrame.frameTreeNodeId;
        // Its own page is the picture that has to come with the sound: no screen is looked at. The page drops it.
        callback(isOverlay && audioRequested ? { video: frame, audio: 'loopback' } : null);
      });
      // Chromium asks for a gesture, and captions are started from the tray, a shortcut or a launch.
      await page().executeJavaScript('undefined', true);
      return undefined;
    },
    dispose: forbid,
  };
}

/**
 * Whether this system gives a program what it plays: Windows, macOS 13, Linux with PulseAudio or what stands in for it.
 * `kernel` is the version of the system's kernel.
 */
export function canHearComputer(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  kernel = release(),
): boolean {
  if (platform === 'win32') return true;
  if (platform === 'darwin') return Number.parseInt(kernel, 10) >= LEAST_DARWIN;
  if (env['PULSE_SERVER']) return true;
  const runtime = env['PULSE_RUNTIME_PATH'] ?? join(env['XDG_RUNTIME_DIR'] ?? '/nowhere', 'pulse');
  return existsSync(join(runtime, 'native'));
}
