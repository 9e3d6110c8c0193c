/**
 * The database of history. Heads and bodies lie apart, both a hundred to a value: reading a list never touches a body,
 * and what is counted is kept, not counted again.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import type { Hole, Seal } from '#protocol/redact.ts';
import { openDatabase, type OpenedDatabase } from './database.ts';
import { facetKey, searchText, type Head } from './historyHead.ts';
import type { RecordParts } from './historyRecord.ts';

/** Where a record's body lies: the pack of its segment, and the place in it. */
export interface Row extends Head {
  pack: number;
  place: number;
}

/** Up to {@link SEGMENT_ROWS} heads, the oldest first, with what filters and searches need without parsing them. */
export interface Segment {
  /** JSON of the rows. */
  rows: string;
  ids: string[];
  times: number[];
  facets: string[];
  texts: string[];
  /** Of all records in it. */
  bytes: number;
  /** Number of the next pack. */
  packs: number;
}

/** Bodies that were written together: one string of bytes, without secrets. */
export interface Pack {
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each record begins, and its parts; `undefined` for one that was deleted. */
  records: ({ start: number; parts: RecordParts } | undefined)[];
  holes: readonly Hole[];
  seals: readonly Seal[];
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
  segments: { key: number; value: Segment };
  /** Ids of each segment in one text, for finding one. */
  ids: { key: number; value: string };
  bodies: { key: [segment: number, pack: number]; value: Pack };
  open: { key: string; value: OpenCall };
  totals: { key: 'totals'; value: Totals };
}

export type HistoryDatabase = IDBPDatabase<HistorySchema>;

export const HISTORY_VERSION = 1;
export const SEGMENT_ROWS = 100;
export const NO_TOTALS: Totals = { count: 0, bytes: 0, newest: 0 };
export const STORES = ['segments', 'ids', 'bodies', 'open', 'totals'] as const;

/** @param onClosed another tab wants a newer version, or everything is being forgotten. */
export function openHistoryDatabase(onClosed: () => void): Promise<OpenedDatabase<HistorySchema>> {
  return openDatabase<HistorySchema>({
    name: 'history',
    version: HISTORY_VERSION,
    upgrade: (db) => {
      for (const store of STORES) db.createObjectStore(store);
    },
    onClosed,
  });
}

export function segmentOf(rows: readonly Row[], packs: number): Segment {
  return {
    packs,
    rows: JSON.stringify(rows),
    ids: rows.map(({ id }) => id),
    times: rows.map(({ startedAt }) => startedAt),
    facets: rows.map(facetKey),
    texts: rows.map(searchText),
    bytes: rows.reduce((sum, { size }) => sum + size, 0),
  };
}

export function rowsOf(segment: Segment): Row[] {
  return JSON.parse(segment.rows) as Row[];
}

/** A segment with more rows at its end. What is there already is not parsed. */
export function withRows(segment: Segment | undefined, rows: readonly Row[]): Segment {
  const more = segmentOf(rows, (segment?.packs ?? 0) + 1);
  if (!segment || segment.ids.length === 0) return more;
  return {
    packs: more.packs,
    rows: `${segment.rows.slice(0, -1)},${more.rows.slice(1)}`,
    ids: [...segment.ids, ...more.ids],
    times: [...segment.times, ...more.times],
    facets: [...segment.facets, ...more.facets],
    texts: [...segment.texts, ...more.texts],
    bytes: segment.bytes + more.bytes,
  };
}
