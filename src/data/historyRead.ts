/** Everything that is read from the history database. Nothing here waits for more than it shows. */
import {
  fromStored,
  fromStoredPack,
  idsOf,
  rowOf,
  type HistoryDatabase,
  type Pack,
  type Row,
  type Segment,
  NO_TOTALS,
  type Totals,
} from './historySchema.ts';

export interface KeyedSegment extends Segment {
  key: number;
}

export async function readTotals(db: HistoryDatabase): Promise<Totals> {
  return (await db.get('totals', 'totals')) ?? NO_TOTALS;
}

/** Segments of one read: a task of a few milliseconds. */
const PAGE = 12;

/** All segments, the newest first, in pages that never hold the page up. The newest is one request away. */
export async function* readSegments(db: HistoryDatabase): AsyncGenerator<KeyedSegment[]> {
  const newest = await db.transaction('segments').store.openCursor(null, 'prev');
  if (!newest) return;
  yield [{ ...fromStored(newest.value), key: newest.key }];
  const keys = (await db.getAllKeys('segments', IDBKeyRange.upperBound(newest.key, true))).toReversed();
  for (let at = 0; at < keys.length; at += PAGE) {
    const range = IDBKeyRange.bound(keys[Math.min(at + PAGE, keys.length) - 1]!, keys[at]!);
    const [found, values] = await Promise.all([db.getAllKeys('segments', range), db.getAll('segments', range)]);
    yield values.map((stored, i) => ({ ...fromStored(stored), key: found[i]! })).toReversed();
  }
}

export async function readSegment(db: HistoryDatabase, key: number): Promise<KeyedSegment | undefined> {
  const stored = await db.get('segments', key);
  return stored && { ...fromStored(stored), key };
}

export async function readPacks(db: HistoryDatabase, key: number): Promise<Map<number, Pack>> {
  const range = IDBKeyRange.bound([key], [key, []]);
  const [keys, packs] = await Promise.all([db.getAllKeys('bodies', range), db.getAll('bodies', range)]);
  const read = await Promise.all(packs.map(fromStoredPack));
  return new Map(keys.map(([, number], i) => [number, read[i]!]));
}

export async function readIds(db: HistoryDatabase): Promise<Set<string>> {
  const texts = await db.getAll('ids');
  return new Set(texts.flatMap(idsOf));
}

export interface FoundRecord {
  row: Row;
  pack: Pack;
  /** Key of its segment, and its place there; absent for a call that has not come back. */
  where?: { key: number; at: number };
}

/** A record by its id, or a call that has not come back. */
export async function readRecord(db: HistoryDatabase, id: string): Promise<FoundRecord | undefined> {
  const transaction = db.transaction(['ids', 'segments', 'bodies', 'open']);
  const open = await transaction.objectStore('open').get(id);
  if (open) return { row: { ...open.head, pack: 0, place: 0 }, pack: open.pack };
  const ids = transaction.objectStore('ids');
  for (let cursor = await ids.openCursor(null, 'prev'); cursor;) {
    if (cursor.value.includes(id)) {
      const key = cursor.key;
      const segment = await transaction.objectStore('segments').get(key);
      const at = idsOf(cursor.value).indexOf(id);
      const row = segment && rowOf(segment, at);
      const pack = row && (await transaction.objectStore('bodies').get([key, row.pack]));
      return pack && { row, pack: await fromStoredPack(pack), where: { key, at } };
    }
    cursor = await cursor.continue();
  }
  return undefined;
}
