/** Words of the sent vocabularies that stand in the sent text, held against the slots of the reply. */
import type { Vocabulary } from '#protocol/vocab.ts';
import { slotSpans, type Slot } from './slots.ts';

/** A word that stands in the text and that no slot took. */
export interface UntakenWord {
  vocabulary: string;
  word: string;
  /** First place in the text, in UTF-16 code units. */
  start: number;
}

/** Longer texts are compared by their beginning: nobody's question is longer, and the cost stays bounded. */
export const COMPARED_LENGTH = 4096;

/**
 * The words no slot took, neither by its place in the text nor by its value. Linear in the number of words. Blank words
 * are never found.
 */
export function untakenWords(text: string, slots: readonly Slot[], vocabularies: readonly Vocabulary[]): UntakenWord[] {
  const compared = text.slice(0, COMPARED_LENGTH);
  const taken = [
    ...slotSpans(slots, compared).map(({ start, end }) => compared.slice(start, end)),
    ...slots.flatMap(({ value, norm }) => [value, norm]),
  ];
  return vocabularies.flatMap(({ name, words }) =>
    words.flatMap((word) => {
      const start = compared.indexOf(word);
      if (start < 0 || word.trim() === '' || taken.some((stretch) => stretch.includes(word))) return [];
      return [{ vocabulary: name, word, start }];
    }),
  );
}
