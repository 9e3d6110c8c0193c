/** Which rows of an indexed body are shown, and where. */
import { ROW, type BodyIndex } from '#answer/bodyIndex.ts';

/** Depth from which a tree starts out folded. */
const TREE_DEPTH = 2;

export class Visible {
  readonly #index: BodyIndex;
  readonly #layout: 'pretty' | 'tree';
  /** Rows whose state is the other one than at first. */
  readonly #turned = new Set<number>();
  /** Rows shown, rising; absent while every row is. */
  #shown: Uint32Array | undefined;
  #built = -1;

  constructor(index: BodyIndex, layout: 'pretty' | 'tree') {
    this.#index = index;
    this.#layout = layout;
  }

  get count(): number {
    return this.#list()?.length ?? this.#index.rows;
  }

  isFolded(row: number): boolean {
    const opens = this.#opens(row);
    return opens && (this.#layout === 'tree' && this.#index.depthOf(row) >= TREE_DEPTH) !== this.#turned.has(row);
  }

  /** The rows at these places. */
  rows(from: number, to: number): number[] {
    const list = this.#list();
    const end = Math.min(to, list?.length ?? this.#index.rows);
    return Array.from({ length: Math.max(end - from, 0) }, (_, i) => list?.[from + i] ?? from + i);
  }

  toggle(row: number): void {
    if (!this.#opens(row)) return;
    if (!this.#turned.delete(row)) this.#turned.add(row);
    this.refresh();
  }

  /** Opens what hides a row. @returns its place; of a row that is never shown the place before. */
  reveal(row: number): number {
    let opened = false;
    for (let place = this.#index.around(row); place >= 0;) {
      const { open, parent } = this.#index.container(place)!;
      if (open !== row && this.isFolded(open)) {
        this.toggle(open);
        opened = true;
      }
      place = parent;
    }
    if (opened) this.refresh();
    const list = this.#list();
    if (!list) return row;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (list[middle]! <= row) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  /** Forgets what was worked out; the rows or their folds have changed. */
  refresh(): void {
    this.#built = -1;
  }

  #opens(row: number): boolean {
    const kind = this.#index.kindOf(row);
    return kind === ROW.openObject || kind === ROW.openArray;
  }

  #list(): Uint32Array | undefined {
    if (this.#layout === 'pretty' && this.#turned.size === 0) return undefined;
    if (this.#built !== this.#index.rows) this.#build();
    return this.#shown;
  }

  #build(): void {
    const { rows } = this.#index;
    const shown = new Uint32Array(rows);
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const kind = this.#index.kindOf(row);
      if (this.#layout === 'pretty' || (kind !== ROW.closeObject && kind !== ROW.closeArray)) shown[count++] = row;
      if (this.isFolded(row)) row = this.#index.containerAt(row)!.close;
    }
    this.#shown = shown.slice(0, count);
    this.#built = rows;
  }
}
