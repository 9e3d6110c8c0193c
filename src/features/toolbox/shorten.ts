/** Long values as they may stand in a line. */
import { beginning } from '#protocol/beginning.ts';

/** The first and last characters with an ellipsis between, when that is shorter. */
export function shorten(text: string, head = 12, tail = 4): string {
  return text.length <= head + tail + 1
    ? text
    : `${beginning(text, head)}…${text.slice(-tail).replace(/^[\udc00-\udfff]/, '')}`;
}

/** The first characters, cut with an ellipsis. */
export function cut(text: string, length = 240): string {
  return text.length <= length ? text : `${beginning(text, length)}…`;
}
