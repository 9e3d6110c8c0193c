/** Vocabularies on this device, by profile and by name: words as bytes in one store, what they belong to in another. */
import type { DBSchema } from 'idb';
import { unpackedWords, type PackedWords } from '#vocab/snapshot.ts';
import { openDatabase, type DatabaseProblem, type OpenedDatabase } from './database.ts';
import type { WordSpace } from './wordSpace.ts';

export interface SavedVocabulary {
  /** Key of its words. */
  key: string;
  name: string;
  enabled: boolean;
  count: number;
}

/** A set of vocabularies under a name of the person's, or the one of a profile. */
export interface SavedSet {
  id: string;
  kind: 'named' | 'profile';
  name: string;
  /** Unix milliseconds. */
  savedAt: number;
  vocabularies: readonly SavedVocabulary[];
  /** JSON that stood in their place and was not finished. */
  unfinished?: string;
}

interface Words extends PackedWords {
  /** Unix milliseconds. */
  keptAt: number;
}

interface Schema extends DBSchema {
  sets: { key: string; value: SavedSet };
  words: { key: string; value: Words };
}

export type Stored<Value> = { ok: true; value: Value } | { ok: false; problem: DatabaseProblem | 'full' };

export type VocabularyStore = ReturnType<typeof openVocabularyStore>;

/** Words of drafts whose tab is long gone, in milliseconds. */
const FORGOTTEN = 30 * 24 * 3600 * 1000;

const LONE_TAB: WordSpace = { own: 'tab' };

/**
 * Opens with the first use. Without a database everything answers with the problem, and nothing throws.
 * @param openSpace where the words of this tab's draft are: ids of vocabularies are unique in a tab only.
 */
export function openVocabularyStore(
  now: () => number = Date.now,
  openSpace: () => Promise<WordSpace> = () => Promise.resolve(LONE_TAB),
) {
  let spaceOpened: Promise<WordSpace> | undefined;
  const space = () => (spaceOpened ??= openSpace());
  let opened: Promise<OpenedDatabase<Schema>> | undefined;
  const open = () =>
    (opened ??= openDatabase<Schema>({
      name: 'vocabularies',
      version: 1,
      upgrade: (db) => {
        db.createObjectStore('sets', { keyPath: 'id' });
        db.createObjectStore('words');
      },
      onClosed: () => (opened = undefined),
    }));
  const attempt = async <Value>(
    work: (db: Extract<OpenedDatabase<Schema>, { ok: true }>['db']) => Promise<Value>,
  ): Promise<Stored<Value>> => {
    const database = await open();
    if (!database.ok) return { ok: false, problem: database.problem };
    try {
      return { ok: true, value: await work(database.db) };
    } catch (error) {
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      return { ok: false, problem: full ? 'full' : 'unavailable' };
    }
  };
  const keep = (key: string, { blob, count }: PackedWords) =>
    attempt(async (db) => void (await db.put('words', { blob, count, keptAt: now() }, key)));
  const read = (key: string) =>
    attempt(async (db) => {
      const words = await db.get('words', key);
      return words && { ...(await unpackedWords(words)), keptAt: words.keptAt };
    });

  return {
    /** Keeps the words of a vocabulary of the draft. */
    keepWords: async (id: string, words: PackedWords) => keep(draftKey((await space()).own, id), words),
    /** @param count how many they are; words that an older console kept for every tab alike are taken only if as many. */
    wordsOf: async (id: string, count?: number) => {
      const { own, from } = await space();
      const words = await read(draftKey(own, id));
      if (!words.ok || words.value) return words;
      await attempt(async (db) => {
        const copied = from === undefined ? undefined : await db.get('words', draftKey(from, id));
        const older = copied ?? (await db.get('words', olderDraftKey(id)));
        if (older && (copied || older.count === count))
          await db.put('words', { ...older, keptAt: now() }, draftKey(own, id));
      });
      return read(draftKey(own, id));
    },
    dropWords: async (id: string) => {
      const key = draftKey((await space()).own, id);
      return attempt((db) => db.delete('words', key));
    },
    /** Saved sets, the latest first. */
    sets: () => attempt(async (db) => (await db.getAll('sets')).toSorted((a, b) => b.savedAt - a.savedAt)),
    /** Saves a set in the place of one with the same id. Either all of it is saved or nothing. */
    saveSet: (
      { id, kind, name, unfinished }: Pick<SavedSet, 'id' | 'kind' | 'name' | 'unfinished'>,
      vocabularies: readonly (Omit<SavedVocabulary, 'key' | 'count'> & { words: PackedWords })[],
    ) =>
      attempt(async (db) => {
        const writing = db.transaction(['sets', 'words'], 'readwrite');
        const words = writing.objectStore('words');
        const before = await writing.objectStore('sets').get(id);
        for (const { key } of before?.vocabularies ?? []) void words.delete(key);
        const saved = vocabularies.map(({ name: own, enabled, words: { blob, count } }, i) => {
          const key = `set/${id}/${i}`;
          void words.put({ blob, count, keptAt: now() }, key);
          return { key, name: own, enabled, count };
        });
        const set = { id, kind, name, savedAt: now(), vocabularies: saved };
        void writing.objectStore('sets').put(unfinished === undefined ? set : { ...set, unfinished });
        await writing.done;
      }),
    savedWords: ({ key }: SavedVocabulary) => read(key),
    removeSet: ({ id, vocabularies }: SavedSet) =>
      attempt(async (db) => {
        const writing = db.transaction(['sets', 'words'], 'readwrite');
        for (const { key } of vocabularies) void writing.objectStore('words').delete(key);
        void writing.objectStore('sets').delete(id);
        await writing.done;
      }),
    /** How many sets are saved, and the bytes of their words. */
    amount: () =>
      attempt(async (db) => {
        const [count, words] = await Promise.all([db.count('sets'), db.getAll('words', savedWords())]);
        return { count, bytes: words.reduce((sum, { blob }) => sum + blob.size, 0) };
      }),
    /** Removes every saved set; words of the draft stay. */
    removeSets: () =>
      attempt(async (db) => {
        const writing = db.transaction(['sets', 'words'], 'readwrite');
        void writing.objectStore('sets').clear();
        void writing.objectStore('words').delete(savedWords());
        await writing.done;
      }),
    /** Lets go of words that no tab has asked for in a month. */
    tidy: () =>
      attempt(async (db) => {
        const writing = db.transaction('words', 'readwrite');
        for await (const cursor of writing.store) {
          if (String(cursor.key).startsWith('draft/') && cursor.value.keptAt < now() - FORGOTTEN) void cursor.delete();
        }
        await writing.done;
      }),
    forgetEverything: () =>
      attempt(async (db) => {
        await Promise.all([db.clear('sets'), db.clear('words')]);
      }),
  };
}

/** Keys of the words of sets: all that begin with `set/`. */
function savedWords(): IDBKeyRange {
  return IDBKeyRange.bound('set/', 'set0', false, true);
}

function draftKey(space: string, id: string): string {
  return `draft/${space}/${id}`;
}

/** Where words of a draft lay before each tab had a space of its own. */
function olderDraftKey(id: string): string {
  return `draft/${id}`;
}
