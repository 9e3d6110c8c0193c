/** Words on their way to the clipboard. */
import { writeDelimited } from '#tables/delimited.ts';

/** A line a word; where a word has a line end or a tab of its own, a column of cells as spreadsheets copy it. */
export function copiedText(words: readonly string[]): string {
  if (!words.some((word) => /[\r\n\t]/.test(word))) return words.join('\n');
  return writeDelimited(
    words.map((word) => [word]),
    '\t',
  );
}
