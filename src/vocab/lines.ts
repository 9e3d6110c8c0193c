/** From pasted text to words: every line and every cell of it, without a string of its own. */
import { HASH_PRIME, HASH_START, mixed, type WordPool } from './wordPool.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;

/** Fewer than most words have, with their line's end: room is made once, and what nobody touches costs nothing. */
const BYTES_A_WORD = 8;

/**
 * Bytes read in one call. Engines make their quickest code of a function that is called often, not of one long loop, and
 * sooner where it reads nothing but numbers from arrays: read so, a million words take a quarter of the time.
 */
const PIECE = 32 * 1024;

/**
 * Makes words of the bytes a pool has taken in from an offset on, and gives their numbers: lines, and cells where lines
 * have tabs. Empty ones are left out; spaces are kept, because what is wrong with a word is shown and mended, not guessed.
 */
export function addLines(pool: WordPool, base: number): Uint32Array<ArrayBuffer> {
  const { bytes, end, size: first } = pool;
  pool.expectWords(Math.ceil((end - base) / BYTES_A_WORD));
  // A byte order mark belongs to the file.
  const start = bytes[base] === 0xef && bytes[base + 1] === 0xbb && bytes[base + 2] === 0xbf ? base + 3 : base;
  const reading = { start, hash: HASH_START, size: first };
  for (let at = start; at < end; at += PIECE) {
    // A word ends with a byte that is none of its own.
    pool.reserveWords(PIECE / 2 + 1);
    markLines(pool, reading, at, Math.min(at + PIECE, end));
    pool.size = reading.size;
  }
  if (reading.start < end) pool.mark(reading.start, end, reading.hash);
  const words = new Uint32Array(pool.size - first);
  for (let i = 0; i < words.length; i++) words[i] = first + i;
  return words;
}

interface Reading {
  /** Where the line began that goes on, and the hash of what has been read of it. */
  start: number;
  hash: number;
  /** Words so far. */
  size: number;
}

/** Each byte is met once: looked at and hashed. */
function markLines({ bytes, starts, ends, hashes }: WordPool, reading: Reading, from: number, to: number): void {
  let { start, hash, size } = reading;
  for (let i = from; i < to; i++) {
    const byte = bytes[i]!;
    if (byte > RETURN || (byte !== LINE_FEED && byte !== RETURN && byte !== TAB)) {
      hash = Math.imul(hash ^ byte, HASH_PRIME);
      continue;
    }
    if (i > start) {
      starts[size] = start;
      ends[size] = i;
      hashes[size] = mixed(hash);
      size++;
    }
    hash = HASH_START;
    start = i + 1;
  }
  Object.assign(reading, { start, hash, size });
}
