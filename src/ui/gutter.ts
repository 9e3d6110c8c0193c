/** Width of a column of line numbers up to the last, in a monospaced face: room for four digits at the least. */
export function gutterWidth(lastLine: number): string {
  return `max(36px, calc(${String(lastLine).length}ch + 9px))`;
}
