/** The body views without their drawing: what they are given, folding, searching, cutting long texts. */
import type { JsonRow } from '#answer/prettyRows.ts';
import type { Reading } from '#answer/read.ts';
import type { ReplyReading } from '#data/reading.ts';

/** Indexes of the rows on screen: what a folded row contains is left out. */
export function visibleRows(rows: readonly JsonRow[], folded: ReadonlySet<number>): number[] {
  const visible: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    visible.push(i);
    if (row.kind === 'open' && folded.has(row.line)) i = row.closeLine! - 1;
  }
  return visible;
}

/** What a view of a body is given, however large it is. */
export interface BodyProps {
  /** Tells one body from another. */
  id: string;
  body: Uint8Array;
  /** Comes later: a body is on screen before it is read. */
  reading: ReplyReading | undefined;
  /** Whether the search is open. */
  searching: boolean;
  onSearching: (searching: boolean) => void;
  linkedPointer: string | undefined;
  onLink: (pointer: string | undefined) => void;
}

/** A place where the searched text stands. */
export interface Match {
  /** Index of the row or slice. */
  at: number;
  /** UTF-16 offset in its text. */
  start: number;
}

export const MAX_MATCHES = 10_000;

/** Places of a text in a list of texts, without regard to case; at most {@link MAX_MATCHES}. */
export function findAll(count: number, textOf: (at: number) => string, query: string): Match[] {
  const matches: Match[] = [];
  if (query === '') return matches;
  const wanted = query.toLowerCase();
  for (let at = 0; at < count && matches.length < MAX_MATCHES; at++) {
    const text = textOf(at).toLowerCase();
    for (let start = text.indexOf(wanted); start >= 0; start = text.indexOf(wanted, start + wanted.length)) {
      matches.push({ at, start });
      if (matches.length >= MAX_MATCHES) break;
    }
  }
  return matches;
}

/** A row's text without its indentation. */
export function plainText(row: JsonRow): string {
  return row.parts.map(({ text }) => text).join('');
}

/** The lines that must be unfolded for a line to be seen. */
export function enclosing(rows: readonly JsonRow[], line: number): number[] {
  const lines: number[] = [];
  let depth = rows[line - 1]?.depth ?? 0;
  for (let i = line - 2; i >= 0 && depth > 0; i--) {
    const row = rows[i]!;
    if (row.kind === 'open' && row.depth < depth) {
      lines.push(row.line);
      depth = row.depth;
    }
  }
  return lines;
}

export const SLICE = 4000;

/** A text in pieces of at most about {@link SLICE} characters, cut after a line's end where there is one. */
export function slices(text: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = sliceEnd(text, from);
    pieces.push(text.slice(from, to));
    from = to;
  }
  return pieces;
}

function sliceEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + SLICE);
  if (limit === text.length) return limit;
  // In the piece alone: searching the text backwards would walk to its beginning each time.
  const lineEnd = text.slice(from, limit).lastIndexOf('\n');
  if (lineEnd >= 0) return from + lineEnd + 1;
  // Never between the halves of a surrogate pair.
  const unit = text.charCodeAt(limit - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? limit - 1 : limit;
}

/** How many lines a text has, ended by LF, CR or CR LF. */
export function lineCount(text: string): number {
  let lines = 1;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) lines++;
  }
  return lines;
}

/** The bytes of one line of a hex dump. */
export function byteRow(body: Uint8Array, row: number, columns: number): Uint8Array {
  return body.subarray(row * columns, (row + 1) * columns);
}

export type BodyViewName = 'pretty' | 'tree' | 'raw' | 'bytes';

/** The ways a body can be looked at. */
export function viewsOf(rows: 'rows' | 'none'): readonly BodyViewName[] {
  return rows === 'rows' ? ['pretty', 'tree', 'raw', 'bytes'] : ['raw', 'bytes'];
}

/** The way chosen, or the nearest there is. */
export function viewFor(chosen: BodyViewName, rows: 'rows' | 'none', content: 'text' | 'binary'): BodyViewName {
  if (rows === 'rows' || chosen === 'bytes' || chosen === 'raw') return chosen;
  return content === 'binary' ? 'bytes' : 'raw';
}

/** How a line is marked that something rests on. */
export type LineMark = 'bad' | 'warn';

/** The lines an error or a warning rests on, by pointer. */
export function marksOf({ failure, health }: Reading): ReadonlyMap<string, LineMark> {
  const marks = new Map<string, LineMark>();
  const refused = failure?.codePointer ?? failure?.messagePointer;
  if (refused !== undefined) marks.set(refused, 'bad');
  if (health?.errMsg && health.errMsg.text !== '') marks.set(health.errMsg.pointer, 'warn');
  return marks;
}
