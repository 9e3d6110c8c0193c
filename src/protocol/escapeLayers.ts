/**
 * Escapes that texts gather on their way: percent-encoding, JSON, XML, and the zero bytes of UTF-16. Each is taken off a
 * whole content in one pass. Reading is generous: what could be an escape is one, because a scan must not miss any.
 */
import { utf8 } from './bytes.ts';

export type Escape = 'percent' | 'json' | 'xml' | 'zeros';

/** What stands at a marker: how many bytes it takes and what it means; `undefined` when it is no escape. */
type ReadEscape = (bytes: Uint8Array, at: number) => { length: number; bytes: Uint8Array } | undefined;

const NOTHING = new Uint8Array(0);
const BACKSLASH = 0x5c;
const LONGEST_ENTITY = 10;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const READERS: Record<Escape, { marker: number; read: ReadEscape }> = {
  percent: {
    marker: 0x25,
    read: (bytes, at) => {
      const value = hexAt(bytes, at + 1, 2);
      return value === undefined ? undefined : { length: 3, bytes: Uint8Array.of(value) };
    },
  },
  json: { marker: BACKSLASH, read: readBackslash },
  xml: { marker: 0x26, read: readEntity },
  zeros: { marker: 0, read: () => ({ length: 1, bytes: NOTHING }) },
};

/** The content without one layer of an escape, or `undefined` when it holds none. */
export function unescape(escape: Escape, bytes: Uint8Array): Uint8Array | undefined {
  const plain = new Uint8Array(bytes.length);
  let length = 0;
  let from = 0;
  forEachEscape(escape, bytes, (at, found) => {
    plain.set(bytes.subarray(from, at), length);
    length += at - from;
    plain.set(found.bytes, length);
    length += found.bytes.length;
    from = at + found.length;
  });
  if (from === 0) return undefined;
  plain.set(bytes.subarray(from), length);
  return plain.subarray(0, length + bytes.length - from);
}

/** Where offsets into {@link unescape}'s result lie in the content it was made from. They come in ascending order. */
export function escapedOffsets(escape: Escape, bytes: Uint8Array, offsets: readonly number[]): number[] {
  const places: number[] = [];
  let plainAt = 0;
  let from = 0;
  const place = (until: number) => {
    for (let next = offsets[places.length]; next !== undefined && next < until; next = offsets[places.length])
      places.push(from + Math.max(0, next - plainAt));
  };
  forEachEscape(escape, bytes, (at, found) => {
    // An offset within what an escape means lies at the escape's end.
    place(plainAt + at - from + 1);
    plainAt += at - from + found.bytes.length;
    from = at + found.length;
  });
  place(Infinity);
  return places;
}

function forEachEscape(
  escape: Escape,
  bytes: Uint8Array,
  visit: (at: number, found: { length: number; bytes: Uint8Array }) => void,
): void {
  const { marker, read } = READERS[escape];
  for (let at = bytes.indexOf(marker); at >= 0;) {
    const found = read(bytes, at);
    if (found) visit(at, found);
    at = bytes.indexOf(marker, at + (found?.length ?? 1));
  }
}

// A backslash before any other character than these is dropped, whatever it means: the character may begin a secret.
function readBackslash(bytes: Uint8Array, at: number): { length: number; bytes: Uint8Array } {
  const unit = unicodeAt(bytes, at);
  if (unit !== undefined) {
    const low = unit >= 0xd800 && unit < 0xdc00 ? unicodeAt(bytes, at + 6) : undefined;
    return low === undefined
      ? { length: 6, bytes: utf8(String.fromCharCode(unit)) }
      : { length: 12, bytes: utf8(String.fromCharCode(unit, low)) };
  }
  const pair = bytes[at + 1] === BACKSLASH && unicodeAt(bytes, at + 1) === undefined;
  return pair ? { length: 2, bytes: Uint8Array.of(BACKSLASH) } : { length: 1, bytes: NOTHING };
}

function unicodeAt(bytes: Uint8Array, at: number): number | undefined {
  return bytes[at] === BACKSLASH && bytes[at + 1] === 0x75 ? hexAt(bytes, at + 2, 4) : undefined;
}

function readEntity(bytes: Uint8Array, at: number): { length: number; bytes: Uint8Array } | undefined {
  const end = bytes.subarray(at, at + LONGEST_ENTITY).indexOf(0x3b);
  if (end < 0) return undefined;
  const name = String.fromCharCode(...bytes.subarray(at + 1, at + end));
  const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name);
  const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : undefined;
  const text = code === undefined ? ENTITIES[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return text === undefined ? undefined : { length: end + 1, bytes: utf8(text) };
}

function hexAt(bytes: Uint8Array, at: number, digits: number): number | undefined {
  let value = 0;
  for (let i = at; i < at + digits; i++) {
    const digit = hexDigit(bytes[i]);
    if (digit === undefined) return undefined;
    value = value * 16 + digit;
  }
  return value;
}

function hexDigit(byte = 0): number | undefined {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : undefined;
}
