/** Everything that can be said about a list, in steps that leave room for others. */
import { checkWord, WORD_CHECKS, type WordCheck } from './wordChecks.ts';
import { findRepeats, type Repeats } from './repeats.ts';
import type { WordList } from './wordList.ts';
import { HASH_PRIME, HASH_START } from './wordPool.ts';
import type { WordTable } from './wordTable.ts';

/** Findings that depend on other words; their bits stand beside those of {@link WORD_CHECKS}. */
const LIST_CHECKS = {
  /** The same word stands in an earlier row. */
  duplicate: 256,
  /** Another word of the list contains it. */
  contained: 512,
  /** Another vocabulary that is sent has it too. */
  shared: 1024,
} as const;

export type ListCheck = WordCheck | keyof typeof LIST_CHECKS;

export const CHECK_BITS: Readonly<Record<ListCheck, number>> = { ...WORD_CHECKS, ...LIST_CHECKS };

export const LIST_CHECK_IDS = Object.keys(CHECK_BITS) as readonly ListCheck[];

export interface Analysis {
  /** Revision of the list this is about. */
  revision: number;
  /** Bits of every row. */
  bits: Uint16Array;
  repeats: Repeats;
  counts: Readonly<Record<ListCheck, number>>;
  /** Whether words inside others and words of other vocabularies have been looked for. */
  complete: boolean;
}

/** Rows looked at between two breaths. */
const STEP = 20_000;

/** Longest word looked for inside others, and longest one looked into, in bytes: keeps the search linear. */
const CONTAINMENT_BYTES = 96;

/** What each word is by itself and which ones repeat another. Yields the share that is done. @param known if it is. */
export function* analyse(list: WordList, known?: Repeats): Generator<number, Analysis> {
  const { pool, order, revision } = list;
  const repeats = known?.revision === revision ? known : yield* findRepeats(list);
  const bits = new Uint16Array(order.length);
  for (let row = 0; row < order.length; row++) {
    const word = order[row]!;
    bits[row] = checkWord(pool.bytes, pool.starts[word]!, pool.ends[word]!);
    if (repeats.first[row]! >= 0) bits[row]! |= LIST_CHECKS.duplicate;
    if (row % STEP === STEP - 1) yield row / order.length;
  }
  return { revision, bits, repeats, counts: countChecks(bits), complete: false };
}

/** Adds words contained in others, and words that other lists have too. Yields the share that is done. */
export function* analyseFurther(
  list: WordList,
  analysis: Analysis,
  others: readonly { list: WordList; table: WordTable }[],
): Generator<number, Analysis> {
  const bits = analysis.bits.slice();
  const containing = containmentOf(list, analysis.repeats.table);
  const { pool, order } = list;
  for (let row = 0; row < order.length; row++) {
    containing.look(order[row]!);
    if (others.some(({ table }) => table.find(pool, order[row]!) >= 0)) bits[row]! |= LIST_CHECKS.shared;
    if (row % STEP === STEP - 1) yield (row / order.length) * 0.9;
  }
  for (let row = 0; row < order.length; row++) {
    if (containing.inside[row] && !(bits[row]! & WORD_CHECKS.blank)) bits[row]! |= LIST_CHECKS.contained;
  }
  return { ...analysis, bits, counts: countChecks(bits), complete: true };
}

// Every run of whole characters of a word is looked up; a word has few, and their hash grows byte by byte.
function containmentOf({ pool, order }: WordList, table: WordTable) {
  const inside = new Uint8Array(order.length);
  const lengths = new Uint8Array(CONTAINMENT_BYTES + 1);
  for (const word of order) {
    const length = pool.length(word);
    if (length <= CONTAINMENT_BYTES) lengths[length] = 1;
  }
  const look = (word: number) => {
    const start = pool.starts[word]!;
    const end = pool.ends[word]!;
    if (end - start > CONTAINMENT_BYTES) return;
    const { bytes } = pool;
    for (let from = start; from < end; from++) {
      if ((bytes[from]! & 0xc0) === 0x80) continue;
      let hash = HASH_START;
      for (let to = from; to < end;) {
        hash = Math.imul(hash ^ bytes[to]!, HASH_PRIME);
        to++;
        const length = to - from;
        if (!lengths[length] || length === end - start || (bytes[to]! & 0xc0) === 0x80) continue;
        const row = table.rowOf(bytes, from, to, hash);
        if (row >= 0) inside[row] = 1;
      }
    }
  };
  return { inside, look };
}

function countChecks(bits: Uint16Array): Record<ListCheck, number> {
  const perBit = new Uint32Array(16);
  for (const value of bits) for (let bit = 0, rest = value; rest > 0; bit++, rest >>= 1) perBit[bit]! += rest & 1;
  const counts = {} as Record<ListCheck, number>;
  for (const check of LIST_CHECK_IDS) counts[check] = perBit[Math.log2(CHECK_BITS[check])]!;
  return counts;
}

/** Where rows with findings stand, for a ruler of so many marks: 1 where any row of the stretch has one. */
export function rulerMarks({ bits }: Analysis, marks: number): Uint8Array {
  const ruler = new Uint8Array(marks);
  if (bits.length === 0) return ruler;
  for (let row = 0; row < bits.length; row++) {
    if (bits[row]! & ~QUIET) ruler[Math.floor((row * marks) / bits.length)] = 1;
  }
  return ruler;
}

/** Findings that are worth knowing but usually meant. */
export const QUIET = LIST_CHECKS.contained | LIST_CHECKS.shared;
