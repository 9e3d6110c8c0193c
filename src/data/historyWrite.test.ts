import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import type { Head } from './historyHead.ts';
import type { PackedCalls } from './historyPack.ts';
import { readPacks, readRecord, readSegments, readTotals } from './historyRead.ts';
import {
  openHistoryDatabase,
  rowsOf,
  segmentOf,
  SEGMENT_ROWS,
  STORES,
  toStored,
  toStoredPack,
  type HistoryDatabase,
  type Pack,
} from './historySchema.ts';
import { removeRows } from './historyRemove.ts';
import { append, changeRow, putOpen } from './historyWrite.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

async function open(): Promise<HistoryDatabase> {
  globalThis.indexedDB = new IDBFactory();
  const result = await openHistoryDatabase(() => undefined);
  if (!result.ok) throw new Error(result.detail);
  return result.db;
}

function headOf(id: string): Head {
  return {
    id,
    origin: 'import',
    startedAt: 1_795_000_000_000,
    target: 'emulator',
    profileId: 'p',
    api: 'message',
    encoding: 'form',
    username: 'u',
    msg: `msg of ${id}`,
    outcome: 'response',
    size: id.length,
  } as unknown as Head;
}

/** A pack whose bytes are its ids, so that each record can be told from the others. */
function packOf(ids: readonly string[]): PackedCalls {
  let start = 0;
  const records = ids.map(({ length }) => {
    const record = { start, parts: { token: 0, json: length, request: 0, response: 0 } };
    start += length;
    return record;
  });
  const bytes = new TextEncoder().encode(ids.join(''));
  return { heads: ids.map(headOf), pack: { bytes, records, holes: [], seals: [] } };
}

const LARGE = 1_500_000;

function largePack(): PackedCalls {
  const { heads, pack } = packOf(['large']);
  const parts = { token: 0, json: 0, request: 0, response: LARGE };
  return { heads, pack: { ...pack, bytes: new Uint8Array(LARGE).fill(7), records: [{ start: 0, parts }] } };
}

function isLarge(pack: Pack | undefined): boolean {
  return pack?.bytes.length === LARGE && pack.records[0]?.parts.response === LARGE && pack.bytes.every((b) => b === 7);
}

/** Everything in the database, as it is read. */
async function contents(db: HistoryDatabase) {
  const segments = [];
  for await (const page of readSegments(db)) {
    for (const segment of page)
      segments.push({ ...segment, rows: rowsOf(segment), packed: [...(await readPacks(db, segment.key))] });
  }
  return { segments, totals: await readTotals(db), open: await db.getAllKeys('open') };
}

test('packs written together lie as if each had been written alone', async () => {
  const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.constant(SEGMENT_ROWS)), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(sizes, sizes, async (before, together) => {
      const packsOf = (many: readonly number[], name: string) =>
        many.map((count, i) => packOf(Array.from({ length: count }, (_, at) => `${name}-${i}-${at}`)));
      const [one, all] = [await open(), await open()];
      for (const db of [one, all]) for (const pack of packsOf(before, 'before')) await append(db, [pack]);
      for (const pack of packsOf(together, 'new')) await append(one, [pack]);
      await append(all, packsOf(together, 'new'));
      expect(await contents(all)).toEqual(await contents(one));
    }),
    { numRuns: 20 },
  );
});

test('a call taken for dead is written once, wherever it was written, with the marks it was given meanwhile', async () => {
  const db = await open();
  const ids = Array.from({ length: SEGMENT_ROWS }, (_, i) => `full-${i}`);
  await append(db, [packOf(['dead', ...ids.slice(1)])]);
  await append(db, [packOf(['x', 'late', 'y'])]);
  await changeRow(db, 'dead', { starred: true, note: 'why' });
  const changed = await append(db, [packOf(['a', 'late']), packOf(['dead', 'b'])], ['late', 'dead']);
  expect(changed).toEqual([1, 2]);
  const { segments, totals } = await contents(db);
  const rows = segments.toReversed().flatMap((segment) => segment.rows);
  expect(rows.map(({ id }) => id).filter((id) => !id.startsWith('full'))).toEqual(['x', 'y', 'a', 'late', 'dead', 'b']);
  expect(totals).toMatchObject({ count: rows.length, bytes: rows.reduce((sum, { size }) => sum + size, 0) });
  expect(await readRecord(db, 'dead')).toMatchObject({ row: { place: 0, starred: true, note: 'why' } });
  expect(await readRecord(db, 'late')).toMatchObject({ row: { place: 1 } });
});

test('a call that is still open is no record yet, and becomes one', async () => {
  const db = await open();
  await putOpen(db, { head: headOf('a'), pack: packOf(['a']).pack, tab: 't' });
  expect(await append(db, [packOf(['a'])], ['a'])).toEqual([1]);
  expect(await contents(db)).toMatchObject({ totals: { count: 1 }, open: [] });
});

test('calls that were open are so no more', async () => {
  const db = await open();
  for (const id of ['a', 'b', 'c']) await putOpen(db, { head: headOf(id), pack: packOf([id]).pack, tab: 't' });
  await append(db, [packOf(['a']), packOf(['x']), packOf(['c'])]);
  expect((await contents(db)).open).toEqual(['b']);
});

test('a large record lies in a file of its own, comes back whole, and goes without its neighbours', async () => {
  const db = await open();
  await append(db, [packOf(['a']), largePack(), packOf(['b'])]);
  expect((await db.getAll('bodies')).map(({ bytes }) => bytes instanceof Blob)).toEqual([false, true, false]);
  expect(isLarge((await readRecord(db, 'large'))?.pack)).toBe(true);
  expect(isLarge((await readPacks(db, 1)).get(1))).toBe(true);
  await removeRows(db, ['large']);
  expect(await readRecord(db, 'large')).toBeUndefined();
  expect(await db.getAllKeys('bodies')).toEqual([
    [1, 0],
    [1, 2],
  ]);
  expect(await readTotals(db)).toMatchObject({ count: 2, bytes: 2 });
});

test('what version 1 has written is there, and grows, its large records among it', async () => {
  const large = largePack();
  const first = await openDB('dialog-console.history', 1, {
    upgrade: (db) => STORES.forEach((store) => db.createObjectStore(store)),
  });
  const segment = toStored(segmentOf([{ ...large.heads[0]!, pack: 0, place: 0 }], 1));
  await first.put('segments', segment, 1);
  await first.put('ids', segment.ids, 1);
  await first.put('bodies', { ...toStoredPack(large.pack), bytes: large.pack.bytes }, [1, 0]);
  await first.put('totals', { count: 1, bytes: segment.bytes, newest: 1 }, 'totals');
  first.close();
  const result = await openHistoryDatabase(() => undefined);
  if (!result.ok) throw new Error(result.detail);
  await append(result.db, [packOf(['a'])]);
  expect(isLarge((await readRecord(result.db, 'large'))?.pack)).toBe(true);
  expect(await readTotals(result.db)).toMatchObject({ count: 2, newest: 1 });
});

test('what fails in one pack leaves nothing of the others', async () => {
  const db = await open();
  await append(db, [packOf(['a'])]);
  const before = await contents(db);
  const broken = packOf(['c']);
  Object.assign(broken.pack, { seals: [() => 'no value a database holds'] });
  await expect(append(db, [packOf(['b']), broken])).rejects.toThrow(
    expect.objectContaining({ name: 'DataCloneError' }),
  );
  expect(await contents(db)).toEqual(before);
});
