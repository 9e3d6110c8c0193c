/** How alike two short texts are, by the pairs of characters they share. */

/** A text prepared for comparison. */
export interface Comparable {
  /** Without punctuation, white space and differences of width and case. */
  normal: string;
  pairs: ReadonlyMap<string, number>;
  /** Number of pairs, repetitions counted. */
  size: number;
}

/** Longest text that is compared, in UTF-16 code units; the emulator's own limit. Longer ones are alike to nothing. */
export const COMPARED_LENGTH = 256;

/** Prepares a text once, to be compared with many. Linear in its length. */
export function comparable(text: string): Comparable {
  const normal = text.length > COMPARED_LENGTH ? '' : normalise(text);
  const units = [...normal];
  const pairs = new Map<string, number>();
  const pieces = units.length === 1 ? units : units.slice(1).map((unit, i) => units[i]! + unit);
  for (const piece of pieces) pairs.set(piece, (pairs.get(piece) ?? 0) + 1);
  return { normal, pairs, size: pieces.length };
}

function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '');
}

/** Dice coefficient of the two texts' pairs: 0 for nothing in common, 1 for the same. */
export function similarity(a: Comparable, b: Comparable): number {
  if (a.size === 0 || b.size === 0) return 0;
  if (a.normal === b.normal) return 1;
  let shared = 0;
  for (const [pair, count] of a.pairs) shared += Math.min(count, b.pairs.get(pair) ?? 0);
  return (2 * shared) / (a.size + b.size);
}
