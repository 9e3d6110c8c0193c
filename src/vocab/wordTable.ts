/** A hash table over the words of a list: which are there, and where each stands first. */
import { mixed, type WordPool } from './wordPool.ts';

const FREE = -1;

export class WordTable {
  readonly pool: WordPool;
  /** Rows of the list by slot, or -1. */
  private readonly slots: Int32Array;
  private readonly order: Uint32Array;
  private readonly mask: number;

  constructor(pool: WordPool, order: Uint32Array) {
    let capacity = 16;
    while (capacity < order.length * 2) capacity *= 2;
    this.pool = pool;
    this.order = order;
    this.slots = new Int32Array(capacity).fill(FREE);
    this.mask = capacity - 1;
  }

  /** Enters the word of a row; gives the row where the same word stood before, or -1 if it is new. */
  enter(row: number): number {
    const { pool, order, slots, mask } = this;
    const word = order[row]!;
    const hash = pool.hashes[word]!;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const before = slots[slot]!;
      if (before === FREE) {
        slots[slot] = row;
        return FREE;
      }
      const other = order[before]!;
      if (pool.hashes[other] === hash && (other === word || pool.equal(word, pool, other))) return before;
    }
  }

  /** The row of a word that may come from another list, or -1. */
  find(pool: WordPool, word: number): number {
    const { slots, mask, order } = this;
    const hash = pool.hashes[word]!;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row === FREE) return FREE;
      const own = order[row]!;
      if (this.pool.hashes[own] === hash && this.pool.equal(own, pool, word)) return row;
    }
  }

  /** The row of the word with these bytes, or -1. `hash` is the pool's before its last step of mixing. */
  rowOf(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const wanted = mixed(hash);
    const { slots, mask, order, pool } = this;
    for (let slot = wanted & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row === FREE) return FREE;
      const word = order[row]!;
      if (pool.hashes[word] !== wanted || pool.length(word) !== end - start) continue;
      const from = pool.starts[word]!;
      let i = 0;
      while (i < end - start && pool.bytes[from + i] === bytes[start + i]) i++;
      if (i === end - start) return row;
    }
  }
}
