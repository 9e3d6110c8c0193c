/** Base64 as bytes, with what a form must escape escaped as it is written: one pass, no string. */
import { toBase64 } from '#protocol/bytes.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What 12 bits become when they are escaped: two letters, four with one of them escaped, six with both. */
const HEADS = new Int32Array(4096);
const TAILS = new Uint16Array(4096);
/** How many letters, and eight times how many `+`. */
const SHAPES = new Uint8Array(4096);

const BOTH = 6;
/** Most letters of three bytes, and what is written beyond the last of them. */
const WIDEST = 12;
const SPARE = 8;

for (let bits = 0; bits < 4096; bits++) {
  const pair = ALPHABET[bits >> 6]! + ALPHABET[bits & 63]!;
  const escaped = encodeURIComponent(pair);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(escaped, (letter) => letter.charCodeAt(0));
  HEADS[bits] = (a << 24) | (b << 16) | (c << 8) | d;
  TAILS[bits] = (e << 8) | f;
  SHAPES[bits] = escaped.length + 8 * (pair.split('+').length - 1);
}

/** Room to write in, for one piece after the other. */
let desk = new DataView(new ArrayBuffer(0));

/**
 * The bytes that `encodeURIComponent` makes of a piece's base64, and how many `+` were among them. Four letters are
 * written whatever happens, and the next ones over what was not wanted: asking each letter first takes three times as long.
 */
export function escapedBase64(bytes: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; pluses: number } {
  const whole = bytes.length - (bytes.length % 3);
  const room = Math.ceil(bytes.length / 3) * WIDEST + SPARE;
  if (desk.byteLength < room) desk = new DataView(new ArrayBuffer(room));
  const out = desk;
  let at = 0;
  let pluses = 0;
  for (let i = 0; i < whole; i += 3) {
    const three = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    for (let shift = 12; shift >= 0; shift -= 12) {
      const bits = (three >> shift) & 4095;
      const shape = SHAPES[bits]!;
      out.setInt32(at, HEADS[bits]!);
      at += shape & 7;
      if ((shape & 7) === BOTH) out.setUint16(at - 2, TAILS[bits]!);
      pluses += shape >> 3;
    }
  }
  for (const letter of toBase64(bytes.subarray(whole))) {
    const escaped = encodeURIComponent(letter);
    for (let i = 0; i < escaped.length; i++) out.setUint8(at++, escaped.charCodeAt(i));
    if (letter === '+') pluses++;
  }
  return { bytes: new Uint8Array(out.buffer.slice(0, at)), pluses };
}
