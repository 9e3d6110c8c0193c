/** Every change of the history database. Each is one transaction, so that tabs never see or make half a change. */
import type { IDBPTransaction, StoreNames } from 'idb';
import type { PackedCalls } from './historyPack.ts';
import { withoutRecords } from './historyPack.ts';
import {
  NO_TOTALS,
  SEGMENT_ROWS,
  STORES,
  fromStored,
  idsOf,
  rowsOf,
  segmentOf,
  toStored,
  toStoredPack,
  withBytes,
  withRows,
  type HistoryDatabase,
  type HistorySchema,
  type OpenCall,
  type Row,
  type Segment,
  type Totals,
} from './historySchema.ts';

/** Keys of the segments that are different now. */
export type Changed = readonly number[];

type Writing = IDBPTransaction<HistorySchema, StoreNames<HistorySchema>[], 'readwrite'>;

/** One transaction. What fails in it, even before the browser has a look at it, leaves nothing of the rest. */
async function writing<Result>(db: HistoryDatabase, work: (transaction: Writing) => Promise<Result>): Promise<Result> {
  const transaction = db.transaction([...STORES], 'readwrite', { durability: 'relaxed' });
  // A request that fails ends the transaction, which then fails as well; that second failure has nothing to add.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction);
    // Asked for, it does not wait until this page has heard of every request.
    end(() => transaction.commit());
    await transaction.done;
    return result;
  } catch (error) {
    end(() => transaction.abort());
    throw error;
  }
}

function end(how: () => void): void {
  try {
    how();
  } catch {
    // It has ended by itself.
  }
}

/** Notes that a call is about to leave. The commit is asked for at once: it needs nothing more from this page. */
export async function putOpen(db: HistoryDatabase, call: OpenCall): Promise<void> {
  const transaction = db.transaction('open', 'readwrite', { durability: 'relaxed' });
  const put = transaction.store.put(call, call.head.id);
  transaction.commit();
  await Promise.all([put, transaction.done]);
}

/**
 * Adds records that have ended, at most {@link SEGMENT_ROWS} a pack, in one transaction. Records of calls that were open
 * stop being open.
 */
export async function append(db: HistoryDatabase, packs: readonly PackedCalls[]): Promise<Changed> {
  return writing(db, async (transaction) => {
    const changed = await add(transaction, packs);
    return [...changed];
  });
}

async function add(transaction: Writing, packs: readonly PackedCalls[]): Promise<Set<number>> {
  let last = await endOf(transaction);
  const changed = new Set<number>();
  for (const packed of packs) {
    last = await addAt(transaction, last, packed);
    changed.add(last.totals.newest);
  }
  if (last.newest) {
    putSegment(transaction, last.newest, last.totals.newest);
    unread(storeOf(transaction, 'totals').put(last.totals, 'totals'));
  }
  return changed;
}

/** What a record that is added has to know of those before it. */
interface End {
  totals: Totals;
  /** Ids in the newest segment. */
  there: ReadonlySet<string>;
  /** Ids of calls that are open. */
  open: readonly string[];
  /** The newest segment itself, where it has grown and is not written yet: several packs may go into one. */
  newest?: Segment;
}

async function endOf(transaction: Writing): Promise<End> {
  const [totals = NO_TOTALS, open, last] = await Promise.all([
    storeOf(transaction, 'totals').get('totals'),
    storeOf(transaction, 'open').getAllKeys(),
    storeOf(transaction, 'ids').openCursor(null, 'prev'),
  ]);
  return { totals, open, there: new Set(idsOf(last?.key === totals.newest ? last.value : '')) };
}

// Waits for what it reads and for nothing else, so that one pack is written while the next is made ready.
async function addAt(
  transaction: Writing,
  { totals: before, there, open, newest }: End,
  { heads, pack }: PackedCalls,
): Promise<End> {
  // A tab that took this one for dead has written them as interrupted already: what really became of them counts.
  const again = new Set(heads.map(({ id }) => id).filter((id) => there.has(id)));
  // A full segment has nothing to say, and is not read.
  const room = there.size - again.size + heads.length <= SEGMENT_ROWS;
  const found =
    room || again.size > 0
      ? (newest ??
        (await storeOf(transaction, 'segments')
          .get(before.newest)
          .then((stored) => stored && fromStored(stored))))
      : undefined;
  const tail = found && without(found, again);
  const replaced = found && tail ? found.bytes - tail.bytes : 0;
  const fits = room && tail;
  const left = again.size > 0 ? tail : newest;
  if (!fits && left) putSegment(transaction, left, before.newest);
  const key = fits ? before.newest : before.newest + 1;
  const number = fits ? tail.packs : 0;
  const ended = new Set(heads.map(({ id }) => id));
  const rows = heads.map((head, place): Row => ({ ...head, pack: number, place }));
  const segment = withRows(fits ? tail : undefined, rows);
  const bytes = rows.reduce((sum, { size }) => sum + size, 0);
  const totals = {
    count: before.count + rows.length - again.size,
    bytes: before.bytes + bytes - replaced,
    newest: key,
  };
  unread(storeOf(transaction, 'bodies').put(toStoredPack(pack), [key, number]));
  // Batches never were open: what is not there is not deleted one by one.
  for (const id of open) if (ended.has(id)) unread(storeOf(transaction, 'open').delete(id));
  return { totals, open, there: new Set(segment.ids), newest: segment };
}

function putSegment(transaction: Writing, segment: Segment, key: number): void {
  const stored = toStored(segment);
  unread(storeOf(transaction, 'segments').put(stored, key));
  unread(storeOf(transaction, 'ids').put(stored.ids, key));
}

/** A request nobody waits for: where it fails the transaction fails, which somebody does wait for. */
function unread(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

function without(segment: Segment, ids: ReadonlySet<string>): Segment {
  if (ids.size === 0) return segment;
  return segmentOf(
    rowsOf(segment).filter(({ id }) => !ids.has(id)),
    segment.packs,
  );
}

function storeOf<Name extends StoreNames<HistorySchema>>(transaction: Writing, name: Name) {
  return transaction.objectStore(name);
}

/** Calls whose tab is gone will never come back: they become records of their own. */
export async function closeAbandoned(db: HistoryDatabase, living: ReadonlySet<string>): Promise<Changed> {
  return writing(db, async (transaction) => {
    const open = await storeOf(transaction, 'open').getAll();
    const abandoned = open.filter(({ tab }) => !living.has(tab));
    const changed = await add(
      transaction,
      abandoned.map(({ head, pack }): PackedCalls => ({ heads: [{ ...head, reason: 'page_closed' }], pack })),
    );
    return [...changed];
  });
}

/** Stars, notes: changes rows and never bodies. */
export async function changeRow(
  db: HistoryDatabase,
  id: string,
  changes: Partial<Pick<Row, 'starred' | 'note'>>,
): Promise<Changed> {
  return writing(db, async (transaction) => {
    const key = (await find(transaction, [id])).keys().next().value;
    if (key !== undefined) {
      const segments = storeOf(transaction, 'segments');
      const segment = (await segments.get(key))!;
      const rows = rowsOf(segment).map((row) => (row.id === id ? { ...row, ...changes } : row));
      await segments.put(toStored(segmentOf(rows, segment.packs)), key);
    }
    return key === undefined ? [] : [key];
  });
}

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

async function cut(transaction: Writing, key: number, goes: (row: Row) => boolean): Promise<void> {
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
async function find(transaction: Writing, wanted: readonly string[]): Promise<Map<number, Set<string>>> {
  const ids = storeOf(transaction, 'ids');
  const [keys, texts] = await Promise.all([ids.getAllKeys(), ids.getAll()]);
  const found = new Map<number, Set<string>>();
  texts.forEach((text, i) => {
    const here = wanted.filter((id) => text.includes(id));
    if (here.length > 0) found.set(keys[i]!, new Set(here));
  });
  return found;
}
