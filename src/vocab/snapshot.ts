/** A list as two arrays, for storage and for travel between threads. */
import { decodeWord } from './wordBytes.ts';
import { WordList } from './wordList.ts';
import { WordPool } from './wordPool.ts';

export interface Snapshot {
  /** Bytes of the words in order, nothing between them. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Where each word ends. */
  ends: Uint32Array<ArrayBuffer>;
}

/** A snapshot as one thing that is handed on and stored without being copied on the way. */
export interface PackedWords {
  blob: Blob;
  /** How many words. */
  count: number;
}

/** No byte of a snapshot is copied. */
export function packedWords({ bytes, ends }: Snapshot): PackedWords {
  return { blob: new Blob([ends, bytes]), count: ends.length };
}

/** Both arrays lie in one buffer. Rejects where the browser can no longer read the blob. */
export async function unpackedWords({ blob, count }: PackedWords): Promise<Snapshot> {
  const buffer = await blob.arrayBuffer();
  return {
    bytes: new Uint8Array(buffer, count * Uint32Array.BYTES_PER_ELEMENT),
    ends: new Uint32Array(buffer, 0, count),
  };
}

/** The words of a list in its order, without its past; a copy, so that the list may go on. */
export function snapshotOf({ pool, order }: WordList): Snapshot {
  const ends = new Uint32Array(order.length);
  let total = 0;
  for (let row = 0; row < order.length; row++) {
    total += pool.length(order[row]!);
    ends[row] = total;
  }
  const bytes = new Uint8Array(total);
  for (let row = 0, at = 0; row < order.length; row++) {
    const start = pool.starts[order[row]!]!;
    // Short words: a loop is faster than a view and a copy for each.
    for (let i = start; at < ends[row]!; i++) bytes[at++] = pool.bytes[i]!;
  }
  return { bytes, ends };
}

/** The list a snapshot was taken of, without its past. */
export function listOfSnapshot({ bytes, ends }: Snapshot): WordList {
  const pool = new WordPool(bytes.length + 1024, ends.length + 64);
  pool.adopt(bytes);
  const order = new Uint32Array(ends.length);
  for (let row = 0, start = 0; row < ends.length; row++) {
    order[row] = pool.mark(start, ends[row]!);
    start = ends[row]!;
  }
  return new WordList(pool, order);
}

/** The words of a snapshot, for the calls that take texts. */
export function wordsOfSnapshot({ bytes, ends }: Snapshot): string[] {
  return Array.from(ends, (end, row) => decodeWord(bytes, row === 0 ? 0 : ends[row - 1]!, end));
}
