/** Base64 as bytes, with what a form must escape escaped on the way: one pass, no string. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));
const PERCENT = 0x25;
const EQUALS = 0x3d;

/** Two letters at a time: what 12 bits become, in the byte order of this machine. */
const PAIRS = new Uint16Array(
  Uint8Array.from({ length: 8192 }, (_, i) => (i % 2 === 0 ? CODES[i >> 7]! : CODES[(i >> 1) & 63]!)).buffer,
);

/** Bytes of a piece whose length is a multiple of three, or of the last one with its padding. */
export function base64Bytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = bytes.length - (bytes.length % 3);
  const out = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const pairs = new Uint16Array(out.buffer);
  let at = 0;
  for (let i = 0; i < whole; i += 3) {
    const bits = (bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!;
    pairs[at++] = PAIRS[bits >> 12]!;
    pairs[at++] = PAIRS[bits & 4095]!;
  }
  writeTail(bytes, whole, out, at * 2);
  return out;
}

function writeTail(bytes: Uint8Array, from: number, out: Uint8Array, to: number): void {
  const rest = bytes.length - from;
  if (rest === 0) return;
  const bits = (bytes[from]! << 16) | ((rest > 1 ? bytes[from + 1]! : 0) << 8);
  out[to] = CODES[bits >> 18]!;
  out[to + 1] = CODES[(bits >> 12) & 63]!;
  out[to + 2] = rest > 1 ? CODES[(bits >> 6) & 63]! : EQUALS;
  out[to + 3] = EQUALS;
}

/** Letters that `encodeURIComponent` escapes, and the two digits that stand for them. */
const ESCAPES = new Uint16Array(128);
ESCAPES[0x2b] = 0x3242;
ESCAPES[0x2f] = 0x3246;
ESCAPES[EQUALS] = 0x3344;

/** The same bytes as `encodeURIComponent` makes of base64, and how many `+` were among them. */
export function escapeBase64(base64: Uint8Array): { bytes: Uint8Array<ArrayBuffer>; pluses: number } {
  const out = new Uint8Array(base64.length * 3);
  let at = 0;
  let pluses = 0;
  for (let i = 0; i < base64.length; i++) {
    const letter = base64[i]!;
    const escape = ESCAPES[letter]!;
    if (escape === 0) {
      out[at++] = letter;
      continue;
    }
    if (letter === 0x2b) pluses++;
    out[at++] = PERCENT;
    out[at++] = escape >> 8;
    out[at++] = escape & 255;
  }
  return { bytes: out.slice(0, at), pluses };
}
