/** Finds the printed rows of a JSON text in its bytes, a stretch at a time (src/assembly/rows.ts does the work). */
import { fromBase64 } from '#protocol/bytes.ts';
import { ROW_SCANNER } from './rowScanner.wasm.ts';

interface Program {
  memory: WebAssembly.Memory;
  scan(length: number, base: number): number;
  finish(): void;
}
type Numbers = 'rows' | 'opened' | 'closed' | 'inside' | 'count' | 'pending' | 'done';
type Places =
  | 'STRETCH'
  | 'BYTES'
  | 'STARTS'
  | 'KINDS'
  | 'DEPTHS'
  | 'OPEN_ROWS'
  | 'OPEN_PARENTS'
  | 'OPEN_BEFORES'
  | 'CLOSED_PLACES'
  | 'CLOSED_ROWS'
  | 'CLOSED_COUNTS';
type Globals = Record<Numbers | Places, WebAssembly.Global<'i32'>>;

/** No container, or no row. */
export const NONE = 0xffffffff;

/** What a stretch brought: columns of equal length, good until the next one is read. */
export interface FoundRows {
  /** Byte offset in the text, kind and depth of each row. */
  starts: Uint32Array;
  kinds: Uint8Array;
  depths: Uint16Array;
  /** Containers with content that opened: the row, the place of the container around (or NONE), its children before. */
  opened: { rows: Uint32Array; parents: Uint32Array; befores: Uint32Array };
  /** Those that closed: place, row, children. */
  closed: { places: Uint32Array; rows: Uint32Array; counts: Uint32Array };
  /** The innermost that is open now (or NONE), and its children so far. */
  inside: number;
  count: number;
}

let compiled: WebAssembly.Module | undefined;

/** Reads one text from its beginning to its end. */
export class RowScanner {
  readonly #program: Program & Globals;
  /** The most bytes that are taken at once. */
  readonly stretch: number;

  constructor() {
    compiled ??= new WebAssembly.Module(fromBase64(ROW_SCANNER)!);
    this.#program = new WebAssembly.Instance(compiled).exports as unknown as Program & Globals;
    this.stretch = this.#program.STRETCH.value;
  }

  /**
   * Goes on with these bytes, which stand `base` bytes into the text.
   * @returns how many were read: fewer where the outermost value ends before.
   */
  scan(bytes: Uint8Array, base: number): number {
    const { memory, BYTES } = this.#program;
    new Uint8Array(memory.buffer).set(bytes, BYTES.value);
    return this.#program.scan(bytes.length, base);
  }

  /** After the last bytes: what they broke off is a row too. */
  finish(): void {
    this.#program.finish();
  }

  /** Whether the outermost value has ended. */
  get done(): boolean {
    return this.#program.done.value !== 0;
  }

  /** Byte offset of the row that is not complete yet, or NONE. */
  get pending(): number {
    return this.#program.pending.value >>> 0;
  }

  get found(): FoundRows {
    const program = this.#program;
    const { buffer } = program.memory;
    const [rows, opened, closed] = [program.rows.value, program.opened.value, program.closed.value];
    const column = (place: Places, length: number) => new Uint32Array(buffer, program[place].value, length);
    return {
      starts: column('STARTS', rows),
      kinds: new Uint8Array(buffer, program.KINDS.value, rows),
      depths: new Uint16Array(buffer, program.DEPTHS.value, rows),
      opened: {
        rows: column('OPEN_ROWS', opened),
        parents: column('OPEN_PARENTS', opened),
        befores: column('OPEN_BEFORES', opened),
      },
      closed: {
        places: column('CLOSED_PLACES', closed),
        rows: column('CLOSED_ROWS', closed),
        counts: column('CLOSED_COUNTS', closed),
      },
      inside: program.inside.value >>> 0,
      count: program.count.value,
    };
  }
}
