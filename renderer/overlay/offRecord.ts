/** Where captions go off the record: on this page alone. Main is told that they are on, and not a word of them. */
import { offRecordPart } from '../../core/transcript/part.ts';
import type { SupervisorNeeds } from '../../live/supervisor.ts';
import { beginSession, showLane } from './store.ts';

export const offRecord: SupervisorNeeds['offRecord'] = {
  begin: async (start) => {
    const part = offRecordPart(start);
    beginSession(start, part);
    return part;
  },
  show: showLane,
  record: async () => undefined,
};
