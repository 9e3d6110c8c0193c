/** Which rows of a list say again what an earlier row said, by the hashes their bytes were given as they came in. */
import { checkWord, WORD_CHECKS } from './wordChecks.ts';
import type { WordList } from './wordList.ts';
import { PIECE, WordTable } from './wordTable.ts';

export interface Repeats {
  /** Revision of the list this is about. */
  revision: number;
  /** For every row, the first row with the same word, or -1. Blank rows repeat nothing. */
  first: Int32Array;
  count: number;
  table: WordTable;
}

/** Pieces between two breaths. */
const STEP = 24;

/** One pass over the rows; nothing else about the words is asked. Yields the share that is done. */
export function* findRepeats({ pool, order, revision }: WordList): Generator<number, Repeats> {
  const first = new Int32Array(order.length).fill(-1);
  const table = new WordTable(pool, order);
  let count = 0;
  for (let from = 0, piece = 1; from < order.length; from += PIECE, piece++) {
    const to = Math.min(from + PIECE, order.length);
    count += table.enterRows(from, to, first) - withoutBlanks(table, first, from, to);
    if (piece % STEP === 0) yield from / order.length;
  }
  return { revision, first, count, table };
}

/** A blank word is no repeat of another. @returns how many there were. */
function withoutBlanks({ pool, order }: WordTable, first: Int32Array, from: number, to: number): number {
  let blanks = 0;
  for (let row = from; row < to; row++) {
    if (first[row]! < 0) continue;
    const word = order[row]!;
    if (!(checkWord(pool.bytes, pool.starts[word]!, pool.ends[word]!) & WORD_CHECKS.blank)) continue;
    first[row] = -1;
    blanks++;
  }
  return blanks;
}

/** The list without them, and how many rows that takes out. */
export function withoutRepeats(
  { order }: WordList,
  { first, count }: Repeats,
): { order: Uint32Array; changed: number } {
  return { order: order.filter((_, row) => first[row]! < 0), changed: count };
}
