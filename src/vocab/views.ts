/** What of a list is shown, and in which order it can be brought. */
import { CHECK_BITS, type Analysis, type ListCheck } from './analysis.ts';
import { encodeWord } from './wordBytes.ts';
import type { WordList } from './wordList.ts';
import type { WordPool } from './wordPool.ts';

export interface Filter {
  /** Words that contain this text; letters A to Z in either case. Empty: all. */
  text: string;
  /** Words with this finding. */
  check?: ListCheck | undefined;
}

/** Whether a filter leaves anything out. */
export function isFiltering({ text, check }: Filter): boolean {
  return text !== '' || check !== undefined;
}

/** Rows of a list that pass a filter, in order. */
export function filteredRows({ pool, order }: WordList, filter: Filter, analysis: Analysis | undefined): Uint32Array {
  const wanted = encodeWord(filter.text).map(lower);
  const bit = filter.check === undefined ? 0 : CHECK_BITS[filter.check];
  const rows = new Uint32Array(order.length);
  let count = 0;
  for (let row = 0; row < order.length; row++) {
    if (bit !== 0 && !((analysis?.bits[row] ?? 0) & bit)) continue;
    if (wanted.length > 0 && !contains(pool, order[row]!, wanted)) continue;
    rows[count++] = row;
  }
  return rows.slice(0, count);
}

/** Rows on screen with a stretch that is there whether it passes the filter or not. */
export function withRows(rows: Uint32Array, first: number, count: number): Uint32Array {
  const stretch = Uint32Array.from({ length: count }, (_, i) => first + i);
  const others = rows.filter((row) => row < first || row >= first + count);
  const before = others.findIndex((row) => row > first);
  const at = before < 0 ? others.length : before;
  const all = new Uint32Array(others.length + count);
  all.set(others.subarray(0, at));
  all.set(stretch, at);
  all.set(others.subarray(at), at + count);
  return all;
}

function contains({ bytes, starts, ends }: WordPool, word: number, wanted: Uint8Array): boolean {
  const last = ends[word]! - wanted.length;
  const first = wanted[0]!;
  for (let from = starts[word]!; from <= last; from++) {
    if (lower(bytes[from]!) !== first) continue;
    let i = 1;
    while (i < wanted.length && lower(bytes[from + i]!) === wanted[i]) i++;
    if (i === wanted.length) return true;
  }
  return false;
}

function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
}

export type SortKey = 'word' | 'bytes';

export interface Sorting {
  by: SortKey;
  descending: boolean;
}

/** The words in another order: by their bytes, which is by code point, or by how many they are. Equal ones stay put. */
export function sorted({ pool, order }: WordList, { by, descending }: Sorting): Uint32Array {
  const sign = descending ? -1 : 1;
  if (by === 'bytes') return order.slice().sort((a, b) => sign * (pool.length(a) - pool.length(b)));
  const keys = new Float64Array(pool.size);
  for (const word of order) keys[word] = prefix(pool, word);
  return order.slice().sort((a, b) => sign * (keys[a]! - keys[b]! || compare(pool, a, b)));
}

/** The first six bytes as a number: enough to part nearly all words without looking at the rest. */
function prefix({ bytes, starts, ends }: WordPool, word: number): number {
  let key = 0;
  for (let i = 0; i < 6; i++) {
    const at = starts[word]! + i;
    key = key * 256 + (at < ends[word]! ? bytes[at]! : 0);
  }
  return key;
}

function compare(pool: WordPool, a: number, b: number): number {
  const length = Math.min(pool.length(a), pool.length(b));
  const from = pool.starts[a]!;
  const to = pool.starts[b]!;
  for (let i = 0; i < length; i++) {
    const difference = pool.bytes[from + i]! - pool.bytes[to + i]!;
    if (difference !== 0) return difference;
  }
  return pool.length(a) - pool.length(b);
}
