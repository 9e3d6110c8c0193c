/** Saved vocabulary sets as the words they hold, for calls that are prepared away from the workbench. */
import type { Vocabulary } from '#protocol/vocab.ts';
import { wordsOfSnapshot } from '#vocab/snapshot.ts';
import type { SavedSet, VocabularyStore } from './vocabularyStore.ts';

/** The vocabularies of a set that travel; one whose words cannot be read is left out. */
export async function vocabulariesOfSet(store: VocabularyStore, { vocabularies }: SavedSet): Promise<Vocabulary[]> {
  const travelling = vocabularies.filter(({ enabled }) => enabled);
  const words = await Promise.all(travelling.map((saved) => store.savedWords(saved)));
  return travelling.flatMap(({ name }, i) => {
    const read = words[i]!;
    return read.ok && read.value ? [{ name, words: wordsOfSnapshot(read.value) }] : [];
  });
}

/** Saved sets by the names that are asked for; the latest of several with one name. */
export async function setsByName(
  store: VocabularyStore,
  names: ReadonlySet<string>,
): Promise<(readonly [name: string, vocabularies: readonly Vocabulary[]])[]> {
  if (names.size === 0) return [];
  const sets = await store.sets();
  if (!sets.ok) return [];
  const wanted = [...names].flatMap((name) => sets.value.find((set) => set.name === name) ?? []);
  return Promise.all(wanted.map(async (set) => [set.name, await vocabulariesOfSet(store, set)] as const));
}

/** Name of the saved set that holds just these words; empty where none does, or where its name stands for a later one. */
export async function setNameOf(store: VocabularyStore, vocabularies: readonly Vocabulary[]): Promise<string> {
  const sets = await store.sets();
  if (!sets.ok || vocabularies.length === 0) return '';
  const seen = new Set<string>();
  for (const set of sets.value) {
    if (set.kind !== 'named' || seen.has(set.name)) continue;
    seen.add(set.name);
    const travelling = set.vocabularies.filter(({ enabled }) => enabled);
    // Words are read only where there are as many of them.
    const counts = travelling.map(({ name, count }) => [name, count]);
    if (JSON.stringify(counts) !== JSON.stringify(vocabularies.map(({ name, words }) => [name, words.length])))
      continue;
    if (sameWords(await vocabulariesOfSet(store, set), vocabularies)) return set.name;
  }
  return '';
}

function sameWords(a: readonly Vocabulary[], b: readonly Vocabulary[]): boolean {
  return a.length === b.length && a.every(({ words }, i) => words.every((word, at) => word === b[i]!.words[at]));
}
