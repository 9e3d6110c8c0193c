/** Which rows of a list say again what an earlier row said, by the hashes their bytes were given as they came in. */
import { checkWord, WORD_CHECKS } from './wordChecks.ts';
import type { WordList } from './wordList.ts';
import { WordTable } from './wordTable.ts';

export interface Repeats {
  /** Revision of the list this is about. */
  revision: number;
  /** For every row, the first row with the same word, or -1. Blank rows repeat nothing. */
  first: Int32Array;
  count: number;
  table: WordTable;
}

/** Rows looked at in one call: engines make their quickest code of what is called often. */
const PIECE = 4096;
/** Pieces between two breaths. */
const STEP = 24;

/** One pass over the rows; nothing else about the words is asked. Yields the share that is done. */
export function* findRepeats({ pool, order, revision }: WordList): Generator<number, Repeats> {
  const first = new Int32Array(order.length).fill(-1);
  const table = new WordTable(pool, order);
  let count = 0;
  for (let row = 0, piece = 1; row < order.length; row += PIECE, piece++) {
    count += enterRows(table, first, row, Math.min(row + PIECE, order.length));
    if (piece % STEP === 0) yield row / order.length;
  }
  return { revision, first, count, table };
}

function enterRows(table: WordTable, first: Int32Array, from: number, to: number): number {
  let count = 0;
  for (let row = from; row < to; row++) {
    const before = table.enter(row);
    if (before < 0 || isBlank(table, before)) continue;
    first[row] = before;
    count++;
  }
  return count;
}

function isBlank({ pool, order }: WordTable, row: number): boolean {
  const word = order[row]!;
  return (checkWord(pool.bytes, pool.starts[word]!, pool.ends[word]!) & WORD_CHECKS.blank) !== 0;
}

/** The list without them, and how many rows that takes out. */
export function withoutRepeats(
  { order }: WordList,
  { first, count }: Repeats,
): { order: Uint32Array; changed: number } {
  return { order: order.filter((_, row) => first[row]! < 0), changed: count };
}
