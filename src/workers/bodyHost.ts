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
/** The same while nothing has been asked yet. */
const BEGINNING_STRIDE = 16 * 1024;
/** The same while only the first rows are wanted. */
const FIRST_STRIDE = 4 * 1024;
/** Milliseconds between two reports of how far the index is. */
const TOLD_EVERY = 50;
/** Bytes looked at to tell how the body is written. */
const BEGINNING = 1 << 20;

/** Lets messages in; the caller goes on when they are handled. */
export type Pause = () => Promise<void>;

type Answers = { [Q in keyof BodyQuestions]: (...given: Parameters<BodyQuestions[Q]>) => Answer<Q> };
type Answer<Q extends keyof BodyQuestions> = ReturnType<BodyQuestions[Q]> | Promise<ReturnType<BodyQuestions[Q]>>;

export class BodyHost implements Answers {
  #bytes: Uint8Array;
  readonly #pause: Pause;
  readonly #escapes: boolean;
  readonly #indexed: Promise<void>;
  readonly #size: number;
  #arrived: number;
  #more: () => void = () => undefined;
  #index: BodyIndex;
  #rows: BodyRows;
  #folds: Record<Layout, Visible>;
  #found: Found = { places: [], count: 0 };
  #search = 0;
  #lines: Column | undefined;
  #decoder = new TextDecoder();
  #waiting: (() => void)[] = [];
  #finished = false;
  #closed = false;

  /** @param size of the whole; where `beginning` is less, {@link add} brings all of it. */
  constructor(size: number, beginning: Uint8Array, pause: Pause) {
    this.#size = size;
    this.#bytes = beginning;
    this.#arrived = beginning.length < size ? 0 : size;
    this.#pause = pause;
    this.#escapes = hasEscapes(beginning);
    // What the first screen needs is there before the rest has come.
    const index = new BodyIndex(beginning);
    this.#index = index;
    this.#rows = new BodyRows(index);
    this.#folds = foldsOf(index);
    if (!looksLikeJson(beginning)) index.cutAt(0);
    while (index.state === 'reading' && index.rows < FIRST_ROWS) index.scan(index.read + FIRST_STRIDE);
    this.#indexed = this.#finishIndex();
  }

  /** The next stretch of the body, from its very beginning on. */
  add(at: number, bytes: Uint8Array): void {
    if (this.#bytes.length < this.#size) this.#bytes = new Uint8Array(this.#size);
    this.#bytes.set(bytes, at);
    this.#arrived += bytes.length;
    this.#more();
  }

  /** Stops what still runs. */
  close(): void {
    this.#closed = true;
    this.#more();
  }

  async #finishIndex(): Promise<void> {
    if (this.#arrived < this.#size) {
      await this.#readBeginning();
      await this.#arrival(1);
      if (this.#index.rows > 0) this.#startAnew();
    }
    let told = performance.now();
    while (this.#index.state === 'reading' && !this.#closed) {
      await this.#pause();
      const { read } = this.#index;
      this.#index.arrived = this.#arrived;
      this.#index.scan(read + STRIDE);
      // What has begun is read again when there is twice as much of it: the longest string costs no more than others.
      if (this.#index.read === read && this.#arrived < this.#size) await this.#arrival(2 * this.#arrived - read);
      if (performance.now() - told < TOLD_EVERY) continue;
      told = performance.now();
      this.#wake();
    }
    if (this.#arrived < this.#size) await this.#arrival(this.#size);
    this.#finished = true;
    this.#wake();
  }

  // Nothing else is to be done before the rest comes, and what comes then is read by code that is warm.
  async #readBeginning(): Promise<void> {
    while (this.#index.state === 'reading' && this.#arrived === 0 && !this.#closed) {
      await this.#pause();
      this.#index.scan(this.#index.read + BEGINNING_STRIDE);
    }
  }

  /** Waits until so many bytes are here, or all, or nobody wants them any more. */
  async #arrival(bytes: number): Promise<void> {
    while (this.#arrived < Math.min(bytes, this.#size) && !this.#closed)
      await new Promise<void>((resolve) => (this.#more = resolve));
  }

  // The index of the beginning knows nothing of what came after it.
  #startAnew(): void {
    const index = new BodyIndex(this.#bytes, this.#arrived);
    const { rows } = this.#index;
    for (let read = -1; index.state === 'reading' && index.rows < rows && index.read > read;) {
      ({ read } = index);
      index.scan(read + STRIDE);
    }
    this.#index = index;
    this.#rows = new BodyRows(index);
    this.#folds = foldsOf(index);
  }

  #wake(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }

  open(): OpenedBody {
    return { first: this.rows(FIRST_VIEW, 0, FIRST_ROWS), ...this.#state() };
  }

  #state(): BodyState {
    return { rows: this.#index.rows, state: this.#finished ? 'finished' : 'reading', escapes: this.#escapes };
  }

  async progress(rowsKnown: number): Promise<BodyState> {
    while (!this.#finished && this.#index.rows <= rowsKnown && !this.#closed) {
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
      return this.#decoder.decode(this.#bytes.subarray(lines.at(from + i), end)).replace(/[\r\n]+$/, '');
    });
  }

  rawFound(place: number): number | undefined {
    const at = this.#found.places[place];
    return at === undefined || !this.#lines ? undefined : this.#lines.firstFrom(at + 1) - 1;
  }

  async text(): Promise<string> {
    await this.#indexed;
    return this.#decoder.decode(this.#bytes);
  }

  async read(status: number, contentType: string | undefined): Promise<Reading> {
    await this.#indexed;
    const steps = readLargeResponse({ status, ...(contentType ? { contentType } : {}), bytes: this.#bytes });
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

function foldsOf(index: BodyIndex): Record<Layout, Visible> {
  return { pretty: new Visible(index, 'pretty'), tree: new Visible(index, 'tree') };
}

function looksLikeJson(bytes: Uint8Array): boolean {
  const begins = new TextDecoder().decode(bytes.subarray(0, 1024));
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
