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

/** Longest word that is looked up among the stretches of the text, in UTF-16 code units; longer ones are rare. */
const LOOKED_UP = 64;

/**
 * The words no slot took, neither by its place in the text nor by its value, each once in a vocabulary. Linear in the
 * number of words, whatever the text. Blank words are never found.
 */
export function untakenWords(text: string, slots: readonly Slot[], vocabularies: readonly Vocabulary[]): UntakenWord[] {
  const compared = text.slice(0, COMPARED_LENGTH);
  const taken = new Set([
    ...slotSpans(slots, compared).map(({ start, end }) => compared.slice(start, end)),
    ...slots.flatMap(({ value, norm }) => [value, norm]),
  ]);
  const stretches = [...taken];
  const find = finderIn(compared);
  return vocabularies.flatMap(({ name, words }) => {
    const found = new Map<string, number>();
    for (const word of words) {
      const start = find(word);
      if (start !== undefined && !found.has(word)) found.set(word, start);
    }
    return [...found].flatMap(([word, start]) =>
      word.trim() === '' || stretches.some((stretch) => stretch.includes(word))
        ? []
        : [{ vocabulary: name, word, start }],
    );
  });
}

// Where a word first stands in a text. Going through the text once for every length spares going through it for every word.
function finderIn(text: string): (word: string) => number | undefined {
  const places = new Map<number, Map<string, number>>();
  return (word) => {
    if (word.length > text.length) return undefined;
    if (word.length > LOOKED_UP) {
      const start = text.indexOf(word);
      return start < 0 ? undefined : start;
    }
    let known = places.get(word.length);
    if (!known) {
      known = new Map();
      for (let at = text.length - word.length; at >= 0; at--) known.set(text.slice(at, at + word.length), at);
      places.set(word.length, known);
    }
    return known.get(word);
  };
}
