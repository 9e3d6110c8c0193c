import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { packedWords, snapshotOf } from '#vocab/snapshot.ts';
import { WordList } from '#vocab/wordList.ts';
import { setNameOf, setsByName, vocabulariesOfSet } from './savedVocabularies.ts';
import { openVocabularyStore } from './vocabularyStore.ts';

const pack = (...words: string[]) => packedWords(snapshotOf(WordList.of(words)));

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

test('the set that holds just these words is found by them', async () => {
  const store = openVocabularyStore();
  await store.saveSet({ id: 'older', kind: 'named', name: '月度' }, [
    { name: '商品', enabled: true, words: pack('梨') },
  ]);
  await store.saveSet({ id: 'words', kind: 'named', name: '水果' }, [
    { name: '商品', enabled: true, words: pack('梨', '桃') },
    { name: '人', enabled: false, words: pack('李') },
  ]);
  await store.saveSet({ id: 'p', kind: 'profile', name: '示例' }, [{ name: '商品', enabled: true, words: pack('杏') }]);
  const nameOf = (...words: string[]) => setNameOf(store, [{ name: '商品', words }]);
  expect(await Promise.all([nameOf('梨', '桃'), nameOf('桃', '梨'), nameOf('杏'), setNameOf(store, [])])).toEqual([
    '水果',
    '',
    '',
    '',
  ]);
});
