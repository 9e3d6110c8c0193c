/** What travels between the page and the worker that holds large bodies. */
import type { BodyRow } from '#answer/bodyRows.ts';
import type { PrettyOptions } from '#answer/prettyRows.ts';
import type { JsonNode } from '#answer/json.ts';
import type { ItemsPlace } from '#answer/listItems.ts';
import type { Reading } from '#answer/read.ts';

export interface BodyView extends PrettyOptions {
  layout: 'pretty' | 'tree';
}

export interface ShownRow extends BodyRow {
  folded: boolean;
}

/** How far the index is. */
export interface BodyState {
  /** Rows in all, folded ones too. */
  rows: number;
  state: 'reading' | 'finished';
  /** Whether strings are written with `\u` escapes, as far as the beginning tells. */
  escapes: boolean;
  /** With the end of the index: the last rows of the first view, as long as nothing is folded. */
  last: ShownRow[];
}

/** The view a body is shown in at first, and how many of its rows come without being asked for, at either end. */
export const FIRST_VIEW: BodyView = { layout: 'pretty', strings: 'decoded' };
export const FIRST_ROWS = 64;

export interface OpenedBody extends BodyState {
  first: ShownRow[];
}

export interface Revealed {
  /** Place among the rows shown. */
  at: number;
  /** Rows shown. */
  count: number;
}

/** What can be asked of a body; the worker answers in the order of the questions. */
export interface BodyQuestions {
  /** How far the index is, at once, and the first rows of the first view. */
  open(): OpenedBody;
  /** The same when the index has got further, and at the end of it at once. */
  progress(rowsKnown: number): BodyState;
  /** How many rows a view shows. A tree waits for the index. */
  count(layout: BodyView['layout']): number;
  rows(view: BodyView, from: number, to: number): ShownRow[];
  /** One row (1-based line) with up to so many bytes of it. */
  row(view: BodyView, line: number, bytes: number): ShownRow | undefined;
  /** Folds what is open and the other way round. @returns rows shown. */
  fold(layout: BodyView['layout'], line: number): number;
  /** Opens whatever hides a line. */
  reveal(layout: BodyView['layout'], line: number): Revealed;
  /** Counts the places of a text; an older search that still runs gives up and says 0. */
  find(query: string): number;
  /** Line of the n-th place found last (0-based). */
  found(place: number): number | undefined;
  /** Cuts the body into printed lines of at most so many columns. @returns how many. */
  raw(columns: number): number;
  rawLines(from: number, to: number): string[];
  /** Line in the raw text of the n-th place found last. */
  rawFound(place: number): number | undefined;
  /** The whole, as text; what is not UTF-8 in it is replaced. */
  text(): string;
  read(status: number, contentType: string | undefined): Reading;
  /** Items of a list beyond those the reading kept. */
  items(place: ItemsPlace, count: number): JsonNode[];
}

export type BodyQuestion = keyof BodyQuestions;

export type BodyRequest =
  /** Where `bytes` are shared memory, only so many of them may have arrived. */
  | { kind: 'open'; body: string; bytes: Uint8Array; arrived: number }
  | { kind: 'more'; body: string; arrived: number }
  | { kind: 'close'; body: string }
  | { kind: 'ask'; id: number; body: string; question: BodyQuestion; with: readonly unknown[] };

export type BodyReply = { id: number; ok: true; answer: unknown } | { id: number; ok: false };
