/** A list of words that can be edited at any size, with every step undone and redone. */
import { sorted, type Sorting } from './views.ts';
import { WordPool } from './wordPool.ts';

/** Rows taken out and rows put in at one place. */
interface Patch {
  at: number;
  removed: Uint32Array;
  inserted: Uint32Array;
  /** Where the step was a sorting: which one, and the words as they stood before this and every sorting just before it. */
  arranged?: { sorting: Sorting; entered: Uint32Array } | undefined;
}

/** How much the steps to undo may hold, in words. */
const UNDO_WORDS = 16_000_000;

export class WordList {
  readonly pool: WordPool;
  /** Numbers of words in the pool, row by row. Replaced with every change, never written to. */
  order: Uint32Array<ArrayBuffer>;
  /** Grows with every change. */
  revision = 0;
  private undone: Patch[] = [];
  private done: Patch[] = [];
  /** The row a run of typing changes, so that it is one step. */
  private typing = -1;

  constructor(pool = new WordPool(), order: Uint32Array<ArrayBuffer> = new Uint32Array(0)) {
    this.pool = pool;
    this.order = order;
  }

  static of(words: readonly string[]): WordList {
    const pool = new WordPool(words.length * 12 + 64, words.length + 16);
    return new WordList(
      pool,
      Uint32Array.from(words, (word) => pool.add(word)),
    );
  }

  get length(): number {
    return this.order.length;
  }
  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** How the words are sorted; nothing once anything else was done to them. */
  get sorting(): Sorting | undefined {
    return this.done.at(-1)?.arranged?.sorting;
  }

  word(row: number): string {
    return this.pool.text(this.order[row]!);
  }

  words(from = 0, to = this.length): string[] {
    return Array.from(this.order.subarray(from, to), (word) => this.pool.text(word));
  }

  /** Bytes of all words together. */
  byteLength(): number {
    const { starts, ends } = this.pool;
    let bytes = 0;
    for (let row = 0; row < this.order.length; row++) bytes += ends[this.order[row]!]! - starts[this.order[row]!]!;
    return bytes;
  }

  /** Puts a word in the place of a row's. Changes of the same row one after the other are one step. */
  set(row: number, word: string): void {
    const inserted = Uint32Array.of(this.pool.add(word));
    const last = this.done.at(-1);
    if (this.typing === row && last && this.undone.length === 0) last.inserted = inserted;
    else this.keep({ at: row, removed: this.order.slice(row, row + 1), inserted });
    // A copy, because whoever reads the list a piece at a time must not see it change.
    this.order = this.order.slice();
    this.order[row] = inserted[0]!;
    this.revision++;
    this.typing = row;
  }

  /** Takes rows out at a place and puts words of the pool in. */
  splice(at: number, count: number, inserted: Uint32Array): void {
    const patch = { at, removed: this.order.slice(at, at + count), inserted };
    this.keep(patch);
    this.apply(patch);
  }

  /** Puts another sequence of the pool's words in the place of all. */
  replace(order: Uint32Array): void {
    this.splice(0, this.length, order);
  }

  /** Puts the words in the order of a sorting, or without one back into that in which they stood before it. */
  arrange(sorting: Sorting | undefined): void {
    const entered = this.done.at(-1)?.arranged?.entered ?? this.order;
    const order = sorting ? sorted(this, sorting) : entered;
    const patch = { at: 0, removed: this.order, inserted: order, arranged: sorting && { sorting, entered } };
    this.keep(patch);
    this.apply(patch);
  }

  undo(): boolean {
    const patch = this.done.pop();
    if (!patch) return false;
    this.undone.push(patch);
    this.apply({ at: patch.at, removed: patch.inserted, inserted: patch.removed });
    return true;
  }

  redo(): boolean {
    const patch = this.undone.pop();
    if (!patch) return false;
    this.done.push(patch);
    this.apply(patch);
    return true;
  }

  private keep(patch: Patch): void {
    this.typing = -1;
    this.undone = [];
    this.done.push(patch);
    let held = 0;
    const first = this.done.findLastIndex((step) => (held += step.removed.length + step.inserted.length) > UNDO_WORDS);
    // The last step can be undone whatever its size.
    if (first >= 0) this.done = this.done.slice(Math.min(first + 1, this.done.length - 1));
  }

  private apply({ at, removed, inserted }: Patch): void {
    const next = new Uint32Array(this.order.length - removed.length + inserted.length);
    next.set(this.order.subarray(0, at));
    next.set(inserted, at);
    next.set(this.order.subarray(at + removed.length), at + inserted.length);
    this.order = next;
    this.revision++;
    this.typing = -1;
  }
}
