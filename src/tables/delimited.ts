/** Rows of delimited text: CSV, TSV, lines. */
import Papa from 'papaparse';

export type Delimiter = ',' | '\t' | ';';

export type Rows = string[][];

export interface ReadRows {
  rows: Rows;
  /** Row (from 1) of the first quote that opens and never closes, or closes in the middle of a cell. */
  brokenQuote?: number;
}

/**
 * Reads delimited text. Any of the three line ends counts, quoted cells keep theirs, rows may differ in length, and one
 * line end at the very end is not a row. Where the quotes of the text are broken it is read again with quotes as plain
 * characters: every line is then a row and no character is lost.
 */
export function readDelimited(text: string, delimiter: Delimiter): ReadRows {
  if (text === '') return { rows: [] };
  if (!text.includes('"')) return { rows: plainRows(text, delimiter) };
  const { data, errors } = Papa.parse<string[]>(withLineFeeds(text, delimiter), { delimiter, newline: '\n' });
  const broken = errors.find((error) => error.type === 'Quotes');
  if (broken) return { rows: plainRows(text, delimiter), brokenQuote: (broken.row ?? 0) + 1 };
  const last = data.at(-1);
  if (/[\r\n]$/.test(text) && last?.length === 1 && last[0] === '') data.pop();
  return { rows: data };
}

function plainRows(text: string, delimiter: Delimiter): Rows {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split(delimiter));
}

/** The same text with line feeds for line ends, save inside quoted cells. */
function withLineFeeds(text: string, delimiter: Delimiter): string {
  if (!text.includes('\r')) return text;
  const quotedOrEnd = new RegExp(String.raw`(?<=^|[${delimiter}\r\n])"[^"]*"(?:"[^"]*")*|\r\n?`, 'g');
  return text.replace(quotedOrEnd, (found) => (found.startsWith('\r') ? '\n' : found));
}

const CANDIDATES: readonly Delimiter[] = [',', '\t', ';'];

/** The delimiter that is most frequent outside quotes in the first lines; a comma when there is none. */
export function guessDelimiter(text: string): Delimiter {
  const start = text.slice(0, 4096).replaceAll(/"[^"]*"?/g, '');
  const counts = CANDIDATES.map((delimiter) => start.split(delimiter).length);
  return CANDIDATES[counts.indexOf(Math.max(...counts))]!;
}

/**
 * Writes delimited text with CRLF after every row (RFC 4180). Quotes whatever could be read in another way, and every
 * cell of a lone column that is empty, so that {@link readDelimited} gives the same rows back.
 */
export function writeDelimited(rows: readonly (readonly string[])[], delimiter: Delimiter): string {
  if (rows.length === 0) return '';
  const text = Papa.unparse(rows as string[][], {
    delimiter,
    newline: '\r\n',
    quotes: (cell: unknown) => typeof cell === 'string' && /^$|[",;\t\r\n]|^\s|\s$/.test(cell),
  });
  return `${text}\r\n`;
}
