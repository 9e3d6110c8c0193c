/** Edits of a list, each one step that can be undone. */
import { readDelimited } from '#tables/delimited.ts';
import type { Analysis } from './analysis.ts';
import type { Edit, Range } from './deskTypes.ts';
import { mended, tidied } from './fixes.ts';
import { addLines } from './lines.ts';
import { withoutRepeats, type Repeats } from './repeats.ts';
import { snapshotOf } from './snapshot.ts';
import type { WordList } from './wordList.ts';

/** What an edit may need to know besides the list. */
interface Surroundings {
  /** Rows on screen where a filter is on. */
  rows: Uint32Array | undefined;
  analysis: () => Analysis;
  repeats: () => Repeats;
  /** Another list, by id. */
  other: (id: string) => WordList;
}

/** Makes an edit; gives how many rows it changed, added or took out. */
export function applyEdit(list: WordList, edit: Edit, { rows, analysis, repeats, other }: Surroundings): number {
  switch (edit.kind) {
    case 'set':
      list.set(edit.row, edit.word);
      return 1;
    case 'insert':
      list.splice(edit.row, 0, numbers(list, edit.words));
      return edit.words.length;
    case 'paste':
      return paste(list, edit.row, edit.text);
    case 'remove':
      return removeRows(list, rows, edit.ranges);
    case 'fix':
      return replaceWith(
        list,
        edit.fix === 'duplicate' ? withoutRepeats(list, repeats()) : mended(list, analysis(), edit.fix),
      );
    case 'tidy':
      return replaceWith(list, tidied(list, analysis()));
    case 'sort':
      list.arrange(edit.sorting);
      return list.length;
    case 'append':
      return append(list, other(edit.from));
    case 'take':
      return take(list, other(edit.from));
    case 'replace':
      list.replace(numbers(list, edit.words));
      return edit.words.length;
    case 'undo':
      return list.undo() ? 1 : 0;
    case 'redo':
      return list.redo() ? 1 : 0;
  }
}

function numbers({ pool }: WordList, words: readonly string[]): Uint32Array {
  return Uint32Array.from(words, (word) => pool.add(word));
}

function paste(list: WordList, row: number, text: string): number {
  const words = pastedWords(list, text);
  if (words.length === 0) return 0;
  const at = Math.min(row, list.length);
  const replaced = at < list.length && list.pool.length(list.order[at]!) === 0 ? 1 : 0;
  list.splice(at, replaced, words);
  return words.length;
}

// A spreadsheet puts a cell in quotes when the cell has line ends or tabs; other quotes belong to the words.
function pastedWords(list: WordList, text: string): Uint32Array {
  if (text.includes('"') && /(?:^|[\t\n\r])"/.test(text)) {
    const { rows, brokenQuote } = readDelimited(text, '\t');
    const cells = rows.flat().filter((cell) => cell !== '');
    if (brokenQuote === undefined && cells.some((cell) => /[\r\n\t]/.test(cell))) return numbers(list, cells);
  }
  return addLines(list.pool, list.pool.adoptText(text));
}

function append(list: WordList, other: WordList): number {
  const added = adopted(list, other);
  list.splice(list.length, 0, added);
  return added.length;
}

function take(list: WordList, other: WordList): number {
  const same =
    list.length === other.length &&
    list.order.every((word, row) => list.pool.equal(word, other.pool, other.order[row]!));
  if (same) return 0;
  const words = adopted(list, other);
  list.replace(words);
  return words.length;
}

function adopted({ pool }: WordList, other: WordList): Uint32Array<ArrayBuffer> {
  const { bytes, ends } = snapshotOf(other);
  const base = pool.adopt(bytes);
  return ends.map((end, i) => pool.mark(base + (i === 0 ? 0 : ends[i - 1]!), base + end));
}

function removeRows(list: WordList, rows: Uint32Array | undefined, ranges: readonly Range[]): number {
  const [only] = ranges;
  if (only && ranges.length === 1 && !rows) {
    list.splice(only[0], only[1] - only[0], new Uint32Array(0));
    return only[1] - only[0];
  }
  const gone = new Uint8Array(list.length);
  for (const [from, to] of ranges) for (let i = from; i < to; i++) gone[rows ? rows[i]! : i] = 1;
  const order = list.order.filter((_, row) => !gone[row]);
  return replaceWith(list, { order, changed: list.length - order.length });
}

function replaceWith(list: WordList, { order, changed }: { order: Uint32Array; changed: number }): number {
  if (changed > 0) list.replace(order);
  return changed;
}
