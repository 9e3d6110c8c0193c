/** From pasted text to words: every line and every cell of it, without a string of its own. */
import type { WordPool } from './wordPool.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;

/**
 * Adds the words of a text to a pool and gives their numbers: lines, and cells where lines have tabs. Empty ones are
 * left out; spaces are kept, because what is wrong with a word is shown and mended, not guessed.
 */
export function addLines(pool: WordPool, text: Uint8Array): Uint32Array<ArrayBuffer> {
  const base = pool.adopt(text);
  const { bytes } = pool;
  const end = base + text.length;
  // A byte order mark belongs to the file.
  let start = text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? base + 3 : base;
  let words = new Uint32Array(1024);
  let count = 0;
  for (let i = start; i <= end; i++) {
    const byte = i === end ? LINE_FEED : bytes[i]!;
    if (byte !== LINE_FEED && byte !== RETURN && byte !== TAB) continue;
    if (i > start) {
      if (count === words.length) {
        const grown = new Uint32Array(count * 2);
        grown.set(words);
        words = grown;
      }
      words[count++] = pool.mark(start, i);
    }
    start = i + 1;
  }
  return words.slice(0, count);
}
