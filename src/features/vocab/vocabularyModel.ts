/** Changes to the vocabularies of a draft, as pure functions. */
import type { DraftVocabulary } from '#data/drafts.ts';

type Vocabularies = readonly DraftVocabulary[];

/** A vocabulary with one of its parts replaced. */
export function changeVocabulary(
  all: Vocabularies,
  id: string,
  changes: Partial<Omit<DraftVocabulary, 'id'>>,
): DraftVocabulary[] {
  return all.map((vocabulary) => (vocabulary.id === id ? { ...vocabulary, ...changes } : vocabulary));
}

export function addVocabulary(all: Vocabularies, name: string): DraftVocabulary[] {
  const taken = new Set(all.map((vocabulary) => vocabulary.name));
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}${i}`;
  return [...all, { id: crypto.randomUUID(), name: free, words: [], enabled: true }];
}

/** What the JSON view says, keeping the switches and ids of vocabularies that kept their name. */
export function fromCandidates(
  all: Vocabularies,
  candidates: readonly { name: string; words: readonly string[] }[],
): DraftVocabulary[] {
  const known = new Map(all.map((vocabulary) => [vocabulary.name, vocabulary]));
  return candidates.map(({ name, words }) => {
    const before = known.get(name);
    return { id: before?.id ?? crypto.randomUUID(), name, words: [...words], enabled: before?.enabled ?? true };
  });
}

/** The lines of a pasted text as words: cells of a spreadsheet's column, or lines; blank ones are left out. */
export function wordsOfText(text: string): string[] {
  return text
    .split(/[\r\n\t]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

export type WordProblem = { kind: 'empty' } | { kind: 'duplicate'; of: number } | { kind: 'spaced' };

/** What is wrong with each word, by index; linear in the number of words. */
export function wordProblems(words: readonly string[]): Map<number, WordProblem> {
  const first = new Map<string, number>();
  const problems = new Map<number, WordProblem>();
  words.forEach((word, i) => {
    const of = first.get(word);
    if (word.trim() === '') problems.set(i, { kind: 'empty' });
    else if (of !== undefined) problems.set(i, { kind: 'duplicate', of });
    else if (word !== word.trim()) problems.set(i, { kind: 'spaced' });
    if (of === undefined) first.set(word, i);
  });
  return problems;
}

/** Keeps the first of equal words. */
export function dedupe(words: readonly string[]): string[] {
  return [...new Set(words)];
}

/** Takes spaces off the ends and leaves out what is then empty. */
export function tidy(words: readonly string[]): string[] {
  return words.map((word) => word.trim()).filter((word) => word !== '');
}
