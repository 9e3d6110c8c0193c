/** Vocabularies from files and to files. */
import { loneSurrogateAt, utf8 } from '#protocol/bytes.ts';
import { parseCandidates, type VocabularyIssue } from '#protocol/vocab.ts';
import { writeDelimited } from '#tables/delimited.ts';
import { decodeText, encodeMarked } from '#tables/encodings.ts';
import { spreadsheetLimit, writeSpreadsheet, type Sheet, type SpreadsheetLimit } from '#tables/spreadsheet.ts';
import {
  bareName,
  readTableFile,
  sizeProblem,
  type TableKind,
  type TableNote,
  type TableProblem,
} from '#tables/tableFile.ts';
import { withPlace } from './jsonPlace.ts';
import { addLines } from './lines.ts';
import { listJson } from './listJson.ts';
import { WordList } from './wordList.ts';
import { WordPool } from './wordPool.ts';

/** A vocabulary with its words as a list. */
export interface NamedList {
  name: string;
  list: WordList;
}

export type VocabularyFileProblem =
  | TableProblem
  /** JSON that is no object of arrays of words, and no array of words. */
  | { code: 'json'; issues: readonly VocabularyIssue[] }
  | { code: 'no_words' };

export type VocabularyFileNote = TableNote | { code: 'head_left_out'; head: string };

export type ReadVocabularies =
  { ok: true; vocabularies: NamedList[]; notes: VocabularyFileNote[] } | { ok: false; problem: VocabularyFileProblem };

/** Head of the table that holds several vocabularies, one word a row; it is what is written. */
const LONG_HEAD = ['vocabulary', 'word'] as const;

/** What people write above a lone column of words. */
const COLUMN_HEADS: ReadonlySet<string> = new Set(['word', 'words', '词条', '词', '词语', '名称']);

/**
 * Reads vocabularies out of a file. Lines are one vocabulary named as the file. Tables are, in this order: rows of
 * `vocabulary,word`; one vocabulary a column with its name on top, where more than one has one; or words. Every sheet of a spreadsheet
 * counts. JSON is an array of words or an object of them. Empty cells are no words, except in rows of `vocabulary,word`.
 */
export async function readVocabularies(bytes: Uint8Array, name: string): Promise<ReadVocabularies> {
  const lines = /\.(txt|lst|dict?)$/i.test(name);
  if ((lines || /\.(csv|tsv|tab)$/i.test(name)) && !sizeProblem(bytes.length)) {
    const decoded = decodeText(bytes);
    // A table of one column is lines as well.
    if (decoded.ok && (lines || !/[",;\t]/.test(decoded.text))) {
      const notes: VocabularyFileNote[] =
        decoded.encoding === 'gbk' ? [{ code: 'guessed_encoding', encoding: 'gbk' }] : [];
      const text = lines ? decoded.text : withoutHead(decoded.text, notes);
      // The file's mark is gone by now: another one is the first word's own.
      const marked = text.startsWith('\ufeff') ? `\ufeff${text}` : text;
      return withWords([listOfLines(bareName(name), utf8(marked))], notes);
    }
  }
  const file = await readTableFile(bytes, name);
  if (!file.ok) return file;
  if (file.kind === 'json') return jsonVocabularies(file.text, bareName(name), file.notes);
  const notes: VocabularyFileNote[] = [...file.notes];
  return withWords(
    file.table.sheets.flatMap((sheet) => sheetVocabularies(sheet, file.table.kind, notes)),
    notes,
  );
}

/** A column without the name that stands on top of it. */
function withoutHead(text: string, notes: VocabularyFileNote[]): string {
  const [line = '', head = ''] = /^([^\r\n]*)(?:\r\n|\n|\r|$)/.exec(text) ?? [];
  if (!isColumnHead(head)) return text;
  notes.push({ code: 'head_left_out', head });
  return text.slice(line.length);
}

function isColumnHead(cell: string): boolean {
  return COLUMN_HEADS.has(cell.trim().toLowerCase());
}

function withWords(vocabularies: NamedList[], notes: VocabularyFileNote[]): ReadVocabularies {
  const found = vocabularies.some(({ list }) => list.length > 0);
  return found ? { ok: true, vocabularies, notes } : { ok: false, problem: { code: 'no_words' } };
}

/** One vocabulary from the UTF-8 bytes of lines. */
export function listOfLines(name: string, text: Uint8Array): NamedList {
  const pool = new WordPool(text.length + 1024, 1024);
  return { name, list: new WordList(pool, addLines(pool, pool.adopt(text))) };
}

function jsonVocabularies(text: string, name: string, notes: VocabularyFileNote[]): ReadVocabularies {
  // A bare array is the value of the one vocabulary it must be.
  const whole = text.trimStart().startsWith('[') ? `{${JSON.stringify(name)}:${text}}` : text;
  const parsed = parseCandidates(whole);
  if (!parsed.ok)
    return { ok: false, problem: { code: 'json', issues: parsed.issues.map((issue) => withPlace(text, issue)) } };
  if (parsed.vocabularies.length === 0) return { ok: false, problem: { code: 'no_words' } };
  const vocabularies = parsed.vocabularies.map((found) => ({ name: found.name, list: WordList.of(found.words) }));
  return { ok: true, vocabularies, notes };
}

function sheetVocabularies({ name, rows }: Sheet, kind: TableKind, notes: VocabularyFileNote[]): NamedList[] {
  const [head = [], ...body] = rows;
  if (head.length === 2 && LONG_HEAD.every((word, i) => head[i] === word)) return longVocabularies(body, kind);
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (width > 1 && head.filter((cell) => cell !== '').length > 1) return wideVocabularies(head, body, width);
  const hasHead = isColumnHead(head[0] ?? '');
  if (hasHead) notes.push({ code: 'head_left_out', head: head[0]! });
  // Under a first row of one cell no column has a name: every cell is a word, in the order of reading.
  const words = (hasHead ? body : rows).flat().filter((word) => word !== '');
  return words.length > 0 ? [{ name, list: WordList.of(words) }] : [];
}

function longVocabularies(rows: readonly (readonly string[])[], kind: TableKind): NamedList[] {
  const byName = new Map<string, string[]>();
  for (const [name = '', word] of rows) {
    const words = byName.get(name) ?? [];
    byName.set(name, words);
    // A row with a name alone stands for a vocabulary without words; a spreadsheet has no other way to be empty.
    if (word !== undefined && (word !== '' || kind !== 'xlsx')) words.push(word);
  }
  return [...byName].map(([name, words]) => ({ name, list: WordList.of(words) }));
}

function wideVocabularies(head: readonly string[], rows: readonly (readonly string[])[], width: number): NamedList[] {
  return Array.from({ length: width }, (_, column) => {
    const words = rows.map((row) => row[column] ?? '').filter((word) => word !== '');
    return { name: head[column] ?? '', list: WordList.of(words) };
  }).filter(({ name, list }) => name !== '' || list.length > 0);
}

export type VocabularyFormat = 'csv' | 'tsv' | 'txt' | 'json' | 'xlsx';

export type WrittenVocabularies =
  | { ok: true; content: Blob; type: string }
  /**
   * `not_lines`: lines hold neither several vocabularies nor words that are empty or have a line end or a tab.
   * `empty_words`: an empty cell of a spreadsheet is no word, and an empty row no vocabulary.
   * `half_pairs`: a text file cannot hold half a surrogate pair.
   */
  | { ok: false; problem: SpreadsheetLimit | { code: 'not_lines' } | { code: 'empty_words' } | { code: 'half_pairs' } };

const TYPES: Record<VocabularyFormat, string> = {
  csv: 'text/csv;charset=utf-8',
  tsv: 'text/tab-separated-values;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Writes vocabularies so that {@link readVocabularies} gives the same ones back. */
export async function writeVocabularies(
  vocabularies: readonly NamedList[],
  format: VocabularyFormat,
): Promise<WrittenVocabularies> {
  const type = TYPES[format];
  switch (format) {
    case 'csv':
    case 'tsv': {
      return textFile(writeDelimited(longRows(vocabularies), format === 'csv' ? ',' : '\t'), type, encodeMarked);
    }
    case 'txt': {
      const words = vocabularies.length === 1 ? vocabularies[0]!.list.words() : [''];
      if (words.some((word) => word === '' || /[\r\n\t]/.test(word))) {
        return { ok: false, problem: { code: 'not_lines' } };
      }
      const text = `${words.join('\n')}\n`;
      return textFile(text, type, NEEDS_MARK.test(text) ? encodeMarked : utf8);
    }
    case 'json':
      return { ok: true, content: new Blob(jsonPieces(vocabularies), { type }), type };
    case 'xlsx': {
      if (vocabularies.some(({ name, list }) => list.words().includes('') || (name === '' && list.length === 0))) {
        return { ok: false, problem: { code: 'empty_words' } };
      }
      const sheets = [{ name: 'vocabularies', rows: longRows(vocabularies) }];
      const problem = spreadsheetLimit(sheets);
      return problem ? { ok: false, problem } : { ok: true, content: await writeSpreadsheet(sheets), type };
    }
  }
}

/** Lines that would be taken for something else without a byte order mark: one of their own, control characters. */
const NEEDS_MARK = /^\ufeff|[\0-\x08\x0e-\x1a\x1c-\x1f]/;

function textFile(text: string, type: string, encode: (text: string) => Uint8Array<ArrayBuffer>): WrittenVocabularies {
  if (loneSurrogateAt(text) >= 0) return { ok: false, problem: { code: 'half_pairs' } };
  return { ok: true, content: new Blob([encode(text)], { type }), type };
}

function longRows(vocabularies: readonly NamedList[]): string[][] {
  const rows: string[][] = [[...LONG_HEAD]];
  for (const { name, list } of vocabularies) {
    if (list.length === 0) rows.push([name]);
    for (let row = 0; row < list.length; row++) rows.push([name, list.word(row)]);
  }
  return rows;
}

function jsonPieces(vocabularies: readonly NamedList[]): BlobPart[] {
  const members = vocabularies.flatMap(({ name, list }, i) => [
    `${i > 0 ? '],' : ''}${JSON.stringify(name)}:[`,
    jsonOf(list),
  ]);
  return ['{', ...members, vocabularies.length > 0 ? ']}\n' : '}\n'];
}

/** The inside of a list's JSON array, at once. */
export function jsonOf(list: WordList): Uint8Array<ArrayBuffer> {
  const steps = listJson(list);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
