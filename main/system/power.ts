/** Tells state and quit what becomes of the computer's power: sleep, waking, the end of the system. Acts on neither. */
import type { BrowserWindow, PowerMonitor } from 'electron';
import type { AppState } from '../../core/app/state.ts';

export interface PowerNeeds {
  readonly powerMonitor: PowerMonitor;
  readonly getState: () => AppState;
  readonly setState: (change: Pick<AppState, 'power'>) => void;
  readonly quit: {
    readonly onShutdown: (event?: { readonly preventDefault: () => void }) => void;
    readonly onQuerySessionEnd: () => void;
    readonly onSessionEnd: () => void;
  };
  /** Windows tells the end of a session to windows only. */
  readonly window: BrowserWindow;
}

export function followPower({ powerMonitor, getState, setState, quit, window }: PowerNeeds): void {
  const setPower = (power: 'awake' | 'asleep') => {
    if (getState().power !== 'ending') setState({ power });
  };
  powerMonitor.on('suspend', () => setPower('asleep'));
  powerMonitor.on('resume', () => setPower('awake'));
  powerMonitor.on('shutdown', quit.onShutdown);
  window.on('query-session-end', quit.onQuerySessionEnd);
  window.on('session-end', quit.onSessionEnd);
}
