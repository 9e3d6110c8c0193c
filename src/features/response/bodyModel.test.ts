import { describe, expect, test } from 'vitest';
import { parseJson } from '#answer/json.ts';
import { prettyRows } from '#answer/prettyRows.ts';
import { loneSurrogateAt } from '#protocol/bytes.ts';
import { SLICE, byteRow, enclosing, findAll, lineCount, plainText, slices, visibleRows } from './bodyModel.ts';

const rows = prettyRows(parseJson('{"a":{"b":[1,2]},"c":"Ab ab"}').root);
const linesShown = (folded: number[]) => visibleRows(rows, new Set(folded)).map((i) => rows[i]!.line);

describe('folding', () => {
  test('hides what a folded line contains, its closing line too', () => {
    expect(linesShown([])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(linesShown([3])).toEqual([1, 2, 3, 7, 8, 9]);
    expect(linesShown([2, 3])).toEqual([1, 2, 8, 9]);
    expect(linesShown([1])).toEqual([1]);
  });

  test('what broke off folds to its end', () => {
    const broken = prettyRows(parseJson('{"a":[1,2').root);
    expect(visibleRows(broken, new Set([2])).map((i) => broken[i]!.line)).toEqual([1, 2]);
  });

  test('names every line that must be open for a line to be seen', () => {
    expect(enclosing(rows, 5)).toEqual([3, 2, 1]);
    expect(enclosing(rows, 8)).toEqual([1]);
    expect(enclosing(rows, 1)).toEqual([]);
  });
});

describe('search', () => {
  test('finds every place without regard to case', () => {
    expect(findAll(rows.length, (at) => plainText(rows[at]!), 'AB')).toEqual([
      { at: 7, start: 6 },
      { at: 7, start: 9 },
    ]);
  });

  test('finds nothing for nothing', () => {
    expect(findAll(rows.length, (at) => plainText(rows[at]!), '')).toEqual([]);
  });
});

describe('long texts', () => {
  test('pieces joined are the text', () => {
    const text = `${'一行\n'.repeat(3000)}${'x'.repeat(SLICE * 2)}${'😀'.repeat(SLICE)}`;
    const pieces = slices(text);
    expect(pieces.join('')).toBe(text);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(SLICE);
  });

  test('no piece begins or ends inside a character', () => {
    for (const piece of slices(`a${'😀'.repeat(SLICE)}`)) expect(loneSurrogateAt(piece)).toBe(-1);
  });

  test('cutting looks at each character a bounded number of times', () => {
    // 20 MB without a line's end: searching back from every cut would go through 5 × 10^10 characters.
    expect(slices('x'.repeat(20_000_000))).toHaveLength(5_000);
  });

  test('lines end with LF, CR or CR LF', () => {
    expect(lineCount('a')).toBe(1);
    expect(lineCount('a\n')).toBe(1);
    expect(lineCount('a\r\nb\rc\nd')).toBe(4);
  });

  test('a line of a hex dump has as many bytes as fit, the last one what is left', () => {
    const body = Uint8Array.from({ length: 40 }, (_, i) => i);
    expect([...byteRow(body, 1, 16)]).toEqual(Array.from({ length: 16 }, (_, i) => 16 + i));
    expect([...byteRow(body, 2, 16)]).toEqual([32, 33, 34, 35, 36, 37, 38, 39]);
    expect([...byteRow(body, 1, 8)]).toEqual([8, 9, 10, 11, 12, 13, 14, 15]);
  });
});
