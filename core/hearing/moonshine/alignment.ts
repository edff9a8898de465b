/**
 * Finds when each token sounds: every frame goes to one token, in order, so that tokens get the frames they
 * looked at (dynamic time warping in which each token takes at least one frame).
 */

/** The frames, first to last, at which one token is. */
export interface Place {
  readonly first: number;
  readonly last: number;
}

/**
 * @param attention one row for each token: how much it looked at each frame, higher is more. Rows are of one
 * length. A frame that all tokens look at speaks for none of them, since it is given to one only.
 * @returns one place for each row, in order. Where there are fewer frames than tokens they are shared evenly.
 */
export function align(attention: readonly Float32Array[]): readonly Place[] {
  const rows = attention.length;
  const frames = attention[0]?.length ?? 0;
  if (frames < rows) {
    return attention.map((_, row) => {
      const frame = Math.floor((row * frames) / rows);
      return { first: frame, last: frame };
    });
  }
  // Whether the best way to a token at a frame came from the token before; else it stayed.
  const advanced = new Uint8Array(rows * frames);
  const scores = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  for (let frame = 0; frame < frames; frame += 1) {
    for (let row = Math.min(rows - 1, frame); row >= 0; row -= 1) {
      const stayed = scores[row] ?? Number.NEGATIVE_INFINITY;
      const before = row === 0 ? (frame === 0 ? 0 : Number.NEGATIVE_INFINITY) : (scores[row - 1] ?? 0);
      if (before > stayed) advanced[row * frames + frame] = 1;
      scores[row] = Math.max(before, stayed) + (attention[row]?.[frame] ?? 0);
    }
  }
  return placesAlong(advanced, rows, frames);
}

function placesAlong(advanced: Uint8Array, rows: number, frames: number): readonly Place[] {
  const places: Place[] = [];
  let last = frames - 1;
  for (let row = rows - 1; row >= 0; row -= 1) {
    let first = last;
    while (first > 0 && advanced[row * frames + first] === 0) first -= 1;
    places.unshift({ first, last });
    last = first - 1;
  }
  return places;
}
