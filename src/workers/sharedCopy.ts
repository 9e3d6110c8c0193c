/** Bytes on their way into memory that a worker sees too: it reads the beginning while the rest is still being copied. */

export class SharedCopy {
  /** As large as the whole; what has not been copied yet is zero. */
  readonly bytes: Uint8Array;
  /** Whether somebody sees to it that the rest is copied. */
  started = false;
  readonly #from: Uint8Array;
  #copied = 0;

  constructor(from: Uint8Array) {
    this.#from = from;
    this.bytes = new Uint8Array(new SharedArrayBuffer(from.length));
  }

  get finished(): boolean {
    return this.#copied === this.#from.length;
  }

  /** Copies up to so many bytes more. @returns how many are there now. */
  copy(length: number): number {
    const stretch = this.#from.subarray(this.#copied, this.#copied + length);
    this.bytes.set(stretch, this.#copied);
    this.#copied += stretch.length;
    return this.#copied;
  }
}

/** The same bytes where nobody else can change them, as decoders of text want them; copied only where they are shared. */
export function unshared(bytes: Uint8Array): Uint8Array {
  // Where no memory may be shared there is no such class.
  return 'SharedArrayBuffer' in globalThis && bytes.buffer instanceof SharedArrayBuffer ? bytes.slice() : bytes;
}
