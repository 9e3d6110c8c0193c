/** From pasted text to words: every line and every cell of it, without a string of its own. */
import { HASH_PRIME, HASH_START, type WordPool } from './wordPool.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;

/** Fewer than most words have, with their line's end: room is made once, and what nobody touches costs nothing. */
const BYTES_A_WORD = 8;

/**
 * Makes words of the bytes a pool has taken in from an offset on, and gives their numbers: lines, and cells where lines
 * have tabs. Empty ones are left out; spaces are kept, because what is wrong with a word is shown and mended, not guessed.
 */
export function addLines(pool: WordPool, base: number): Uint32Array<ArrayBuffer> {
  const { bytes, end, size: first } = pool;
  pool.expectWords(Math.ceil((end - base) / BYTES_A_WORD));
  // A byte order mark belongs to the file.
  let start = bytes[base] === 0xef && bytes[base + 1] === 0xbb && bytes[base + 2] === 0xbf ? base + 3 : base;
  let hash = HASH_START;
  // Each byte is met once: looked at and hashed.
  for (let i = start; i <= end; i++) {
    const byte = i === end ? LINE_FEED : bytes[i]!;
    if (byte !== LINE_FEED && byte !== RETURN && byte !== TAB) {
      hash = Math.imul(hash ^ byte, HASH_PRIME);
      continue;
    }
    if (i > start) pool.mark(start, i, hash);
    hash = HASH_START;
    start = i + 1;
  }
  const words = new Uint32Array(pool.size - first);
  for (let i = 0; i < words.length; i++) words[i] = first + i;
  return words;
}
