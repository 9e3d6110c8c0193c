import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listOfSnapshot, packedWords, snapshotOf } from '#vocab/snapshot.ts';
import { WordList } from '#vocab/wordList.ts';
import { openVocabularyStore } from './vocabularyStore.ts';

const pack = (...words: string[]) => packedWords(snapshotOf(WordList.of(words)));

describe('with a database', () => {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    return () => vi.unstubAllGlobals();
  });

  it('keeps the words of a draft until they are dropped', async () => {
    const store = openVocabularyStore();
    await store.keepWords('a', pack('张三', '李四'));
    const kept = await openVocabularyStore().wordsOf('a');
    expect(kept.ok && kept.value && listOfSnapshot(kept.value).words()).toEqual(['张三', '李四']);
    await store.dropWords('a');
    expect(await store.wordsOf('a')).toEqual({ ok: true, value: undefined });
  });

  it('saves a set whole, in the place of the one before, and removes it with its words', async () => {
    let time = 1000;
    const store = openVocabularyStore(() => time++);
    const set = { id: 's', kind: 'named', name: '周一' } as const;
    await store.saveSet(set, [
      { name: 'a', enabled: true, words: pack('甲') },
      { name: 'b', enabled: false, words: pack('乙', '丙') },
    ]);
    await store.saveSet(set, [{ name: 'a', enabled: true, words: pack('丁') }]);
    await store.saveSet({ ...set, id: 't', name: '周二' }, []);
    const sets = await store.sets();
    if (!sets.ok) throw new Error(sets.problem);
    expect(sets.value.map(({ name, vocabularies }) => [name, vocabularies.length])).toEqual([
      ['周二', 0],
      ['周一', 1],
    ]);
    const [first] = sets.value[1]!.vocabularies;
    const words = await store.savedWords(first!);
    expect(words.ok && words.value && listOfSnapshot(words.value).words()).toEqual(['丁']);
    await store.removeSet(sets.value[1]!);
    expect(await store.savedWords(first!)).toEqual({ ok: true, value: undefined });
  });

  it('counts its sets, and removes all of them without the words of a draft', async () => {
    const store = openVocabularyStore();
    const set = { id: 's', kind: 'named', name: '周一' } as const;
    expect(await store.amount()).toEqual({ ok: true, value: { count: 0, bytes: 0 } });
    await store.keepWords('a', pack('张三'));
    await store.saveSet(set, [{ name: 'a', enabled: true, words: pack('甲') }]);
    await store.saveSet({ ...set, id: 't' }, [{ name: 'b', enabled: true, words: pack('乙', '丙') }]);
    const bytes = pack('甲').blob.size + pack('乙', '丙').blob.size;
    expect(await store.amount()).toEqual({ ok: true, value: { count: 2, bytes } });
    const sets = await store.sets();
    await store.removeSets();
    expect(await store.amount()).toEqual({ ok: true, value: { count: 0, bytes: 0 } });
    for (const { vocabularies } of sets.ok ? sets.value : [])
      expect(await store.savedWords(vocabularies[0]!)).toEqual({ ok: true, value: undefined });
    expect(await store.wordsOf('a')).toMatchObject({ ok: true, value: {} });
  });

  it('lets go of the words of drafts that nobody has asked for in a month', async () => {
    const day = 24 * 3600 * 1000;
    let time = 0;
    const store = openVocabularyStore(() => time);
    await store.keepWords('old', pack('甲'));
    time = 20 * day;
    await store.keepWords('new', pack('乙'));
    time = 31 * day;
    await store.tidy();
    expect(await store.wordsOf('old')).toEqual({ ok: true, value: undefined });
    expect(await store.wordsOf('new')).toMatchObject({ ok: true, value: { keptAt: 20 * day } });
  });
});

it('says what is wrong where there is no database', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const store = openVocabularyStore();
  expect(await store.keepWords('a', pack('甲'))).toEqual({ ok: false, problem: 'unavailable' });
  expect(await store.sets()).toEqual({ ok: false, problem: 'unavailable' });
  vi.unstubAllGlobals();
});
