/**
 * The database of history. Heads and bodies lie apart, both a hundred to a value: reading a list never touches a body,
 * and what is counted is kept, not counted again.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import { concatBytes, decodeUtf8Lossy } from '#protocol/bytes.ts';
import type { Hole, Seal } from '#protocol/redact.ts';
import { openDatabase, type OpenedDatabase } from './database.ts';
import { BETWEEN_TEXTS, facetKey, searchText, type Head } from './historyHead.ts';
import type { RecordParts } from './historyRecord.ts';

/** Where a record's body lies: the pack of its segment, and the place in it. */
export interface Row extends Head {
  pack: number;
  place: number;
}

/** Up to {@link SEGMENT_ROWS} heads, the oldest first, with what filters and searches need without parsing them. */
export interface Segment {
  /** UTF-8 of each row's JSON, one after the other. */
  rows: Uint8Array<ArrayBuffer>;
  /** Where each of them ends. */
  ends: Uint32Array<ArrayBuffer>;
  ids: string[];
  times: number[];
  facets: string[];
  texts: string[];
  /** Of all records in it. */
  bytes: number;
  /** Number of the next pack. */
  packs: number;
}

/**
 * A segment as it lies in the database: few values, each a run of bytes or of letters. Browsers put what is larger than
 * 64 KiB into a file of its own, which a list would wait for.
 */
export interface StoredSegment extends Pick<Segment, 'rows' | 'ends' | 'bytes' | 'packs'> {
  ids: string;
  times: Float64Array<ArrayBuffer>;
  /** Each that occurs, once. */
  facetKeys: string[];
  /** For every row its place among them. */
  facets: Uint16Array<ArrayBuffer>;
  texts: string;
}

/** Bodies that were written together: one string of bytes, without secrets. */
export interface Pack {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each record begins, and its parts; `undefined` for one that was deleted. */
  records: ({ start: number; parts: RecordParts } | undefined)[];
  holes: readonly Hole[];
  seals: readonly Seal[];
}

/** Numbers of a record of a pack, one after the other: where it begins and how long its parts are. */
const RECORD = 5;
/** Numbers of a hole. */
const HOLE = 4;

/** A pack as it lies in the database: thousands of small objects take longer to write than what they describe. */
export interface StoredPack extends Pick<Pack, 'seals'> {
  /** A large record alone in its pack lies in a file: to clone it in and out would be a long task each. */
  bytes: Uint8Array<ArrayBuffer> | Blob;
  /** {@link RECORD} numbers for each; the first is negative for one that was deleted. */
  records: Int32Array<ArrayBuffer>;
  /** {@link HOLE} numbers for each. */
  holes: Int32Array<ArrayBuffer>;
}

/** A call that has left and not come back. */
export interface OpenCall {
  head: Head;
  pack: Pack;
  /** The tab that waits for the answer. */
  tab: string;
}

export interface Totals {
  count: number;
  bytes: number;
  /** Key of the newest segment; 0 before the first. */
  newest: number;
}

export interface HistorySchema extends DBSchema {
  segments: { key: number; value: StoredSegment };
  /** Ids of each segment in one text, for finding one. */
  ids: { key: number; value: string };
  bodies: { key: [segment: number, pack: number]; value: StoredPack };
  open: { key: string; value: OpenCall };
  totals: { key: 'totals'; value: Totals };
}

export type HistoryDatabase = IDBPDatabase<HistorySchema>;

/** 2: large records lie in files. What 1 has written is read as it is. */
const HISTORY_VERSION = 2;
/** Bytes of a record that is a file of its own. */
const LARGE = 1024 * 1024;
export const SEGMENT_ROWS = 200;
export const NO_TOTALS: Totals = { count: 0, bytes: 0, newest: 0 };
export const STORES = ['segments', 'ids', 'bodies', 'open', 'totals'] as const;

/** @param onClosed another tab wants a newer version, or everything is being forgotten. */
export function openHistoryDatabase(onClosed: () => void): Promise<OpenedDatabase<HistorySchema>> {
  return openDatabase<HistorySchema>({
    name: 'history',
    version: HISTORY_VERSION,
    upgrade: (db, from) => {
      if (from < 1) for (const store of STORES) db.createObjectStore(store);
    },
    onClosed,
  });
}

export function segmentOf(rows: readonly Row[], packs: number): Segment {
  return {
    packs,
    ...written(rows.map((row) => JSON.stringify(row))),
    ids: rows.map(({ id }) => id),
    times: rows.map(({ startedAt }) => startedAt),
    facets: rows.map(facetKey),
    texts: rows.map(searchText),
    bytes: rows.reduce((sum, { size }) => sum + size, 0),
  };
}

const encoder = new TextEncoder();
/** Kept for the next texts: to clear it every time takes longer than to fill it. */
let room = new Uint8Array(0);

/** Texts as UTF-8, one after the other. */
function written(texts: readonly string[]): Pick<Segment, 'rows' | 'ends'> {
  const most = 3 * texts.reduce((sum, { length }) => sum + length, 0);
  if (room.length < most) room = new Uint8Array(most);
  let end = 0;
  const ends = Uint32Array.from(texts, (text) => (end += encoder.encodeInto(text, room.subarray(end)).written));
  return { rows: room.slice(0, end), ends };
}

/** One row; the others are not parsed. */
export function rowOf({ rows, ends }: Pick<Segment, 'rows' | 'ends'>, place: number): Row {
  return JSON.parse(decodeUtf8Lossy(rows.subarray(ends[place - 1] ?? 0, ends[place]))) as Row;
}

export function rowsOf(segment: Pick<Segment, 'rows' | 'ends'>): Row[] {
  return Array.from(segment.ends, (_, place) => rowOf(segment, place));
}

/** A segment with more rows at its end. What is there already is not parsed. */
export function withRows(segment: Segment | undefined, rows: readonly Row[]): Segment {
  const more = segmentOf(rows, (segment?.packs ?? 0) + 1);
  if (!segment || segment.ids.length === 0) return more;
  return {
    packs: more.packs,
    rows: concatBytes(segment.rows, more.rows),
    ends: Uint32Array.from([...segment.ends, ...more.ends.map((end) => segment.rows.length + end)]),
    ids: [...segment.ids, ...more.ids],
    times: [...segment.times, ...more.times],
    facets: [...segment.facets, ...more.facets],
    texts: [...segment.texts, ...more.texts],
    bytes: segment.bytes + more.bytes,
  };
}

export function toStored({ rows, ends, bytes, packs, ids, times, facets, texts }: Segment): StoredSegment {
  const facetKeys = [...new Set(facets)];
  return {
    rows,
    ends,
    bytes,
    packs,
    ids: ids.join(),
    times: Float64Array.from(times),
    facetKeys,
    facets: Uint16Array.from(facets, (key) => facetKeys.indexOf(key)),
    texts: texts.join(BETWEEN_TEXTS),
  };
}

export function fromStored({ ids, times, facetKeys, facets, texts, ...rest }: StoredSegment): Segment {
  return {
    ...rest,
    ids: idsOf(ids),
    times: Array.from(times),
    facets: Array.from(facets, (at) => facetKeys[at]!),
    texts: texts.split(BETWEEN_TEXTS),
  };
}

/** Ids of a segment out of their one text. */
export function idsOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}

export function toStoredPack({ bytes, seals, records, holes }: Pack): StoredPack {
  const numbers = new Int32Array(records.length * RECORD);
  records.forEach((record, i) => {
    if (!record) return void numbers.fill(-1, i * RECORD, (i + 1) * RECORD);
    const { token, json, request, response } = record.parts;
    numbers.set([record.start, token, json, request, response], i * RECORD);
  });
  const places = new Int32Array(holes.length * HOLE);
  holes.forEach(({ start, end, seal, at }, i) => places.set([start, end, seal, at], i * HOLE));
  const alone = records.length === 1 && bytes.length > LARGE;
  return { bytes: alone ? new Blob([bytes]) : bytes, seals, records: numbers, holes: places };
}

/** Not for use in a transaction, which ends while a file is read. */
export async function fromStoredPack(stored: StoredPack): Promise<Pack> {
  const { bytes } = stored;
  return withBytes(stored, bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes);
}

/** A pack that is no file. */
export function withBytes({ seals, records, holes }: StoredPack, bytes: Pack['bytes']): Pack {
  return {
    bytes,
    seals,
    records: each(records, RECORD, ([start = 0, token = 0, json = 0, request = 0, response = 0]) =>
      start < 0 ? undefined : { start, parts: { token, json, request, response } },
    ),
    holes: each(holes, HOLE, ([start = 0, end = 0, seal = 0, at = 0]) => ({ start, end, seal, at })),
  };
}

function each<T>(numbers: Int32Array, width: number, make: (some: Int32Array) => T): T[] {
  return Array.from({ length: numbers.length / width }, (_, i) => make(numbers.subarray(i * width, (i + 1) * width)));
}
