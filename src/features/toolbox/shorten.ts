/** Long values as they may stand in a line. */

/** The first and last characters with an ellipsis between, when that is shorter. */
export function shorten(text: string, head = 12, tail = 4): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}

/** The first characters, cut with an ellipsis. */
export function cut(text: string, length = 240): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}
