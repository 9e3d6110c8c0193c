/**
 * Words as bytes: UTF-8, save that half a surrogate pair becomes the three bytes it would have (WTF-8), so that every
 * JavaScript string comes back as it was. Only such bytes have 0xED followed by 0xA0 or more.
 */
import { loneSurrogateAt } from '#protocol/bytes.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const SURROGATE_LEAD = 0xed;
export const SURROGATE_SECOND = 0xa0;

/** Bytes of one word; those of UTF-8 unless it has half a surrogate pair. */
export function encodeWord(word: string): Uint8Array<ArrayBuffer> {
  return loneSurrogateAt(word) < 0 ? encoder.encode(word) : encodeHalves(word);
}

function encodeHalves(word: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const character of word) {
    const code = character.codePointAt(0)!;
    if (code < 0xd800 || code > 0xdfff) bytes.push(...encoder.encode(character));
    else bytes.push(SURROGATE_LEAD, 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return Uint8Array.from(bytes);
}

/** The word that stands between two offsets. */
export function decodeWord(bytes: Uint8Array, start: number, end: number): string {
  const word = bytes.subarray(start, end);
  for (let at = word.indexOf(SURROGATE_LEAD); at >= 0; at = word.indexOf(SURROGATE_LEAD, at + 1)) {
    if (word[at + 1]! >= SURROGATE_SECOND) return decodeHalves(word);
  }
  return decoder.decode(word);
}

function decodeHalves(word: Uint8Array): string {
  let text = '';
  let from = 0;
  for (let i = 0; i < word.length; i++) {
    if (word[i] !== SURROGATE_LEAD || word[i + 1]! < SURROGATE_SECOND) continue;
    const half = 0xd000 | ((word[i + 1]! & 0x3f) << 6) | (word[i + 2]! & 0x3f);
    text += decoder.decode(word.subarray(from, i)) + String.fromCharCode(half);
    from = i + 3;
    i += 2;
  }
  return text + decoder.decode(word.subarray(from));
}
