/** Starts a session: opens its sources, and says whether any could be opened. */
import type { Settings } from '../core/app/settings.ts';
import { failure, type Result, success } from '../core/base/result.ts';
import { createLanes, type Session, type SessionNeeds } from './session.ts';

/** Fails when no source can be opened; otherwise goes on with those that can, once each that is wanted first has been opened or refused. */
export async function openSession(needs: SessionNeeds, settings: Settings): Promise<Result<Session>> {
  const { session, opened } = startSession(needs, settings, false);
  const result = await opened;
  return result.ok ? success(session) : result;
}

/**
 * The same, with the session at once: while one source still waits for leave, another may hear already, and can be muted
 * or finished.
 */
export function startSession(
  needs: SessionNeeds,
  settings: Settings,
  isMuted: boolean,
): { readonly session: Session; readonly opened: Promise<Result<undefined>> } {
  const { session, follow, asked, refusal, giveUp } = createLanes(needs, settings);
  session.mute(isMuted);
  const open = async (): Promise<Result<undefined>> => {
    follow();
    // Another choice of sources, or another try, may ask for more meanwhile.
    for (let pending = asked.pending(); pending.length > 0; pending = asked.pending()) {
      await Promise.all(pending);
      // What hears no more was heard: it goes on with what is wanted now, or is ended in order.
      if (asked.hasOpened()) return success(undefined);
    }
    giveUp();
    return failure(refusal() ?? { kind: 'internal', detail: 'there is nothing to listen to' });
  };
  return { session, opened: open() };
}
