import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { draftSpec, isLarge, type WorkbenchDraft } from '#data/drafts.ts';
import { createStore } from '#data/store.ts';
import { openVocabularyStore } from '#data/vocabularyStore.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { followProfile, loadSet, mergeSet, removeSet, saveSet } from './sets.ts';
import { openShelf } from './shelf.ts';

const many = Array.from({ length: 5_000 }, (_, i) => `词${i}`);

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  return () => vi.unstubAllGlobals();
});

const draftWith = (words: string[], changes: Partial<WorkbenchDraft> = {}) =>
  createStore<WorkbenchDraft>({
    ...draftSpec.initial(),
    api: 'dictmsg',
    vocabularies: [{ id: 'v', name: '联系人', words, enabled: true }],
    ...changes,
  });

const first = (draft: ReturnType<typeof draftWith>) => draft.get().vocabularies[0]!;

it('a list that grows leaves the draft and comes back when it is small again', async () => {
  const draft = draftWith(['甲']);
  const store = openVocabularyStore();
  const shelf = await openShelf(draft, store);
  await shelf.edit('v', { kind: 'insert', row: 1, words: ['乙'] });
  expect(first(draft)).toMatchObject({ words: ['甲', '乙'] });
  await shelf.edit('v', { kind: 'paste', row: 2, text: many.join('\n') });
  expect(first(draft)).toMatchObject({ words: [], large: { count: 5_002 } });
  expect(isLarge(draft.get())).toBe(true);
  await vi.waitFor(async () =>
    expect(await store.wordsOf('v')).toMatchObject({ ok: true, value: { keptAt: expect.any(Number) } }),
  );
  await shelf.edit('v', { kind: 'undo' });
  expect(first(draft)).toMatchObject({ words: ['甲', '乙'] });
  expect(first(draft).large).toBeUndefined();
});

it('a large list is there again after a reload, and a call with it is prepared without its words in the draft', async () => {
  const store = openVocabularyStore();
  const before = draftWith(many);
  await (await openShelf(before, store)).ready();
  await vi.waitFor(async () => expect((await store.wordsOf('v')).ok && first(before).large).toBeTruthy());
  await vi.waitFor(async () =>
    expect(await store.wordsOf('v')).toMatchObject({ value: { keptAt: expect.any(Number) } }),
  );
  const after = createStore(before.get());
  const shelf = await openShelf(after, openVocabularyStore());
  const sealed = await shelf.seal(after.get(), PUBLISHED_SAMPLE, { now: 0 }, {});
  expect(sealed.ok && sealed.prepared.plaintext).toContain('{"联系人":["词0","词1"');
  expect(await shelf.vocabulariesOf(after.get(), 5_000)).toEqual([{ name: '联系人', words: many }]);
  expect(await shelf.vocabulariesOf(after.get(), 4_999)).toEqual([]);
});

it('words the device did not keep are missed, and the call says which', async () => {
  const draft = draftWith([]);
  draft.update((now) => ({
    ...now,
    vocabularies: [{ ...first(draft), large: { count: 9, bytes: 9, jsonBytes: 9, revision: 1 } }],
  }));
  const shelf = await openShelf(draft, openVocabularyStore());
  await shelf.ready();
  expect([...shelf.lost.get()]).toEqual(['v']);
  expect(await shelf.seal(draft.get(), PUBLISHED_SAMPLE, { now: 0 }, {})).toMatchObject({
    ok: false,
    issues: [{ code: 'words_missing', name: '联系人' }],
  });
});

it('a change of the draft itself, as from the JSON view, reaches the desk and leaves the text as it was typed', async () => {
  const draft = draftWith(['甲']);
  const shelf = await openShelf(draft, openVocabularyStore());
  await shelf.ready();
  const vocabularyText = '{"联系人": ["乙"]}';
  draft.update((now) => ({ ...now, vocabularyText, vocabularies: [{ ...first(draft), words: ['乙'] }] }));
  await shelf.ready();
  expect(draft.get().vocabularyText).toBe(vocabularyText);
  expect(await shelf.desk.ask('words', 'v', 0, 9)).toEqual(['乙']);
});

it('sets are taken out and merged; each profile has its own', async () => {
  const draft = draftWith(['甲'], { vocabulariesOf: 'p1' });
  const shelf = await openShelf(draft, openVocabularyStore());
  await saveSet(shelf, draft.get(), { id: 's', kind: 'named', name: '一' });
  await shelf.edit('v', { kind: 'replace', words: ['乙'] });
  const sets = await shelf.store.sets();
  if (!sets.ok) throw new Error(sets.problem);
  await mergeSet(shelf, draft, sets.value[0]!);
  expect(first(draft).words).toEqual(['乙', '甲']);
  await followProfile(shelf, draft, 'p2');
  expect(first(draft).words).toEqual(['乙', '甲']);
  await loadSet(shelf, draft, sets.value[0]!);
  expect(draft.get().vocabularies.map(({ words }) => words)).toEqual([['甲']]);
  await followProfile(shelf, draft, 'p1');
  expect(draft.get().vocabularies.map(({ words }) => words)).toEqual([['乙', '甲']]);
  await followProfile(shelf, draft, 'p2');
  expect(draft.get().vocabularies.map(({ words }) => words)).toEqual([['甲']]);
});

it('a set that took the place of vocabularies, was merged in or was deleted is taken back', async () => {
  const draft = draftWith(['甲']);
  const shelf = await openShelf(draft, openVocabularyStore());
  const saved = async () => {
    const sets = await shelf.store.sets();
    if (!sets.ok) throw new Error(sets.problem);
    return sets.value;
  };
  const lists = () => draft.get().vocabularies.map(({ name, words }) => [name, ...words]);
  await saveSet(shelf, draft.get(), { id: 's', kind: 'named', name: '一' });
  await shelf.edit('v', { kind: 'replace', words: ['没有存过'] });
  draft.update((now) => ({
    ...now,
    vocabularies: [...now.vocabularies, { ...first(draft), id: 'w', name: '另一个' }],
  }));
  await shelf.ready();
  const before = lists();

  const [set] = await saved();
  (await loadSet(shelf, draft, set!))();
  expect(lists()).toEqual(before);

  const unmerge = await mergeSet(shelf, draft, set!);
  expect(lists()[0]).toEqual(['联系人', '没有存过', '甲']);
  unmerge();
  await vi.waitFor(() => expect(lists()).toEqual(before));

  const restore = await removeSet(shelf, set!);
  expect(await saved()).toEqual([]);
  await restore();
  expect(await saved()).toMatchObject([{ id: 's', name: '一', vocabularies: [{ name: '联系人', count: 1 }] }]);
});

it('profiles changed in a hurry keep their own vocabularies', async () => {
  const draft = draftWith(['一的'], { vocabulariesOf: 'p1' });
  const shelf = await openShelf(draft, openVocabularyStore());
  await followProfile(shelf, draft, 'p2');
  await shelf.edit('v', { kind: 'replace', words: ['二的'] });
  await Promise.all(['p1', 'p2', 'p3', 'p1'].map((profile) => followProfile(shelf, draft, profile)));
  expect(first(draft).words).toEqual(['一的']);
  await followProfile(shelf, draft, 'p2');
  expect(first(draft).words).toEqual(['二的']);
});

it('JSON that is not finished waits with its profile, and comes back with what a set took the place of', async () => {
  const unfinished = '{"联系人":["甲"';
  const draft = draftWith(['甲'], { vocabulariesOf: 'p1' });
  const shelf = await openShelf(draft, openVocabularyStore());
  await followProfile(shelf, draft, 'p2');
  draft.update((now) => ({ ...now, vocabularyText: unfinished }));
  await followProfile(shelf, draft, 'p1');
  expect(draft.get().vocabularyText).toBeUndefined();
  await followProfile(shelf, draft, 'p2');
  expect(draft.get().vocabularyText).toBe(unfinished);

  await saveSet(shelf, draft.get(), { id: 's', kind: 'named', name: '一' });
  const sets = await shelf.store.sets();
  const named = sets.ok ? sets.value.find(({ id }) => id === 's') : undefined;
  const back = await loadSet(shelf, draft, named!);
  expect(draft.get().vocabularyText).toBeUndefined();
  back();
  await vi.waitFor(() => expect(draft.get().vocabularyText).toBe(unfinished));
});
