/** XLSX in and out. Both libraries are loaded when a spreadsheet is met. */
import type { Rows } from './delimited.ts';

export interface Sheet {
  name: string;
  rows: Rows;
}

/** What Excel itself allows. */
const CELL_LIMIT = 32_767;
const ROW_LIMIT = 1_048_576;
const NAME_LIMIT = 31;

/**
 * Reads every sheet of an XLSX file. Numbers keep the digits the file holds, dates become `YYYY-MM-DD` or with a time
 * ISO 8601, empty cells are empty texts.
 * @throws whatever the reader throws for what is no workbook.
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Sheet[]> {
  const { default: read } = await import('read-excel-file/universal');
  const buffer = new Uint8Array(bytes).buffer;
  // The number parser keeps text, because 64-bit ids do not fit a double.
  const sheets = await read(buffer, { trim: false, parseNumber: (digits: string) => digits });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace('T00:00:00.000Z', '');
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : String(cell);
}

/** Why a table does not fit an XLSX file: `at` is the row, from 1. */
export type SpreadsheetLimit = { code: 'cell_too_long'; at: number; length: number } | { code: 'too_many_rows' };

/** The first thing that keeps sheets from being written, if any. */
export function spreadsheetLimit(sheets: readonly Sheet[]): SpreadsheetLimit | undefined {
  for (const { rows } of sheets) {
    if (rows.length > ROW_LIMIT) return { code: 'too_many_rows' };
    for (const [i, row] of rows.entries()) {
      const long = row.find((cell) => cell.length > CELL_LIMIT);
      if (long !== undefined) return { code: 'cell_too_long', at: i + 1, length: long.length };
    }
  }
  return undefined;
}

/** Writes every cell as text, so that nothing is taken for a number, a date or a formula. Mind {@link spreadsheetLimit}. */
export async function writeSpreadsheet(sheets: readonly Sheet[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  const names = sheetNames(sheets.map(({ name }) => name));
  const pages = sheets.map(({ rows }, i) => ({
    sheet: names[i]!,
    data: rows.map((row) =>
      row.map((cell) => (cell === '' ? null : { value: escapeCell(cell), type: String, format: '@' })),
    ),
  }));
  return write(pages).toBlob();
}

// `_xHHHH_` is how a workbook writes what XML cannot, or what the writer would leave out (ECMA-376 part 1, 22.9.2.19); text that looks like it is escaped
// too. A word that every JavaScript object has is escaped because the writer keeps its words in one.
function escapeCell(text: string): string {
  const escaped = text
    .replaceAll(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_')
    .replaceAll(
      /[\ud800-\udbff][\udffe\udfff]|[\0-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (found) => Array.from({ length: found.length }, (_, i) => escapeUnit(found[i]!)).join(''),
    );
  return escaped in {} ? escapeUnit(escaped[0]!) + escaped.slice(1) : escaped;
}

function escapeUnit(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

// Half a surrogate pair is no XML.
function cut(name: string, most: number): string {
  return name.length > most ? name.slice(0, most).replace(/[\ud800-\udbff]$/, '') : name;
}

/** Names as Excel allows them: 31 characters, none of `: \ / ? * [ ]`, no two alike. */
function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const base = name.replaceAll(/[:\\/?*[\]\0-\x1f]/g, '_').replaceAll(/^'+|'+$/g, '') || 'Sheet';
    let free = cut(base, NAME_LIMIT);
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${cut(base, NAME_LIMIT - 6)} (${i})`;
    taken.add(free.toLowerCase());
    return free;
  });
}
