/** Rooms of one server for tests: on a bus of their own, without HTTP, a disk or anybody who hears. */
import { createInProcessBus } from '../../server/bus/inProcess.ts';
import { openRooms, type RoomsNeeds } from '../../server/rooms/rooms.ts';

/** One room `main`, or others; nothing is kept unless a test keeps it. */
export async function openTestRooms(needs: Partial<Omit<RoomsNeeds, 'bus'>> = {}) {
  const nothing = () => undefined;
  const rooms = await openRooms({
    names: ['main'],
    bus: createInProcessBus(1),
    keep: nothing,
    keptOf: () => [],
    onLine: nothing,
    ...needs,
  });
  const main = rooms.get('main');
  if (main === null) throw new Error('there is no room');
  return { rooms, main };
}
