/** Running sums, where entry i is the sum over the first i words. They know no words. */

/** Past the end every sum is 0. */
export function valueAt(sums: Float64Array | Int32Array | Uint8Array, index: number): number {
  return sums[index] ?? 0;
}

/** Index of the first sum that reaches the value, or the last index. */
export function firstReaching(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(sums, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
