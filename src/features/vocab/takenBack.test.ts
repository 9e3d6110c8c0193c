import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftSpec, isLarge, type WorkbenchDraft } from '#data/drafts.ts';
import { createStore } from '#data/store.ts';
import { openVocabularyStore } from '#data/vocabularyStore.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { SMALL_LIST } from '#vocab/desk.ts';
import { replaceAll } from './replaceAll.ts';
import { openShelf } from './shelf.ts';

const MANY = Array.from({ length: SMALL_LIST.words + 1 }, (_, i) => `词${i}`);

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

const callOf = (...lists: [name: string, words: string[]][]): WorkbenchDraft => ({
  ...draftSpec.initial(),
  api: 'dictmsg',
  vocabularies: lists.map(([name, words]) => ({ id: name, name, words, enabled: true })),
});

async function opened(first: WorkbenchDraft) {
  const draft = createStore(first);
  const shelf = await openShelf(draft, openVocabularyStore());
  await shelf.ready();
  const sent = async () => {
    await shelf.ready();
    const preparation = await shelf.seal(draft.get(), PUBLISHED_SAMPLE, { now: 0 }, {});
    expect(preparation).toMatchObject({ ok: true });
    const lists = await shelf.vocabulariesOf(draft.get(), Infinity);
    return Object.fromEntries(lists.map(({ name, words }) => [name, words]));
  };
  return { draft, shelf, sent };
}

test('a call that takes the place of another brings its words; taken back, the old ones are there again', async () => {
  const { draft, shelf, sent } = await opened(callOf(['many', MANY], ['few', ['甲']]));
  const before = draft.get();
  expect(isLarge(before)).toBe(true);
  draft.set(callOf(['other', ['乙']], ['few', ['丙']]));
  expect(await sent()).toEqual({ other: ['乙'], few: ['丙'] });
  draft.set(before);
  expect(await sent()).toEqual({ many: MANY, few: ['甲'] });
  expect(shelf.lost.get().size).toBe(0);
});

test('words that were too many to stay in the draft are put away once they are there', async () => {
  const { draft, sent } = await opened(callOf(['few', ['甲']]));
  draft.set(callOf(['taken over', MANY]));
  expect(await sent()).toEqual({ 'taken over': MANY });
  expect(draft.get().vocabularies).toMatchObject([{ words: [], large: { count: MANY.length } }]);
});

test('words nobody asks back leave the device after a while', async () => {
  const { draft, shelf } = await opened(callOf(['few', ['甲']], ['many', MANY]));
  const kept = () => shelf.store.wordsOf('many');
  await vi.waitFor(async () => expect(await kept()).toHaveProperty('value.bytes'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  draft.set(callOf(['few', ['甲']]));
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  await expect(shelf.desk.ask('rows', 'many', 0, 1)).rejects.toThrow('no list many');
  expect(await kept()).toEqual({ ok: true, value: undefined });
});

test('JSON that was not finished is there again when what took its place is taken back', async () => {
  const vocabularyText = '{"few": ["甲"';
  const { draft, shelf } = await opened({ ...callOf(['few', ['甲']]), vocabularyText });
  const summary = await shelf.desk.ask('put', 'read', { kind: 'words', words: ['乙'] });
  const back = await replaceAll(shelf, draft, [{ name: 'few', summary }]);
  expect(draft.get().vocabularyText).toBeUndefined();
  back();
  await vi.waitFor(() => expect(draft.get()).toMatchObject({ vocabularyText, vocabularies: [{ words: ['甲'] }] }));
});
