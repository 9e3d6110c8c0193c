/** The words of a list as the inside of a JSON array, in bytes: exactly what `JSON.stringify` would write. */
import { SURROGATE_LEAD, SURROGATE_SECOND } from './wordBytes.ts';
import type { WordList } from './wordList.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;

/** Bytes written between two breaths. */
const STEP = 4 << 20;

/** `"a","b"` without the brackets. Yields the share that is done. */
export function* listJson({ pool, order }: WordList): Generator<number, Uint8Array<ArrayBuffer>> {
  let length = 0;
  for (const word of order) length += pool.length(word) + 3;
  let json = new Uint8Array(length + 64);
  let at = 0;
  let next = STEP;
  for (let row = 0; row < order.length; row++) {
    const word = order[row]!;
    const start = pool.starts[word]!;
    const end = pool.ends[word]!;
    const worst = at + (end - start) * 6 + 3;
    if (worst > json.length) json = roomFor(json, at, worst);
    if (row > 0) json[at++] = COMMA;
    json[at++] = QUOTE;
    at = writeEscaped(json, at, pool.bytes, start, end);
    json[at++] = QUOTE;
    if (at > next) {
      next = at + STEP;
      yield row / order.length;
    }
  }
  return json.subarray(0, at);
}

function roomFor(json: Uint8Array<ArrayBuffer>, used: number, wanted: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(Math.max(wanted, Math.ceil(json.length * 1.25)));
  grown.set(json.subarray(0, used));
  return grown;
}

function writeEscaped(json: Uint8Array, to: number, bytes: Uint8Array, start: number, end: number): number {
  let at = to;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    const half = byte === SURROGATE_LEAD && bytes[i + 1]! >= SURROGATE_SECOND;
    if (byte >= 0x20 && byte !== QUOTE && byte !== BACKSLASH && !half) {
      json[at++] = byte;
      continue;
    }
    const text = half
      ? `\\u${(0xd000 | ((bytes[i + 1]! & 0x3f) << 6) | (bytes[i + 2]! & 0x3f)).toString(16)}`
      : JSON.stringify(String.fromCharCode(byte)).slice(1, -1);
    if (half) i += 2;
    for (let k = 0; k < text.length; k++) json[at++] = text.charCodeAt(k);
  }
  return at;
}
