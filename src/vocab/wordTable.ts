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
   * One number a slot, because what costs in a table of a million words is how much memory is touched: a row of the list,
   * counted from 1, and in the bits above it those of its word's hash. 0: nothing there.
   */
  private readonly slots: Int32Array;
  readonly order: Uint32Array;
  private readonly mask: number;
  /** The bits of a slot that hold its row. */
  private readonly rowBits: number;
  /** Rows that may be repeats, and where their bytes and those of the word before them are. */
  private readonly maybe: Candidates;

  constructor(pool: WordPool, order: Uint32Array) {
    let capacity = 16;
    while (capacity < order.length * 2) capacity *= 2;
    this.pool = pool;
    this.order = order;
    this.slots = new Int32Array(capacity);
    this.mask = capacity - 1;
    // Fewer rows than half the slots: counted from 1 they fit into the same bits.
    this.rowBits = this.mask;
    this.maybe = candidates(Math.min(order.length, PIECE));
  }

  /**
   * Enters the words of some rows, at most {@link PIECE} of them; `first` is told, for each that was there before, in which
   * row. Slots are looked at first, then where the words are, then their bytes: each step reads from many places of memory
   * that do not wait for one another.
   * @returns how many were there before.
   */
  enterRows(from: number, to: number, first: Int32Array): number {
    const { slots, mask, rowBits, order, pool, maybe } = this;
    const found = enterHashes(slots, mask, rowBits, pool.hashes, order, first, maybe.rows, from, to);
    placeWords(pool.starts, pool.ends, order, first, maybe, found);
    const others = keepOthers(pool.bytes, maybe, found);
    let count = found - others;
    // Another word whose hash looks the same.
    for (let i = 0; i < others; i++) {
      const row = maybe.rows[i]!;
      if ((first[row] = this.enter(row)) >= 0) count++;
    }
    return count;
  }

  // Enters the word of a row; gives the row where the same word stood before, or -1 if it is new.
  private enter(row: number): number {
    const { pool, order, slots, mask, rowBits } = this;
    const word = order[row]!;
    const hash = pool.hashes[word]!;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot]!;
      if (held === 0) {
        slots[slot] = (hash & ~rowBits) | (row + 1);
        return NONE;
      }
      if (((held ^ hash) & ~rowBits) !== 0) continue;
      const before = (held & rowBits) - 1;
      const other = order[before]!;
      if (other === word || pool.equal(word, pool, other)) return before;
    }
  }

  /** The row of a word that may come from another list, or -1. */
  find(pool: WordPool, word: number): number {
    return this.rowWith(pool.hashes[word]!, pool.bytes, pool.starts[word]!, pool.ends[word]!);
  }

  /** The row of the word with these bytes, or -1. `hash` is the pool's before its last step of mixing. */
  rowOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    return this.rowWith(mixed(hash), bytes, start, end);
  }

  private rowWith(hash: number, bytes: Uint8Array, start: number, end: number): number {
    const { slots, mask, rowBits, order, pool } = this;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot]!;
      if (held === 0) return NONE;
      if (((held ^ hash) & ~rowBits) !== 0) continue;
      const row = (held & rowBits) - 1;
      const word = order[row]!;
      if (pool.length(word) !== end - start) continue;
      const from = pool.starts[word]!;
      let i = 0;
      while (i < end - start && pool.bytes[from + i] === bytes[start + i]) i++;
      if (i === end - start) return row;
    }
  }
}

interface Candidates {
  rows: Uint32Array;
  /** Offset of the row's word, that of the word before it, and their length, or -1 where it is not the same. */
  starts: Int32Array;
  before: Int32Array;
  lengths: Int32Array;
}

function candidates(count: number): Candidates {
  const places = () => new Int32Array(count);
  return { rows: new Uint32Array(count), starts: places(), before: places(), lengths: places() };
}

function enterHashes(
  slots: Int32Array,
  mask: number,
  rowBits: number,
  hashes: Int32Array,
  order: Uint32Array,
  first: Int32Array,
  maybe: Uint32Array,
  from: number,
  to: number,
): number {
  let found = 0;
  for (let row = from; row < to; row++) {
    const hash = hashes[order[row]!]!;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = slots[slot]!;
      if (held === 0) {
        slots[slot] = (hash & ~rowBits) | (row + 1);
        break;
      }
      if (((held ^ hash) & ~rowBits) === 0) {
        first[row] = (held & rowBits) - 1;
        maybe[found++] = row;
        break;
      }
    }
  }
  return found;
}

function placeWords(
  starts: Uint32Array,
  ends: Uint32Array,
  order: Uint32Array,
  first: Int32Array,
  maybe: Candidates,
  found: number,
): void {
  const { rows, starts: own, before, lengths } = maybe;
  for (let i = 0; i < found; i++) {
    const word = order[rows[i]!]!;
    const other = order[first[rows[i]!]!]!;
    const length = ends[word]! - starts[word]!;
    own[i] = starts[word]!;
    before[i] = starts[other]!;
    lengths[i] = length === ends[other]! - starts[other]! ? length : NONE;
  }
}

/** Keeps, of the rows that may be repeats, those that are none. @returns how many. */
function keepOthers(bytes: Uint8Array, { rows, starts, before, lengths }: Candidates, found: number): number {
  let others = 0;
  for (let i = 0; i < found; i++) {
    const length = lengths[i]!;
    const start = starts[i]!;
    const other = before[i]!;
    let at = length >= 0 ? 0 : NONE;
    while (at >= 0 && at < length) at = bytes[start + at] === bytes[other + at] ? at + 1 : NONE;
    if (at === NONE) rows[others++] = rows[i]!;
  }
  return others;
}
