/** What leaves the history: what a person deletes, the oldest where there is too much, everything. */
import { withoutRecords } from './historyPack.ts';
import {
  NO_TOTALS,
  STORES,
  rowsOf,
  segmentOf,
  toStored,
  toStoredPack,
  withBytes,
  type HistoryDatabase,
  type Row,
} from './historySchema.ts';
import { storeOf, writing, type Changed, type Writing } from './historyTransaction.ts';

export async function removeRows(db: HistoryDatabase, ids: readonly string[]): Promise<Changed> {
  return writing(db, async (transaction) => {
    const found = await find(transaction, ids);
    for (const [key, wanted] of found) await cut(transaction, key, (row) => wanted.has(row.id));
    return [...found.keys()];
  });
}

export interface Excess {
  rows: number;
  bytes: number;
  /** Records from before this time go, whatever their number; Unix milliseconds. */
  before?: number;
}

/** Removes the oldest records without a star, a segment at a time, until the excess is gone. */
export async function removeOldest(
  db: HistoryDatabase,
  excess: Excess,
): Promise<{ changed: Changed; removed: number }> {
  return writing(db, async (transaction) => {
    const segments = storeOf(transaction, 'segments');
    const changed: number[] = [];
    let removed = 0;
    let bytes = 0;
    for (const key of await segments.getAllKeys()) {
      const enough = removed >= excess.rows && bytes >= excess.bytes;
      if (enough && excess.before === undefined) break;
      const segment = (await segments.get(key))!;
      const old = (at: number) => excess.before !== undefined && at < excess.before;
      // Clocks are moved: an old record may stand after a newer one.
      if (enough && !segment.times.some(old)) continue;
      const goes = (row: Row) => !row.starred && (!enough || old(row.startedAt));
      const going = rowsOf(segment).filter(goes);
      if (going.length === 0) continue;
      await cut(transaction, key, goes);
      changed.push(key);
      removed += going.length;
      bytes += going.reduce((sum, { size }) => sum + size, 0);
    }
    return { changed, removed };
  });
}

/** Removes rows of a segment with their bodies. */
export async function cut(transaction: Writing, key: number, goes: (row: Row) => boolean): Promise<void> {
  const segments = storeOf(transaction, 'segments');
  const bodies = storeOf(transaction, 'bodies');
  const segment = await segments.get(key);
  if (!segment) return;
  const rows = rowsOf(segment);
  const kept = rows.filter((row) => !goes(row));
  const going = rows.filter(goes);
  if (kept.length === 0) {
    await Promise.all([
      segments.delete(key),
      storeOf(transaction, 'ids').delete(key),
      bodies.delete(IDBKeyRange.bound([key], [key, []])),
    ]);
  } else {
    const left = toStored(segmentOf(kept, segment.packs));
    await Promise.all([segments.put(left, key), storeOf(transaction, 'ids').put(left.ids, key)]);
    for (const number of new Set(going.map(({ pack }) => pack))) {
      const pack = await bodies.get([key, number]);
      const places = new Set(going.filter((row) => row.pack === number).map(({ place }) => place));
      // A file holds one record only, and goes with it.
      const rest = pack && !(pack.bytes instanceof Blob) && withoutRecords(withBytes(pack, pack.bytes), places);
      await (rest ? bodies.put(toStoredPack(rest), [key, number]) : bodies.delete([key, number]));
    }
  }
  const totals = storeOf(transaction, 'totals');
  const before = (await totals.get('totals')) ?? NO_TOTALS;
  const bytes = going.reduce((sum, { size }) => sum + size, 0);
  await totals.put({ ...before, count: before.count - going.length, bytes: before.bytes - bytes }, 'totals');
}

export async function removeEverything(db: HistoryDatabase): Promise<void> {
  return writing(db, async (transaction) => {
    await Promise.all(STORES.map((name) => transaction.objectStore(name).clear()));
  });
}

/** Which segments hold these ids, and which of them. */
export async function find(transaction: Writing, wanted: readonly string[]): Promise<Map<number, Set<string>>> {
  const ids = storeOf(transaction, 'ids');
  const [keys, texts] = await Promise.all([ids.getAllKeys(), ids.getAll()]);
  const found = new Map<number, Set<string>>();
  texts.forEach((text, i) => {
    const here = wanted.filter((id) => text.includes(id));
    if (here.length > 0) found.set(keys[i]!, new Set(here));
  });
  return found;
}
