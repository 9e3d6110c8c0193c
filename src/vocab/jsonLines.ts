/** The lines of the JSON of vocabularies, any stretch of them, without the others. */

export interface JsonList {
  id: string;
  name: string;
  count: number;
}

/** Some words of a list: from one row, to before another. */
export type WordsOf = (id: string, from: number, to: number) => Promise<readonly string[]>;

/** How many lines `candidatesJson` writes at an indent of two. */
export function jsonLineCount(lists: readonly JsonList[]): number {
  return lists.length === 0 ? 1 : 2 + lists.reduce((sum, { count }) => sum + linesOf(count), 0);
}

/** Those lines from one, to before another. */
export async function jsonLines(
  lists: readonly JsonList[],
  from: number,
  to: number,
  wordsOf: WordsOf,
): Promise<string[]> {
  if (to <= from) return [];
  if (lists.length === 0) return ['{}'].slice(from, to);
  const lines: string[] = from <= 0 ? ['{'] : [];
  let start = 1;
  for (const [i, { id, name, count }] of lists.entries()) {
    const end = start + linesOf(count);
    const comma = i < lists.length - 1 ? ',' : '';
    const head = `  ${JSON.stringify(name)}: [`;
    if (from < end && to > start) {
      if (count === 0) lines.push(`${head}]${comma}`);
      else {
        const first = Math.max(0, from - start - 1);
        const last = Math.min(count, to - start - 1);
        if (from <= start) lines.push(head);
        const words = first < last ? await wordsOf(id, first, last) : [];
        for (const [k, word] of words.entries()) {
          lines.push(`    ${JSON.stringify(word)}${first + k < count - 1 ? ',' : ''}`);
        }
        if (to >= end) lines.push(`  ]${comma}`);
      }
    }
    start = end;
  }
  if (from <= start && to > start) lines.push('}');
  return lines;
}

/** The word that stands on a line (0-based): its list and its row; nothing on the lines around the words. */
export function wordOnLine(lists: readonly JsonList[], line: number): { id: string; row: number } | undefined {
  let start = 1;
  for (const { id, count } of lists) {
    const row = line - start - 1;
    if (row >= 0 && row < count) return { id, row };
    start += linesOf(count);
  }
  return undefined;
}

/** A list without words stands in one line, any other has one more at either end. */
function linesOf(count: number): number {
  return count === 0 ? 1 : count + 2;
}
