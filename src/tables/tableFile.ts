/** Files of rows as people have them: CSV, TSV, plain lines, JSON, spreadsheets. */
import { guessDelimiter, readDelimited } from './delimited.ts';
import { decodeText, type TextEncoding } from './encodings.ts';
import { readSpreadsheet, type Sheet } from './spreadsheet.ts';

export type TableKind = 'csv' | 'tsv' | 'txt' | 'xlsx';

export interface Table {
  kind: TableKind;
  /** Absent for spreadsheets. */
  encoding?: TextEncoding;
  /** Texts have one sheet, named as the file without its ending. */
  sheets: Sheet[];
}

export type TableNote =
  /** No mark said so; it is the one that fits. */
  | { code: 'guessed_encoding'; encoding: TextEncoding }
  /** Quotes were read as plain characters; the first broken one is in this row, from 1. */
  | { code: 'broken_quotes'; row: number };

export type TableProblem =
  | { code: 'too_large'; bytes: number; limit: number }
  | { code: 'empty' }
  | { code: 'binary' }
  /** The old binary format of Excel. */
  | { code: 'legacy_spreadsheet' }
  | { code: 'broken_spreadsheet'; reason: string };

export type ReadFile =
  | { ok: true; kind: 'table'; table: Table; notes: TableNote[] }
  /** JSON is handed over as its text: what it means is for the reader of the rows to say. */
  | { ok: true; kind: 'json'; encoding: TextEncoding; text: string; notes: TableNote[] }
  | { ok: false; problem: TableProblem };

/** Largest file that is read. A table of this size takes several times as much memory. */
export const FILE_LIMIT = 64 * 1024 * 1024;

/** The problem that shows before a byte is read. */
export function sizeProblem(bytes: number): TableProblem | undefined {
  if (bytes === 0) return { code: 'empty' };
  return bytes > FILE_LIMIT ? { code: 'too_large', bytes, limit: FILE_LIMIT } : undefined;
}

/**
 * Reads a file of rows. What it is follows from its bytes first and its name second: a zip is a spreadsheet, text that
 * begins with a bracket and is named `.json` is JSON, `.csv` has the delimiter it uses most, `.tsv` tabs, and any other
 * text is lines whose cells are parted by tabs, quotes being plain characters.
 */
export async function readTableFile(bytes: Uint8Array, name: string): Promise<ReadFile> {
  const problem = sizeProblem(bytes.length) ?? signatureProblem(bytes);
  if (problem) return { ok: false, problem };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return spreadsheet(bytes);
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { ok: false, problem: { code: 'binary' } };
  const { encoding, text } = decoded;
  const notes: TableNote[] = encoding === 'gbk' ? [{ code: 'guessed_encoding', encoding }] : [];
  const kind = textKind(name);
  if (kind === 'json') return { ok: true, kind, encoding, text, notes };
  const { rows, brokenQuote } = readRows(text, kind);
  if (brokenQuote !== undefined) notes.push({ code: 'broken_quotes', row: brokenQuote });
  return { ok: true, kind: 'table', table: { kind, encoding, sheets: [{ name: bareName(name), rows }] }, notes };
}

/** Rows of a text of a kind; lines keep their quotes. */
export function readRows(text: string, kind: 'csv' | 'tsv' | 'txt') {
  switch (kind) {
    case 'csv':
      return readDelimited(text, guessDelimiter(text));
    case 'tsv':
      return readDelimited(text, '\t');
    case 'txt':
      return { rows: lines(text).map((line) => line.split('\t')), brokenQuote: undefined };
  }
}

function lines(text: string): string[] {
  const all = text.split(/\r\n|\n|\r/);
  if (all.at(-1) === '') all.pop();
  return all;
}

/** A file's name without folders and ending. */
export function bareName(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return file.replace(/\.[A-Za-z0-9]{1,5}$/, '') || file;
}

function textKind(name: string): 'json' | 'csv' | 'tsv' | 'txt' {
  const ending = /\.([a-z]+)$/.exec(name.toLowerCase())?.[1];
  return ending === 'json' || ending === 'csv' || ending === 'tsv' ? ending : ending === 'tab' ? 'tsv' : 'txt';
}

function signatureProblem(bytes: Uint8Array): TableProblem | undefined {
  const legacy = [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte);
  return legacy ? { code: 'legacy_spreadsheet' } : undefined;
}

async function spreadsheet(bytes: Uint8Array): Promise<ReadFile> {
  try {
    const sheets = await readSpreadsheet(bytes);
    return { ok: true, kind: 'table', table: { kind: 'xlsx', sheets }, notes: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: { code: 'broken_spreadsheet', reason } };
  }
}
