/** What is added to the history, and changed in it. */
import type { PackedCalls } from './historyPack.ts';
import type { FoundRecord } from './historyRead.ts';
import { cut, find } from './historyRemove.ts';
import {
  NO_TOTALS,
  SEGMENT_ROWS,
  fromStored,
  idsOf,
  rowsOf,
  segmentOf,
  toStored,
  toStoredPack,
  withRows,
  type HistoryDatabase,
  type OpenCall,
  type Row,
  type Segment,
  type Totals,
} from './historySchema.ts';
import { storeOf, writing, type Changed, type Writing } from './historyTransaction.ts';

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
 * @param noted calls among them that were noted as open. One that is so no more was taken for dead by another tab and
 *   written as interrupted: what really became of it counts, with the star and the note it was given meanwhile.
 */
export async function append(
  db: HistoryDatabase,
  packs: readonly PackedCalls[],
  noted: readonly string[] = [],
): Promise<Changed> {
  return writing(db, async (transaction) => {
    const { changed, marks } = await takeBack(transaction, noted);
    const marked = packs.map(({ heads, pack }) => ({
      pack,
      heads: heads.map((head) => ({ ...head, ...marks.get(head.id) })),
    }));
    return [...new Set([...changed, ...(await add(transaction, marked))])];
  });
}

type Marks = Pick<Row, 'starred' | 'note'>;

/** Removes the records of calls that were taken for dead. */
async function takeBack(
  transaction: Writing,
  noted: readonly string[],
): Promise<{ changed: Changed; marks: ReadonlyMap<string, Marks> }> {
  const marks = new Map<string, Marks>();
  const open = noted.length > 0 ? await storeOf(transaction, 'open').getAllKeys() : [];
  const closed = noted.filter((id) => !open.includes(id));
  if (closed.length === 0) return { changed: [], marks };
  const found = await find(transaction, closed);
  for (const [key, wanted] of found) {
    const rows = rowsOf((await storeOf(transaction, 'segments').get(key))!);
    for (const { id, starred, note } of rows)
      if (wanted.has(id)) marks.set(id, { ...(starred ? { starred } : {}), ...(note ? { note } : {}) });
    await cut(transaction, key, (row) => wanted.has(row.id));
  }
  return { changed: [...found.keys()], marks };
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
  /** Records in the newest segment. */
  rows: number;
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
  return { totals, open, rows: idsOf(last?.key === totals.newest ? last.value : '').length };
}

// Waits for what it reads and for nothing else, so that one pack is written while the next is made ready.
async function addAt(
  transaction: Writing,
  { totals: before, rows: there, open, newest }: End,
  { heads, pack }: PackedCalls,
): Promise<End> {
  // A full segment has nothing to say, and is not read.
  const room = there + heads.length <= SEGMENT_ROWS;
  const tail = room
    ? (newest ??
      (await storeOf(transaction, 'segments')
        .get(before.newest)
        .then((stored) => stored && fromStored(stored))))
    : undefined;
  if (!tail && newest) putSegment(transaction, newest, before.newest);
  const key = tail ? before.newest : before.newest + 1;
  const number = tail?.packs ?? 0;
  const ended = new Set(heads.map(({ id }) => id));
  const rows = heads.map((head, place): Row => ({ ...head, pack: number, place }));
  const segment = withRows(tail, rows);
  const bytes = rows.reduce((sum, { size }) => sum + size, 0);
  const totals = { count: before.count + rows.length, bytes: before.bytes + bytes, newest: key };
  unread(storeOf(transaction, 'bodies').put(toStoredPack(pack), [key, number]));
  // Batches never were open: what is not there is not deleted one by one.
  for (const id of open) if (ended.has(id)) unread(storeOf(transaction, 'open').delete(id));
  return { totals, open, rows: segment.ids.length, newest: segment };
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

/** Puts a record back where it was removed. Its pack holds it alone. */
export async function putBack(db: HistoryDatabase, { row, pack, where }: FoundRecord): Promise<Changed> {
  if (!where) return [];
  return writing(db, async (transaction) => {
    const { key, at } = where;
    const [stored, totals = NO_TOTALS] = await Promise.all([
      storeOf(transaction, 'segments').get(key),
      storeOf(transaction, 'totals').get('totals'),
    ]);
    const segment = stored && fromStored(stored);
    if (segment?.ids.includes(row.id)) return [];
    const number = segment?.packs ?? 0;
    const rows = (segment ? rowsOf(segment) : []).toSpliced(at, 0, { ...row, pack: number });
    putSegment(transaction, segmentOf(rows, number + 1), key);
    unread(storeOf(transaction, 'bodies').put(toStoredPack(pack), [key, number]));
    const { count, bytes, newest } = totals;
    unread(
      storeOf(transaction, 'totals').put(
        { count: count + 1, bytes: bytes + row.size, newest: Math.max(newest, key) },
        'totals',
      ),
    );
    return [key];
  });
}
