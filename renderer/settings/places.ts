/** The pages of the settings window, and which of them mends which problem. Shows nothing. */
import type { Problem } from '../../core/base/problem.ts';

export const PLACES = ['service', 'microphone', 'speech', 'captions', 'shortcuts', 'general'] as const;
export type Place = (typeof PLACES)[number];

export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  service: 'Key and server',
  microphone: 'Microphone',
  speech: 'Speech',
  captions: 'Captions',
  shortcuts: 'Shortcuts',
  general: 'General',
};

/** The page where a person can do something about it; null where no page helps. */
export function placeFor(problem: Problem): Place | null {
  switch (problem.kind) {
    case 'noKey':
    case 'badKey':
    case 'keyNotAllowed':
    case 'keyUnreadable':
    case 'plainTextStorage':
    case 'hostNotFound':
    case 'connectionRefused':
    case 'untrustedConnection':
    case 'badAnswer':
      return 'service';
    case 'noMicrophone':
    case 'microphoneDenied':
    case 'microphoneBusy':
    case 'microphoneLost':
    case 'microphoneSilent':
      return 'microphone';
    case 'requestRefused':
      return 'speech';
    case 'shortcutTaken':
    case 'badShortcut':
      return 'shortcuts';
    case 'launchAtLoginFailed':
    case 'exportNotWritable':
    case 'nothingToExport':
      return 'general';
    default:
      return null;
  }
}
