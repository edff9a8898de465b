/** What the tray can be asked for, and nothing done about it. */
import type { TrayActions } from '../../main/tray.ts';

const nothing = () => undefined;

export const noActions: TrayActions = {
  toggleCaptions: nothing,
  toggleOverlay: nothing,
  toggleLock: nothing,
  toggleMute: nothing,
  togglePause: nothing,
  toggleRecord: nothing,
  lookBack: nothing,
  exportLast: nothing,
  copyLastMinute: nothing,
  transcribeFile: nothing,
  stopTranscribing: nothing,
  chooseSources: nothing,
  shareCaptions: nothing,
  stopSharing: nothing,
  openLibrary: nothing,
  openSettings: nothing,
  quit: nothing,
};
