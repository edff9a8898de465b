/** Prints lines of cells under each other in columns. It knows nothing of what they say. */

export function printColumns(lines: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const line of lines)
    for (const [column, cell] of line.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  for (const line of lines) {
    const padded = line.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    console.log(padded.join('  ').trimEnd());
  }
}
