/** From pasted text to words: every line and every cell of it, without a string of its own. */
import { HASH_PRIME, HASH_START, type WordPool } from './wordPool.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * Adds the words of a text to a pool and gives their numbers: lines, and cells where lines have tabs. Empty ones are
 * left out; spaces are kept, because what is wrong with a word is shown and mended, not guessed.
 */
export function addLines(pool: WordPool, text: Uint8Array): Uint32Array<ArrayBuffer> {
  const base = pool.adopt(text);
  const { bytes, size: first } = pool;
  const end = base + text.length;
  // A byte order mark belongs to the file.
  let start = text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? base + 3 : base;
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
