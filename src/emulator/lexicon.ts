/** Finding many words in one text, in time linear in both (up to the length of the longest word). */
import type { Vocabulary } from '#protocol/vocab.ts';

/** Longest word that is looked for, in UTF-16 code units: the emulator's own limit, which keeps the search linear. */
const LONGEST_WORD = 64;

/** A word found in a text. Offsets are UTF-16 code units, end exclusive. */
export interface Found {
  word: string;
  /** Names of the vocabularies that hold the word. */
  names: readonly string[];
  start: number;
  end: number;
}

export interface Lexicon {
  /** `node * 65536 + code unit` gives the next node; 0 is the root. */
  edges: ReadonlyMap<number, number>;
  /** Names of the vocabularies by the node at which their word ends. */
  ends: ReadonlyMap<number, readonly string[]>;
}

/** A trie over all words. Empty and over-long words are left out. */
export function buildLexicon(vocabularies: readonly Vocabulary[]): Lexicon {
  const edges = new Map<number, number>();
  const ends = new Map<number, string[]>();
  let nodes = 1;
  for (const { name, words } of vocabularies) {
    for (const word of words) {
      if (word === '' || word.length > LONGEST_WORD) continue;
      let node = 0;
      for (let i = 0; i < word.length; i++) {
        const edge = node * 0x10000 + word.charCodeAt(i);
        const next = edges.get(edge) ?? nodes++;
        if (next === nodes - 1) edges.set(edge, next);
        node = next;
      }
      const names = ends.get(node);
      if (!names) ends.set(node, [name]);
      else if (!names.includes(name)) names.push(name);
    }
  }
  return { edges, ends };
}

/** The words in a text, leftmost first and the longest where several start; they never overlap. */
export function findWords({ edges, ends }: Lexicon, text: string): Found[] {
  const found: Found[] = [];
  for (let start = 0; start < text.length;) {
    const match = longestAt({ edges, ends }, text, start);
    if (match) found.push(match);
    start = match ? match.end : start + 1;
  }
  return found;
}

function longestAt({ edges, ends }: Lexicon, text: string, start: number): Found | undefined {
  let longest: Found | undefined;
  let node = edges.get(text.charCodeAt(start));
  for (let end = start + 1; node !== undefined; end++) {
    const names = ends.get(node);
    if (names) longest = { word: text.slice(start, end), names, start, end };
    if (end === text.length) break;
    node = edges.get(node * 0x10000 + text.charCodeAt(end));
  }
  return longest;
}
