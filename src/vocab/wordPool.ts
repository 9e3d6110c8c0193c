/** Where the bytes of words are kept: one growing array and two of offsets, so that a million words are three objects. */
import { loneSurrogateAt } from '#protocol/bytes.ts';
import { decodeWord, encodeWord } from './wordBytes.ts';

const encoder = new TextEncoder();

/** The most bytes of UTF-8 that one unit of UTF-16 takes. */
const BYTES_A_UNIT = 3;

/** FNV-1a, 32 bits: `hash = Math.imul(hash ^ byte, HASH_PRIME)` for every byte, written out where millions are met. */
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME);
  return hash;
}

/** The last step: a table looks at the low bits only. */
export function mixed(hash: number): number {
  return hash ^ (hash >>> 15);
}

export class WordPool {
  /** Bytes of all words ever added, one after the other. */
  bytes: Uint8Array<ArrayBuffer>;
  starts: Uint32Array<ArrayBuffer>;
  ends: Uint32Array<ArrayBuffer>;
  hashes: Int32Array<ArrayBuffer>;
  /** How many words there are; the next one's number. */
  size = 0;
  private used = 0;

  constructor(bytes = 1024, words = 64) {
    this.bytes = new Uint8Array(bytes);
    this.starts = new Uint32Array(words);
    this.ends = new Uint32Array(words);
    this.hashes = new Int32Array(words);
  }

  /** Adds a word and gives its number. */
  add(word: string): number {
    const bytes = encodeWord(word);
    const at = this.adopt(bytes);
    return this.mark(at, at + bytes.length);
  }

  /** Takes bytes in, as no word yet, and gives the offset at which they stand. */
  adopt(bytes: Uint8Array): number {
    const at = this.used;
    this.reserve(bytes.length);
    this.bytes.set(bytes, at);
    this.used = at + bytes.length;
    return at;
  }

  /** The same of a text, encoded where it is to stand: a text of megabytes is not copied once more. */
  adoptText(text: string): number {
    if (loneSurrogateAt(text) >= 0) return this.adopt(encodeWord(text));
    const at = this.used;
    this.reserve(text.length * BYTES_A_UNIT);
    this.used = at + encoder.encodeInto(text, this.bytes.subarray(at)).written;
    return at;
  }

  /** Where the next bytes will stand. */
  get end(): number {
    return this.used;
  }

  /** Makes the bytes between two offsets a word and gives its number. */
  mark(start: number, end: number, hash = hashOf(this.bytes, start, end)): number {
    this.reserveWords(1);
    const { size } = this;
    this.starts[size] = start;
    this.ends[size] = end;
    this.hashes[size] = mixed(hash);
    this.size = size + 1;
    return size;
  }

  text(word: number): string {
    return decodeWord(this.bytes, this.starts[word]!, this.ends[word]!);
  }

  length(word: number): number {
    return this.ends[word]! - this.starts[word]!;
  }

  /** Whether a word of this pool and one of another, or the same, have the same bytes. */
  equal(word: number, other: WordPool, theirs: number): boolean {
    const length = this.length(word);
    if (other.length(theirs) !== length) return false;
    const a = this.starts[word]!;
    const b = other.starts[theirs]!;
    for (let i = 0; i < length; i++) if (this.bytes[a + i] !== other.bytes[b + i]) return false;
    return true;
  }

  /** Makes room for so many more words, so that the arrays need not grow step by step. */
  expectWords(count: number): void {
    const words = this.size + count;
    if (words <= this.starts.length) return;
    const grow = <T extends Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(from: T, to: T): T => {
      to.set(from.subarray(0, this.size));
      return to;
    };
    this.starts = grow(this.starts, new Uint32Array(words));
    this.ends = grow(this.ends, new Uint32Array(words));
    this.hashes = grow(this.hashes, new Int32Array(words));
  }

  /** The same in steps that double, for whoever does not know how many will come. */
  reserveWords(count: number): void {
    if (this.size + count > this.starts.length) this.expectWords(Math.max(count, this.size, 16));
  }

  private reserve(length: number): void {
    const at = this.used;
    const wanted = at + length;
    if (wanted <= this.bytes.length) return;
    const grown = new Uint8Array(at === 0 ? wanted : Math.max(wanted, this.bytes.length * 2));
    grown.set(this.bytes.subarray(0, at));
    this.bytes = grown;
  }
}
