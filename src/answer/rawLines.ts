/** A text cut into lines that fit a width, by byte offsets. */
import { Column } from './column.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Where the lines begin. Bytes of one character stay together; a wide character takes two columns. Linear. */
export function cutLines(bytes: Uint8Array, columns: number): Column {
  const starts = new Column();
  starts.push(0);
  let used = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) {
      if (at + 1 < bytes.length) starts.push(at + 1);
      used = 0;
      continue;
    }
    const width = widthOf(byte);
    if (used + width > columns && width > 0) {
      starts.push(at);
      used = 0;
    }
    used += width;
  }
  return starts;
}

// By the first byte of a character; the others take no room.
function widthOf(byte: number): number {
  if (byte < 0x80) return byte === CR ? 0 : 1;
  if (byte < 0xc0) return 0;
  return byte < 0xe0 ? 1 : 2;
}
