import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { DBSchema } from 'idb';
import { beforeEach, expect, it, vi } from 'vitest';
import { packedWords, snapshotOf, type PackedWords } from '#vocab/snapshot.ts';
import { WordList } from '#vocab/wordList.ts';
import { openDatabase } from './database.ts';
import { MemoryStorage } from './fixtures/memoryStorage.ts';
import { textStorage } from './storage.ts';
import { openVocabularyStore } from './vocabularyStore.ts';
import { openWordSpace } from './wordSpace.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  return () => vi.unstubAllGlobals();
});

/** Locks of one browser: each is held until its tab is closed. */
function browserLocks() {
  const held = new Set<string>();
  const ofTab = () => {
    const own: string[] = [];
    const request = (name: string, _: LockOptions, granted: () => Promise<never>) => {
      if (held.has(name)) return Promise.reject(new DOMException('waited too long', 'AbortError'));
      held.add(name);
      own.push(name);
      return granted();
    };
    const close = () => {
      for (const name of own) held.delete(name);
    };
    return { locks: { request } as unknown as LockManager, close };
  };
  return { ofTab };
}

const copyOf = (items: MemoryStorage) => {
  const copy = new MemoryStorage();
  for (let i = 0; i < items.length; i++) copy.setItem(items.key(i)!, items.getItem(items.key(i)!)!);
  return copy;
};

const storeOf = (items: MemoryStorage, locks: LockManager) =>
  openVocabularyStore(
    () => 0,
    () =>
      openWordSpace(
        textStorage(() => items),
        locks,
      ),
  );

const words = (...texts: string[]) => packedWords(snapshotOf(WordList.of(texts)));
const count = async (store: ReturnType<typeof storeOf>, id: string) => {
  const kept = await store.wordsOf(id);
  return kept.ok ? kept.value?.ends.length : kept.problem;
};

it('vocabularies of one id in two tabs do not overwrite each other', async () => {
  const browser = browserLocks();
  const [one, other] = [browser.ofTab(), browser.ofTab()].map(({ locks }) => storeOf(new MemoryStorage(), locks));
  await one!.keepWords('v', words('甲'));
  await other!.keepWords('v', words('乙', '丙'));
  expect([await count(one!, 'v'), await count(other!, 'v')]).toEqual([1, 2]);
  await other!.dropWords('v');
  expect([await count(one!, 'v'), await count(other!, 'v')]).toEqual([1, undefined]);
});

it('a reload finds its words, a duplicated tab takes a copy of them', async () => {
  const browser = browserLocks();
  const storage = new MemoryStorage();
  const first = browser.ofTab();
  await storeOf(storage, first.locks).keepWords('v', words('甲'));
  const duplicate = storeOf(copyOf(storage), browser.ofTab().locks);
  expect(await count(duplicate, 'v')).toBe(1);
  await duplicate.keepWords('v', words('甲', '乙'));
  first.close();
  const reloaded = storeOf(storage, browser.ofTab().locks);
  expect([await count(reloaded, 'v'), await count(duplicate, 'v')]).toEqual([1, 2]);
});

it('words kept before tabs had spaces are found once, by every tab that misses as many', async () => {
  interface Older extends DBSchema {
    sets: { key: string; value: object };
    words: { key: string; value: PackedWords & { keptAt: number } };
  }
  const older = await openDatabase<Older>({
    name: 'vocabularies',
    version: 1,
    upgrade: (db) => {
      db.createObjectStore('sets', { keyPath: 'id' });
      db.createObjectStore('words');
    },
    onClosed: () => undefined,
  });
  if (!older.ok) throw new Error(older.problem);
  await older.db.put('words', { ...words('甲', '乙'), keptAt: 0 }, 'draft/v');
  const storage = new MemoryStorage();
  const browser = browserLocks();
  const tab = browser.ofTab();
  const store = storeOf(storage, tab.locks);
  expect(await store.wordsOf('v', 3)).toEqual({ ok: true, value: undefined });
  expect(await store.wordsOf('v', 2)).toMatchObject({ ok: true, value: { keptAt: 0 } });
  await older.db.delete('words', 'draft/v');
  tab.close();
  expect(await count(storeOf(storage, browser.ofTab().locks), 'v')).toBe(2);
});
