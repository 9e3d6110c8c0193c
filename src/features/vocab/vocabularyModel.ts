/** Changes to the vocabularies of a draft, as pure functions. */
import type { DraftVocabulary, WorkbenchDraft } from '#data/drafts.ts';
import { parseCandidates } from '#protocol/vocab.ts';
import type { ListSummary, Sorting, SortKey } from '#vocab/deskTypes.ts';

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
  return [...all, { id: crypto.randomUUID(), name: freeName(all, name), words: [], enabled: true }];
}

/** A name that no vocabulary has yet. */
export function freeName(all: Vocabularies, name: string): string {
  const taken = new Set(all.map((vocabulary) => vocabulary.name));
  let free = name;
  for (let i = 2; taken.has(free); i++) free = `${name}${i}`;
  return free;
}

/** A vocabulary as the draft keeps it: with its words, or with figures where they are too many. */
export function vocabularyOf(before: DraftVocabulary, summary: ListSummary): DraftVocabulary {
  const { large: _, ...rest } = before;
  const { words, count, bytes, jsonBytes, revision } = summary;
  return words
    ? { ...rest, words: words as string[] }
    : { ...rest, words: [], large: { count, bytes, jsonBytes, revision } };
}

/** Words of all vocabularies together beyond which their JSON is no longer a text field. */
const MOST_TYPED = 4000;

/** Whether the JSON of vocabularies fits a text field in which every key is read at once. */
export function fitsTextField(all: Vocabularies): boolean {
  return !all.some(({ large }) => large) && all.reduce((sum, { words }) => sum + words.length, 0) <= MOST_TYPED;
}

/** How many words a vocabulary has, wherever they are. */
export function countOf({ words, large }: DraftVocabulary): number {
  return large?.count ?? words.length;
}

/**
 * What the JSON view says. A vocabulary that kept its name keeps its switch and id, and so does one whose name is being
 * typed: its words stand in its place under a name that is new. Words that are the same are left alone.
 */
export function fromCandidates(
  all: Vocabularies,
  candidates: readonly { name: string; words: readonly string[] }[],
): DraftVocabulary[] {
  const known = new Map(all.map((vocabulary) => [vocabulary.name, vocabulary]));
  const names = new Set(candidates.map(({ name }) => name));
  return candidates.map(({ name, words }, at) => {
    const there = all[at];
    const renamed = there && !names.has(there.name) && sameWords(there, words);
    const before = known.get(name) ?? (renamed ? there : undefined);
    if (!before) return { id: crypto.randomUUID(), name, words: [...words], enabled: true };
    return {
      id: before.id,
      name,
      words: sameWords(before, words) ? before.words : [...words],
      enabled: before.enabled,
    };
  });
}

function sameWords({ words, large }: DraftVocabulary, now: readonly string[]): boolean {
  return !large && words.length === now.length && words.every((word, i) => word === now[i]);
}

/** The text of the JSON view where it is not readable yet: nothing else holds what was typed. */
export function unfinishedJson({ vocabularyText }: WorkbenchDraft): string | undefined {
  return vocabularyText === undefined || parseCandidates(vocabularyText).ok ? undefined : vocabularyText;
}

/** What a press on a column's head asks for: ascending, then descending, then as entered. */
export function nextSorting(now: Sorting | undefined, by: SortKey): Sorting | undefined {
  if (now?.by !== by) return { by, descending: false };
  return now.descending ? undefined : { by, descending: true };
}
