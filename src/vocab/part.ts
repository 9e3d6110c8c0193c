/** Parts of several vocabularies, counted as one list in their order. */
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Range } from './bisection.ts';

/** Words of all vocabularies together. */
export function wordCount(vocabularies: readonly Vocabulary[]): number {
  return vocabularies.reduce((sum, { words }) => sum + words.length, 0);
}

/** The vocabularies with only the words in these ranges; one that keeps no word is left out. */
export function partOf(vocabularies: readonly Vocabulary[], ranges: readonly Range[]): Vocabulary[] {
  let offset = 0;
  return vocabularies.flatMap(({ name, words }) => {
    const first = offset;
    offset += words.length;
    const kept = ranges.flatMap(([from, to]) => words.slice(Math.max(0, from - first), Math.max(0, to - first)));
    return kept.length > 0 ? [{ name, words: kept }] : [];
  });
}

/** The word at an index of the one list, and the vocabulary it belongs to. */
export function wordAt(
  vocabularies: readonly Vocabulary[],
  index: number,
): { vocabulary: string; word: string } | undefined {
  let rest = index;
  for (const { name, words } of vocabularies) {
    const word = words[rest];
    if (word !== undefined) return { vocabulary: name, word };
    rest -= words.length;
  }
  return undefined;
}
