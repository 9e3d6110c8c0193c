/** What leaves the history: what a person deletes, the oldest where there is too much, everything. */
import type { IDBPObjectStore } from 'idb';
import type { HistoryLimits } from './history.ts';
import { withoutRecords } from './historyPack.ts';
import {
  NO_TOTALS,
  SEGMENT_ROWS,
  STORES,
  rowsOf,
  segmentOf,
  toStored,
  toStoredPack,
  withBytes,
  type HistoryDatabase,
  type HistorySchema,
  type Row,
  type Totals,
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

const DAY = 86_400_000;
const MEGABYTE = 1_000_000;

/** Shares of the limits that go at once where something has to go: not with every call one record. */
const ROWS_STEP = 0.05;
const BYTES_STEP = 0.01;

/** Limits a little below those that were reached. */
export function belowLimits({ records, days, megabytes }: HistoryLimits): HistoryLimits {
  const step = Math.min(SEGMENT_ROWS, records * ROWS_STEP);
  return { records: Math.floor(records - step), days, megabytes: megabytes * (1 - BYTES_STEP) };
}

/** What is too much by now; nothing where all that is there may stay. */
export function excessOf({ records, days, megabytes }: HistoryLimits, { count, bytes }: Totals): Excess | undefined {
  const excess = { rows: count - records, bytes: bytes - megabytes * MEGABYTE };
  if (days > 0) return { ...excess, before: Date.now() - days * DAY };
  return excess.rows > 0 || excess.bytes > 0 ? excess : undefined;
}

type SegmentStore = Pick<
  IDBPObjectStore<HistorySchema, ArrayLike<'segments'>, 'segments', 'readonly' | 'readwrite'>,
  'get' | 'getAllKeys'
>;

interface Going {
  key: number;
  ids: ReadonlySet<string>;
}

/** The oldest records without a star, a segment at a time, until the excess is gone. */
async function* oldest(segments: SegmentStore, { rows, bytes, before }: Excess): AsyncGenerator<Going> {
  let counted = 0;
  let weighed = 0;
  const enough = () => counted >= rows && weighed >= bytes;
  const old = (at: number) => before !== undefined && at < before;
  for (const key of await segments.getAllKeys()) {
    if (enough() && before === undefined) return;
    const segment = (await segments.get(key))!;
    // Clocks are moved: an old record may stand after a newer one.
    if (enough() && !segment.times.some(old)) continue;
    const ids = new Set<string>();
    for (const { id, starred, startedAt, size } of rowsOf(segment)) {
      if (starred || (enough() && !old(startedAt))) continue;
      ids.add(id);
      counted++;
      weighed += size;
    }
    if (ids.size > 0) yield { key, ids };
  }
}

/** Removes the oldest records without a star until the excess is gone. */
export async function removeOldest(
  db: HistoryDatabase,
  excess: Excess,
): Promise<{ changed: Changed; removed: number }> {
  return writing(db, async (transaction) => {
    const changed: number[] = [];
    let removed = 0;
    for await (const { key, ids } of oldest(storeOf(transaction, 'segments'), excess)) {
      await cut(transaction, key, ({ id }) => ids.has(id));
      changed.push(key);
      removed += ids.size;
    }
    return { changed, removed };
  });
}

/** How many records {@link removeOldest} would remove. */
export async function countOldest(db: HistoryDatabase, excess: Excess): Promise<number> {
  let count = 0;
  for await (const { ids } of oldest(db.transaction('segments').store, excess)) count += ids.size;
  return count;
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
