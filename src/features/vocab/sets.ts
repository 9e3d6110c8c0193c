/** Sets of vocabularies between the desk and the device. */
import type { WorkbenchDraft } from '#data/drafts.ts';
import type { Store } from '#data/store.ts';
import type { SavedSet, Stored } from '#data/vocabularyStore.ts';
import type { ListSummary } from '#vocab/deskTypes.ts';
import { packedWords } from '#vocab/snapshot.ts';
import { wayBack } from './replaceAll.ts';
import type { Shelf } from './shelf.ts';
import { unfinishedJson } from './vocabularyModel.ts';

/** Saves the vocabularies of a draft as a set. */
export async function saveSet(
  shelf: Shelf,
  { vocabularies }: WorkbenchDraft,
  head: Pick<SavedSet, 'id' | 'kind' | 'name' | 'unfinished'>,
): Promise<Stored<void>> {
  await shelf.ready();
  const on = shelf.summaries.get();
  const saved = [];
  for (const { id, name, enabled } of vocabularies.filter((vocabulary) => on.has(vocabulary.id))) {
    saved.push({ name, enabled, words: await shelf.desk.ask('packedWords', id) });
  }
  return shelf.store.saveSet(head, saved);
}

/** Puts a set in the place of the draft's vocabularies; gives the way back. */
export async function loadSet(shelf: Shelf, draft: Store<WorkbenchDraft>, set: SavedSet): Promise<() => void> {
  const lists = await onDesk(shelf, set);
  const before = draft.get();
  draft.update((now) => ({ ...now, vocabularies: [], vocabularyText: undefined }));
  shelf.adopt(lists);
  return wayBack(shelf, draft, before);
}

/** Adds a set's vocabularies, and its words to those that have the same name; gives the way back. */
export async function mergeSet(shelf: Shelf, draft: Store<WorkbenchDraft>, set: SavedSet): Promise<() => void> {
  await shelf.ready();
  const before = draft.get();
  const fresh = [];
  const grown: ListSummary[] = [];
  for (const list of await onDesk(shelf, set)) {
    const same = draft.get().vocabularies.find(({ name }) => name === list.name);
    if (!same) fresh.push(list);
    else {
      const { summary, changed } = await shelf.edit(same.id, { kind: 'append', from: list.summary.id });
      if (changed > 0) grown.push(summary);
      await shelf.desk.ask('drop', list.summary.id);
    }
  }
  shelf.adopt(fresh);
  return wayBack(shelf, draft, before, grown);
}

/** Saves a set once more under another name. */
export async function copySet(shelf: Shelf, set: SavedSet, name: string): Promise<void> {
  await shelf.store.saveSet({ id: crypto.randomUUID(), kind: 'named', name }, await wordsOf(shelf, set));
}

/** Deletes a set; gives the way back. */
export async function removeSet(shelf: Shelf, set: SavedSet): Promise<() => Promise<unknown>> {
  const vocabularies = await wordsOf(shelf, set);
  await shelf.store.removeSet(set);
  return () => shelf.store.saveSet(set, vocabularies);
}

async function wordsOf(shelf: Shelf, set: SavedSet) {
  const vocabularies = [];
  for (const saved of set.vocabularies) {
    const words = await shelf.store.savedWords(saved);
    if (words.ok && words.value) vocabularies.push({ ...saved, words: packedWords(words.value) });
  }
  return vocabularies;
}

async function onDesk(shelf: Shelf, set: SavedSet) {
  const lists: { name: string; enabled: boolean; summary: ListSummary }[] = [];
  for (const saved of set.vocabularies) {
    const words = await shelf.store.savedWords(saved);
    if (!words.ok || !words.value) continue;
    const { bytes, ends } = words.value;
    const summary = await shelf.desk.ask('put', crypto.randomUUID(), { kind: 'snapshot', snapshot: { bytes, ends } });
    lists.push({ name: saved.name, enabled: saved.enabled, summary });
  }
  return lists;
}

const following = new WeakMap<Shelf, Promise<void>>();

/**
 * The draft's vocabularies go with the profile: those of the one before are saved, those of this one taken out. One
 * change after the other: a second one in the middle would save the first profile's words as the second's.
 */
export function followProfile(shelf: Shelf, draft: Store<WorkbenchDraft>, profileId: string): Promise<void> {
  const before = following.get(shelf) ?? Promise.resolve();
  const next = before.catch(() => undefined).then(() => follow(shelf, draft, profileId));
  following.set(shelf, next);
  return next;
}

async function follow(shelf: Shelf, draft: Store<WorkbenchDraft>, profileId: string): Promise<void> {
  const before = draft.get();
  const { vocabulariesOf } = before;
  if (vocabulariesOf === profileId) return;
  const belong = () => draft.update((now) => ({ ...now, vocabulariesOf: profileId }));
  if (vocabulariesOf === undefined) return belong();
  const unfinished = unfinishedJson(before);
  const saved = await saveSet(shelf, before, {
    id: `profile:${vocabulariesOf}`,
    kind: 'profile',
    name: vocabulariesOf,
    ...(unfinished === undefined ? {} : { unfinished }),
  });
  const sets = await shelf.store.sets();
  if (!saved.ok || !sets.ok) return;
  const own = sets.value.find(({ id }) => id === `profile:${profileId}`);
  // A profile that has none yet begins with what is there.
  if (own) {
    await loadSet(shelf, draft, own);
    draft.update((now) => ({ ...now, vocabularyText: own.unfinished }));
  }
  belong();
}
