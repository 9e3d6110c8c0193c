/** One large body, indexed and read a little at a time, so that questions are answered in between. */
import { BodyIndex } from '#answer/bodyIndex.ts';
import { BodyRows, ROW_BYTES } from '#answer/bodyRows.ts';
import { searchBytes, type Found } from '#answer/bodySearch.ts';
import type { Column } from '#answer/column.ts';
import type { JsonNode, JsonProblem } from '#answer/json.ts';
import { itemsFrom, type ItemsPlace } from '#answer/listItems.ts';
import { cutLines } from '#answer/rawLines.ts';
import { readLargeResponse, type Reading } from '#answer/read.ts';
import { Visible } from './bodyFolds.ts';
import { unshared } from './sharedCopy.ts';
import {
  FIRST_ROWS,
  FIRST_VIEW,
  type BodyQuestions,
  type BodyState,
  type BodyView,
  type OpenedBody,
  type ShownRow,
} from './bodyMessages.ts';

type Layout = BodyView['layout'];

/** Bytes indexed between two looks at the mail: a few milliseconds. */
const STRIDE = 1024 * 1024;
/** The same while only the first rows are wanted. */
const FIRST_STRIDE = 4 * 1024;
/** Milliseconds between two reports of how far the index is: each is drawn, and that takes time from the index. */
const REPORT_EVERY = 250;
/** Bytes looked at to tell how the body is written. */
const BEGINNING = 1 << 20;

/** Lets messages in; the caller goes on when they are handled. */
export type Pause = () => Promise<void>;

type Answers = { [Q in keyof BodyQuestions]: (...given: Parameters<BodyQuestions[Q]>) => Answer<Q> };
type Answer<Q extends keyof BodyQuestions> = ReturnType<BodyQuestions[Q]> | Promise<ReturnType<BodyQuestions[Q]>>;

export class BodyHost implements Answers {
  readonly #bytes: Uint8Array;
  readonly #pause: Pause;
  readonly #escapes: boolean;
  readonly #indexed: Promise<void>;
  #more: () => void = () => undefined;
  readonly #index: BodyIndex;
  readonly #rows: BodyRows;
  readonly #folds: Record<Layout, Visible>;
  #found: Found = { places: [], count: 0 };
  #search = 0;
  #lines: Column | undefined;
  #decoder = new TextDecoder();
  #waiting: (() => void)[] = [];
  #finished = false;
  #closed = false;

  /** @param arrived of the bytes, from the beginning on; {@link arrive} tells of the rest. */
  constructor(bytes: Uint8Array, arrived: number, pause: Pause) {
    this.#bytes = bytes;
    this.#pause = pause;
    const beginning = bytes.subarray(0, arrived);
    this.#escapes = hasEscapes(beginning);
    // What the first screen needs is there before the rest has come.
    const index = new BodyIndex(bytes, arrived);
    this.#index = index;
    this.#rows = new BodyRows(index);
    this.#folds = { pretty: new Visible(index, 'pretty'), tree: new Visible(index, 'tree') };
    if (!looksLikeJson(beginning)) index.cutAt(0);
    for (let read = -1; index.state === 'reading' && index.rows < FIRST_ROWS && index.read > read;) {
      ({ read } = index);
      index.scan(read + FIRST_STRIDE);
    }
    this.#indexed = this.#finishIndex();
  }

  /** So many bytes are here now. */
  arrive(arrived: number): void {
    this.#index.arrived = arrived;
    this.#more();
  }

  /** Stops what still runs. */
  close(): void {
    this.#closed = true;
    this.#more();
  }

  async #finishIndex(): Promise<void> {
    const index = this.#index;
    while (index.state === 'reading' && !this.#closed) {
      await this.#pause();
      const { read } = index;
      index.scan(read + STRIDE);
      if (index.read === read) await this.#arrival(read + 1);
      this.#wake();
    }
    if (index.arrived < this.#bytes.length) await this.#arrival(Infinity);
    this.#finished = true;
    this.#wake();
  }

  /** Waits until so many bytes are here, or all, or nobody wants them any more. */
  async #arrival(bytes: number): Promise<void> {
    while (this.#index.arrived < Math.min(bytes, this.#bytes.length) && !this.#closed)
      await new Promise<void>((resolve) => (this.#more = resolve));
  }

  #wake(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }

  open(): OpenedBody {
    return { first: this.rows(FIRST_VIEW, 0, FIRST_ROWS), ...this.#state() };
  }

  #state(): BodyState {
    const { rows } = this.#index;
    const state = this.#finished ? 'finished' : 'reading';
    const whole = this.#finished && this.#folds[FIRST_VIEW.layout].count === rows;
    const last = whole ? this.rows(FIRST_VIEW, Math.max(rows - FIRST_ROWS, 0), rows) : [];
    return { rows, state, escapes: this.#escapes, last };
  }

  async progress(rowsKnown: number): Promise<BodyState> {
    const due = performance.now() + REPORT_EVERY;
    while (!this.#finished && !this.#closed && (this.#index.rows <= rowsKnown || performance.now() < due)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.#state();
  }

  async count(layout: Layout): Promise<number> {
    if (layout === 'tree') await this.#indexed;
    return this.#folds[layout].count;
  }

  rows(view: BodyView, from: number, to: number): ShownRow[] {
    const shown = this.#folds[view.layout];
    return this.#shown(view, shown.rows(from, to), ROW_BYTES);
  }

  row(view: BodyView, line: number, bytes: number): ShownRow | undefined {
    return line > this.#index.rows ? undefined : this.#shown(view, [line - 1], bytes)[0];
  }

  #shown(view: BodyView, rows: readonly number[], bytes: number): ShownRow[] {
    const folds = this.#folds[view.layout];
    return this.#rows.at(rows, view, bytes).map((row) => ({ ...row, folded: folds.isFolded(row.line - 1) }));
  }

  async fold(layout: Layout, line: number): Promise<number> {
    await this.#indexed;
    this.#folds[layout].toggle(line - 1);
    return this.#folds[layout].count;
  }

  async reveal(layout: Layout, line: number): Promise<{ at: number; count: number }> {
    await this.#indexed;
    const folds = this.#folds[layout];
    return { at: folds.reveal(Math.min(line, this.#index.rows) - 1), count: folds.count };
  }

  async find(query: string): Promise<number> {
    const search = ++this.#search;
    await this.#indexed;
    const found = await this.#run(searchBytes(this.#bytes, query), () => search === this.#search);
    if (!found) return 0;
    this.#found = found;
    return found.count;
  }

  found(place: number): number | undefined {
    const at = this.#found.places[place];
    return at === undefined ? undefined : this.#index.rowAt(at) + 1;
  }

  async raw(columns: number): Promise<number> {
    await this.#indexed;
    this.#lines = cutLines(this.#bytes, Math.max(columns, 2));
    return this.#lines.length;
  }

  rawLines(from: number, to: number): string[] {
    const lines = this.#lines;
    if (!lines) return [];
    return Array.from({ length: Math.max(Math.min(to, lines.length) - from, 0) }, (_, i) => {
      const end = lines.at(from + i + 1) ?? this.#bytes.length;
      return this.#decoder.decode(this.#bytes.slice(lines.at(from + i), end)).replace(/[\r\n]+$/, '');
    });
  }

  rawFound(place: number): number | undefined {
    const at = this.#found.places[place];
    return at === undefined || !this.#lines ? undefined : this.#lines.firstFrom(at + 1) - 1;
  }

  async text(): Promise<string> {
    await this.#indexed;
    return this.#decoder.decode(unshared(this.#bytes));
  }

  async read(status: number, contentType: string | undefined): Promise<Reading> {
    await this.#indexed;
    const steps = readLargeResponse({ status, ...(contentType ? { contentType } : {}), bytes: unshared(this.#bytes) });
    const reading = await this.#run(steps, () => !this.#closed);
    if (!reading) throw new Error('closed');
    if (reading.json?.problem?.effect === 'stopped') this.#cut(reading.json.problem);
    return reading;
  }

  async items(place: ItemsPlace, count: number): Promise<JsonNode[]> {
    await this.#indexed;
    return itemsFrom(this.#index, place, count);
  }

  // The problem is placed in characters, the index in bytes.
  #cut({ at }: JsonProblem): void {
    this.#index.cutAt(byteOf(this.#bytes, at));
    for (const folds of Object.values(this.#folds)) folds.refresh();
  }

  async #run<T>(steps: Generator<void, T>, wanted: () => boolean): Promise<T | undefined> {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) return step.value;
      await this.#pause();
      if (!wanted()) return undefined;
    }
  }
}

function looksLikeJson(bytes: Uint8Array): boolean {
  const begins = new TextDecoder().decode(bytes.slice(0, 1024));
  return /^[\s\ufeff]*[{[]/.test(begins);
}

function hasEscapes(bytes: Uint8Array): boolean {
  const beginning = bytes.subarray(0, BEGINNING);
  for (let at = beginning.indexOf(0x5c); at >= 0; at = beginning.indexOf(0x5c, at + 2)) {
    if (beginning[at + 1] === 0x75) return true;
  }
  return false;
}

/** Byte offset of a UTF-16 offset; a byte order mark is not counted in the latter. */
function byteOf(bytes: Uint8Array, units: number): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  for (let left = units; left > 0 && at < bytes.length;) {
    const byte = bytes[at]!;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    left -= length === 4 ? 2 : 1;
    at += length;
  }
  return at;
}
