/** Printed rows of an indexed body, decoded when they are asked for. */
import { ROW, type BodyIndex, type Container } from './bodyIndex.ts';
import { parseJson } from './json.ts';
import { escapeToken } from './pointer.ts';
import { prettyRows, type JsonRow, type PrettyOptions } from './prettyRows.ts';

/** Bytes of a row that are decoded unless more is asked for. */
export const ROW_BYTES = 2_000;

/** Names are looked for in so many bytes first. */
const NAME_BYTES = 500;

export interface BodyRow extends JsonRow {
  /** Bytes of the row that were not decoded. */
  omitted: number;
}

const PUNCTUATION = { kind: 'punctuation' } as const;

/** Reads rows of one index. */
export class BodyRows {
  readonly #index: BodyIndex;
  readonly #decoder = new TextDecoder();

  constructor(index: BodyIndex) {
    this.#index = index;
  }

  /** The rows at these places (0-based, rising), each with its pointer. Costs the rows, and once the way to the first. */
  at(places: readonly number[], options: PrettyOptions, bytes: number = ROW_BYTES): BodyRow[] {
    const walk = this.#walk();
    return places.map((place) => this.#row(place, walk.to(place), options, bytes));
  }

  pointerOf(row: number): string {
    return this.#walk().to(row);
  }

  #walk(): Walk {
    return new Walk(this.#index, (row) => this.name(row));
  }

  /** The name of the member on a row, decoded; `undefined` for anything else. */
  name(row: number): string | undefined {
    if (!this.#inObject(row)) return undefined;
    const { text, omitted } = this.#text(row, NAME_BYTES);
    const name = firstName(text);
    return name === undefined && omitted > 0 ? firstName(this.#text(row, Infinity).text) : name;
  }

  #inObject(row: number): boolean {
    const around = this.#index.container(this.#index.around(row));
    return around !== undefined && this.#index.kindOf(around.open) === ROW.openObject;
  }

  #row(row: number, pointer: string, options: PrettyOptions, limit: number): BodyRow {
    const kind = this.#index.kindOf(row);
    const depth = this.#index.depthOf(row);
    const { text, comma, omitted } = this.#text(row, limit);
    const tail = comma ? ',' : '';
    const shared = { line: row + 1, pointer, omitted };
    if (kind === ROW.closeObject || kind === ROW.closeArray) {
      const [valueKind, mark] = kind === ROW.closeObject ? (['object', '}'] as const) : (['array', ']'] as const);
      const parts = [{ ...PUNCTUATION, text: `${mark}${tail}` }];
      return { ...shared, depth, kind: 'close', valueKind, parts, foldable: false };
    }
    const printed = print(text, this.#inObject(row), options);
    const container = kind === ROW.openObject || kind === ROW.openArray ? this.#index.containerAt(row) : undefined;
    const parts = tail ? [...printed.parts, { ...PUNCTUATION, text: tail }] : printed.parts;
    return {
      ...printed,
      ...shared,
      depth,
      parts,
      kind: container ? 'open' : printed.kind === 'open' ? 'empty' : printed.kind,
      foldable: container !== undefined,
      ...(container ? { closeLine: container.close + 1, count: container.count } : {}),
    };
  }

  #text(row: number, limit: number): { text: string; comma: boolean; omitted: number } {
    const { bytes } = this.#index;
    const start = this.#index.startOf(row);
    const { end, comma } = this.#index.endOf(row);
    const shown = Math.min(end, start + limit);
    // A character cut in two decodes to a replacement at the very end. A copy, because shared memory is not decoded.
    const text = this.#decoder.decode(bytes.slice(start, shown));
    return { text: shown < end ? text.replace(/\ufffd+$/, '') : text, comma, omitted: end - shown };
  }
}

// One row's text is a member or a value: the parser and the printer of whole documents print it.
function print(text: string, named: boolean, options: PrettyOptions): JsonRow {
  const rows = prettyRows(parseJson(named ? `{${text}` : `[${text}`).root, options);
  return rows[1] ?? { ...rows[0]!, parts: [{ ...PUNCTUATION, text }] };
}

function firstName(text: string): string | undefined {
  const { root } = parseJson(`{${text}`);
  return root?.kind === 'object' ? root.members[0]?.key : undefined;
}

interface Level {
  container: Container;
  kind: number;
  /** Index of the child the walk stands on or in. */
  child: number;
  pointer: string;
}

/** Walks down the rows and knows the pointer of each. */
class Walk {
  readonly #index: BodyIndex;
  readonly #name: (row: number) => string | undefined;
  #levels: Level[] = [];
  #at = -1;

  constructor(index: BodyIndex, name: (row: number) => string | undefined) {
    this.#index = index;
    this.#name = name;
  }

  to(row: number): string {
    if (this.#at < 0 || row <= this.#at) this.#jump(row);
    else this.#advance(row);
    this.#at = row;
    return this.#step(row);
  }

  // Goes on from the row before: over what lies between, in strides of whole containers.
  #advance(row: number): void {
    for (let next = this.#at + 1; next < row;) {
      const level = this.#levels.at(-1);
      if (level && level.container.close < row) {
        this.#levels.pop();
        next = level.container.close + 1;
        continue;
      }
      const container = this.#index.containerAt(next);
      if (container && container.close >= row) this.#step(next++);
      else {
        if (level) level.child++;
        next = (container?.close ?? next) + 1;
      }
    }
  }

  // Pointer of a row whose enclosing levels are known; an opening row adds one.
  #step(row: number): string {
    const kind = this.#index.kindOf(row);
    if (kind === ROW.closeObject || kind === ROW.closeArray) return this.#levels.pop()?.pointer ?? '';
    const level = this.#levels.at(-1);
    if (level) level.child++;
    const token = level && (level.kind === ROW.openObject ? (this.#name(row) ?? '') : String(level.child));
    const pointer = level ? `${level.pointer}/${escapeToken(token!)}` : '';
    const container = kind === ROW.openObject || kind === ROW.openArray ? this.#index.containerAt(row) : undefined;
    if (container) this.#levels.push({ container, kind, child: -1, pointer });
    return pointer;
  }

  // Sets up the levels around a row, each standing on the child before it.
  #jump(row: number): void {
    const around: Container[] = [];
    for (let place = this.#index.around(row); place >= 0;) {
      const container = this.#index.container(place)!;
      around.push(container);
      place = container.parent;
    }
    around.reverse();
    this.#levels = [];
    for (const [i, container] of around.entries()) {
      const kind = this.#index.kindOf(container.open);
      const level: Level = { container, kind, child: -1, pointer: this.#pointerHere(container.open) };
      if (kind === ROW.openArray) level.child = (around[i + 1]?.before ?? this.#index.childrenBefore(row)) - 1;
      this.#levels.push(level);
    }
  }

  #pointerHere(open: number): string {
    const level = this.#levels.at(-1);
    if (!level) return '';
    if (level.kind !== ROW.openObject) level.child++;
    const token = level.kind === ROW.openObject ? (this.#name(open) ?? '') : String(level.child);
    return `${level.pointer}/${escapeToken(token)}`;
  }
}
