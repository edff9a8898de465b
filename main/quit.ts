/**
 * Ends the app in order. A person's Quit waits for the last words; a second one, and the end of the system, keep what
 * there is and go at once. Knows no window and no file.
 */
import type { App, Event } from 'electron';
import { type AppState, type IntentPatch, isFinishing } from '../core/app/state.ts';

/** A page that still settles what was said reports every second; one that is silent for longer hangs. */
const SILENCE_MS = 4_000;
/** For the page to mark what it leaves open. Systems that shut down leave about a second for all of it. */
const ABANDON_MS = 700;
/** For readers on other screens to be told: they are a message away. */
const FAREWELL_MS = 500;
/** Windows asks every program before it ends a session, and a person may call it off at another's question. */
const CALLED_OFF_MS = 10_000;

export interface QuitNeeds {
  readonly app: Pick<App, 'on' | 'off' | 'exit'>;
  readonly getState: () => AppState;
  readonly setState: (change: Pick<AppState, 'power'>) => void;
  readonly subscribe: (listener: (state: AppState, before: AppState) => void) => () => void;
  readonly intend: (patch: IntentPatch) => void;
  /** Ends what others follow, or null where nobody does. Only a person's Quit has the time for it. */
  readonly farewell: () => Promise<void> | null;
  /** Closes what was opened; runs once. */
  readonly closeEverything: () => void;
}

export interface Quit {
  /** True from the first request to quit on. */
  readonly isQuitting: () => boolean;
  /** macOS and Linux are about to shut down, and wait a moment for this app to be gone. */
  readonly onShutdown: (event?: { readonly preventDefault: () => void }) => void;
  /** Windows may end the session: what is open is kept now, since there is no time afterwards. */
  readonly onQuerySessionEnd: () => void;
  /** Windows ends the session as soon as this returns. */
  readonly onSessionEnd: () => void;
  readonly dispose: () => void;
}

/** `finishing` settles the last words, `ending` keeps what there is. */
type Phase = 'running' | 'finishing' | 'ending' | 'ended';

export function createQuit({ app, getState, setState, intend, ...needs }: QuitNeeds): Quit {
  let phase: Phase = 'running';
  let timer: NodeJS.Timeout | undefined;
  const after = (delayMs: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, delayMs);
  };

  /** `exit` and not `quit`: everything is closed by now, and no window may object. */
  const end = () => {
    if (phase === 'ended') return;
    phase = 'ended';
    clearTimeout(timer);
    needs.closeEverything();
    app.exit(0);
  };
  const leave = () => {
    const farewell = needs.farewell();
    if (farewell === null) return end();
    phase = 'ending';
    after(FAREWELL_MS, end);
    void farewell.then(end);
  };
  const endIfSilent = () => {
    const { status } = getState().session;
    if (phase === 'running' || (status !== 'idle' && status !== 'failed')) return;
    if (phase === 'finishing') leave();
    else end();
  };
  const abandon = () => {
    phase = 'ending';
    after(ABANDON_MS, end);
    setState({ power: 'ending' });
    endIfSilent();
  };
  const onBeforeQuit = (event: Event) => {
    event.preventDefault();
    if (phase === 'finishing') return abandon();
    if (phase !== 'running') return end();
    phase = 'finishing';
    after(SILENCE_MS, abandon);
    intend({ captions: false });
    endIfSilent();
  };
  const stop = needs.subscribe((state, before) => {
    if (state.session === before.session) return;
    if (phase === 'finishing' && isFinishing(state)) after(SILENCE_MS, abandon);
    endIfSilent();
  });
  app.on('before-quit', onBeforeQuit);

  return {
    isQuitting: () => phase !== 'running',
    onShutdown: (event) => {
      event?.preventDefault();
      abandon();
    },
    onQuerySessionEnd: () => {
      setState({ power: 'ending' });
      if (phase !== 'running') return;
      after(CALLED_OFF_MS, () => setState({ power: 'awake' }));
    },
    onSessionEnd: end,
    dispose: () => {
      stop();
      app.off('before-quit', onBeforeQuit);
    },
  };
}
