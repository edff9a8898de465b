/** How lanes share the lines of one stage, and what a lane's rows do when its share changes. Paints nothing. */
import type { Screen } from './screen.ts';

/** The lines of one lane: so many, above so many that are another's. */
export interface Room {
  readonly lines: number;
  readonly below: number;
}

/** How the lines are shared while every lane speaks, or none: top lane first, what is left over to the lowest. */
export function homeRooms(lanes: number, lines: number): readonly Room[] {
  const each = Math.max(1, Math.floor(lines / lanes));
  const last = Math.max(each, lines - each * (lanes - 1));
  return Array.from({ length: lanes }, (_, index) =>
    index === lanes - 1
      ? { lines: last, below: 0 }
      : { lines: each, below: last + each * (lanes - 2 - index) },
  );
}

/**
 * The share of each lane now: one with text also has the lines of its neighbours without, those below it before those
 * above; one without keeps its own to begin in.
 */
export function shareRooms(homes: readonly Room[], hasText: readonly boolean[]): readonly Room[] {
  const top = (room: Room) => room.below + room.lines;
  return homes.map((home, index) => {
    if (hasText[index] !== true) return home;
    const under = homes.find((_, other) => other > index && hasText[other] === true);
    const above = homes.findLast((_, other) => other < index && hasText[other] === true);
    const below = under === undefined ? 0 : top(under);
    // The lines between two lanes with text are the upper one's.
    const end = above === undefined ? top(homes[0] ?? home) : top(home);
    return { lines: end - below, below };
  });
}

/** An empty screen in the share that its first words will have: they begin on the lowest line of the lane's own. */
export function beginRoom(screen: Screen, home: Room, room: Room): Screen {
  return { ...screen, bottomRowId: screen.nextRowId + home.below - room.below };
}

/**
 * The same rows in another share. They stay where they stand on the stage; lines gained below stay blank until text comes.
 * Only where another lane takes a line that is painted do they roll up, as for a new row. What was out of sight stays so.
 */
export function moveRoom(screen: Screen, from: Room, to: Room): Screen {
  const last = screen.rows.at(-1);
  if (last === undefined || (from.lines === to.lines && from.below === to.below)) return screen;
  const bottomRowId = Math.max(last.id, screen.bottomRowId + from.below - to.below);
  const rows = screen.rows.filter(({ id }) => id > screen.bottomRowId - from.lines);
  return { ...screen, rows, bottomRowId };
}
