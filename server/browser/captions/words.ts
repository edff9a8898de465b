/** How it stands, in a sentence for who reads captions; empty while all is well. */
import { assertNever } from '../../../core/base/never.ts';
import type { View } from '../../wire/view.ts';
import type { Connection } from '../shared/follow.ts';

export function statusText(connection: Connection, view: View): string {
  switch (connection) {
    case 'connecting':
      return 'Connecting…';
    case 'lost':
      return 'The connection is lost. Trying again…';
    case 'over':
      return 'Sharing has ended. If it begins again, captions come back here.';
    case 'refused':
      return 'This link opens no captions. Ask whoever gave it to you for a new one.';
    case 'open':
      return laneText(view);
    default:
      return assertNever(connection);
  }
}

function laneText(view: View): string {
  const states = view.map(({ status }) => status?.status ?? 'idle');
  if (states.includes('live')) return '';
  if (states.includes('connecting')) return 'Somebody is about to be captioned.';
  if (states.includes('retrying') || states.includes('failed'))
    return 'Who is speaking cannot be heard at the moment.';
  return view.some(({ captions }) => captions.length > 0)
    ? 'Nobody is being captioned now.'
    : 'Waiting for somebody to be captioned.';
}
