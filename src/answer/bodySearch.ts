/** Search in the bytes of a body, without decoding it. */

/** Places kept; more are counted. */
const PLACES_KEPT = 100_000;

export interface Found {
  /** Byte offsets, rising; the first {@link PLACES_KEPT}. */
  places: number[];
  count: number;
}

/** What one character may be written as: its bytes, one way beside the other. */
type Alternatives = readonly (readonly number[])[];

const encoder = new TextEncoder();

/**
 * Finds a text in the bytes as it stands there and, for what JSON may write as an escape, as `\\uXXXX` too. Letters are
 * found in both cases. Stops after every `step` bytes to let others run. Linear in the bytes for all but made-up texts.
 */
export function* searchBytes(bytes: Uint8Array, query: string, step = 1 << 20): Generator<void, Found> {
  const found: Found = { places: [], count: 0 };
  const characters = [...query].map(waysOf);
  const [first] = characters;
  if (!first) return found;
  const heads = new Set(first.map((way) => way[0]!));
  const isHead = new Uint8Array(256);
  for (const head of heads) isHead[head] = 1;
  for (let from = 0; from < bytes.length; from += step) {
    const to = Math.min(from + step, bytes.length);
    for (let at = from; at < to; at++) {
      if (isHead[bytes[at]!] === 0) continue;
      const end = matchEnd(bytes, at, characters);
      if (end === undefined) continue;
      found.count++;
      if (found.places.length < PLACES_KEPT) found.places.push(at);
      at = end - 1;
    }
    yield;
  }
  return found;
}

function matchEnd(bytes: Uint8Array, from: number, characters: readonly Alternatives[]): number | undefined {
  let at = from;
  for (const ways of characters) {
    const way = ways.find((candidate) => candidate.every((byte, i) => same(bytes[at + i], byte)));
    if (!way) return undefined;
    at += way.length;
  }
  return at;
}

// Hexadecimal digits of an escape come in both cases; so do the letters of a plain text, whose ways hold both.
function same(found: number | undefined, wanted: number): boolean {
  return (
    found === wanted || (wanted >= HEX && found === wanted - HEX) || (wanted >= HEX && upper(found) === wanted - HEX)
  );
}

/** Marks a byte that is a hexadecimal digit of an escape. */
const HEX = 0x100;

function upper(byte: number | undefined): number | undefined {
  return byte !== undefined && byte >= 0x61 && byte <= 0x66 ? byte - 0x20 : byte;
}

function waysOf(character: string): Alternatives {
  const plain = new Set([character, character.toLowerCase(), character.toUpperCase()]);
  const ways = [...plain].map((text) => [...encoder.encode(text)]);
  return /[^\u0020-\u007e]/.test(character) ? [...ways, escapeOf(character)] : ways;
}

function escapeOf(character: string): number[] {
  return Array.from({ length: character.length }, (_, i) => {
    const digits = character.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
    return [0x5c, 0x75, ...[...digits].map((digit) => digit.charCodeAt(0) + HEX)];
  }).flat();
}
