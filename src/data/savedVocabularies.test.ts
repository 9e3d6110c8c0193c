import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { packed, snapshotOf } from '#vocab/snapshot.ts';
import { WordList } from '#vocab/wordList.ts';
import { setsByName, vocabulariesOfSet } from './savedVocabularies.ts';
import { openVocabularyStore } from './vocabularyStore.ts';

const pack = (...words: string[]) => packed(snapshotOf(WordList.of(words)));

test('a saved set gives back the words that travel, exactly as they were', async () => {
  const store = openVocabularyStore();
  await store.saveSet({ id: 's', kind: 'named', name: '周一' }, [
    { name: '联系人', enabled: true, words: pack('张三', '\ud83d', '') },
    { name: '商品', enabled: false, words: pack('梨') },
  ]);
  const sets = await store.sets();
  const set = sets.ok ? sets.value[0]! : undefined;
  expect(await vocabulariesOfSet(store, set!)).toEqual([{ name: '联系人', words: ['张三', '\ud83d', ''] }]);
  expect(await setsByName(store, new Set(['周一', '没有']))).toEqual([
    ['周一', [{ name: '联系人', words: ['张三', '\ud83d', ''] }]],
  ]);
});
