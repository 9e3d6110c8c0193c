/** A hash table over the words of a list: which are there, and where each stands first. */
import { mixed, type WordPool } from './wordPool.ts';

const NONE = -1;

/**
 * Rows entered in one call: engines make their quickest code of a function that is called often, and sooner where it
 * reads nothing but numbers from arrays.
 */
export const PIECE = 4096;

export class WordTable {
  readonly pool: WordPool;
  /**
   * Two numbers a slot: a row of the list, counted from 1, and the hash of its word. Side by side, because what costs in
   * a table of a million words is how many places of memory are visited. A row of 0: nothing there.
   */
  private readonly slots: Int32Array;
  readonly order: Uint32Array;
  private readonly mask: number;
  /** Rows whose hash was there before. */
  private readonly same = new Uint32Array(PIECE);

  constructor(pool: WordPool, order: Uint32Array) {
    let capacity = 16;
    while (capacity < order.length * 2) capacity *= 2;
    this.pool = pool;
    this.order = order;
    this.slots = new Int32Array(capacity * 2);
    this.mask = capacity - 1;
  }

  /**
   * Enters the words of some rows, at most {@link PIECE} of them; `first` is told, for each that was there before, in which
   * row. Hashes are looked at first and words afterwards.
   * @returns how many were there before.
   */
  enterRows(from: number, to: number, first: Int32Array): number {
    const { slots, mask, order, pool, same } = this;
    const found = enterHashes(slots, mask, pool.hashes, order, first, same, from, to);
    const others = keepOthers(pool, order, first, same, found);
    let count = found - others;
    // Another word with the same hash.
    for (let i = 0; i < others; i++) if ((first[same[i]!] = this.enter(same[i]!)) >= 0) count++;
    return count;
  }

  // Enters the word of a row; gives the row where the same word stood before, or -1 if it is new.
  private enter(row: number): number {
    const { pool, order, slots, mask } = this;
    const word = order[row]!;
    const hash = pool.hashes[word]!;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const before = slots[2 * slot]! - 1;
      if (before === NONE) {
        slots[2 * slot] = row + 1;
        slots[2 * slot + 1] = hash;
        return NONE;
      }
      if (slots[2 * slot + 1] !== hash) continue;
      const other = order[before]!;
      if (other === word || pool.equal(word, pool, other)) return before;
    }
  }

  /** The row of a word that may come from another list, or -1. */
  find(pool: WordPool, word: number): number {
    const { slots, mask, order } = this;
    const hash = pool.hashes[word]!;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[2 * slot]! - 1;
      if (row === NONE || (slots[2 * slot + 1] === hash && this.pool.equal(order[row]!, pool, word))) return row;
    }
  }

  /** The row of the word with these bytes, or -1. `hash` is the pool's before its last step of mixing. */
  rowOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const wanted = mixed(hash);
    const { slots, mask, order, pool } = this;
    for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
      const row = slots[2 * slot]! - 1;
      if (row === NONE) return NONE;
      if (slots[2 * slot + 1] !== wanted) continue;
      const word = order[row]!;
      if (pool.length(word) !== end - start) continue;
      const from = pool.starts[word]!;
      let i = 0;
      while (i < end - start && pool.bytes[from + i] === bytes[start + i]) i++;
      if (i === end - start) return row;
    }
  }
}

function enterHashes(
  slots: Int32Array,
  mask: number,
  hashes: Int32Array,
  order: Uint32Array,
  first: Int32Array,
  same: Uint32Array,
  from: number,
  to: number,
): number {
  let found = 0;
  for (let row = from; row < to; row++) {
    const hash = hashes[order[row]!]!;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const before = slots[2 * slot]!;
      if (before === 0) {
        slots[2 * slot] = row + 1;
        slots[2 * slot + 1] = hash;
        break;
      }
      if (slots[2 * slot + 1] === hash) {
        first[row] = before - 1;
        same[found++] = row;
        break;
      }
    }
  }
  return found;
}

/** Keeps, of the rows whose hash was there before, those whose word was not. @returns how many. */
function keepOthers(
  { bytes, starts, ends }: WordPool,
  order: Uint32Array,
  first: Int32Array,
  same: Uint32Array,
  found: number,
): number {
  let others = 0;
  for (let i = 0; i < found; i++) {
    const row = same[i]!;
    const word = order[row]!;
    const before = order[first[row]!]!;
    const length = ends[word]! - starts[word]!;
    let at = length === ends[before]! - starts[before]! ? 0 : NONE;
    while (at >= 0 && at < length) at = bytes[starts[word]! + at] === bytes[starts[before]! + at] ? at + 1 : NONE;
    if (at === NONE) same[others++] = row;
  }
  return others;
}
