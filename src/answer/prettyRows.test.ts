import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './json.ts';
import { nodeAt } from './pointer.ts';
import { lineOfPointer, prettyRows, rowText } from './prettyRows.ts';

function rowsOf(text: string, strings: 'decoded' | 'escaped' = 'decoded') {
  return prettyRows(parseJson(text).root, { strings });
}

function print(text: string, strings: 'decoded' | 'escaped' = 'decoded'): string {
  return rowsOf(text, strings).map(rowText).join('\n');
}

test('rows print what JSON.stringify prints', () => {
  const safe = fc.json({ stringUnit: fc.constantFrom('a', '你', '"', '\\', '\n', '😀', '/', '~') });
  fc.assert(
    fc.property(safe, (text) => {
      expect(print(JSON.stringify(JSON.parse(text)))).toBe(stringify(text));
    }),
  );
});

// JSON.stringify merges repeated keys and reorders integer-like ones, so the text goes through it first; empty
// containers and numbers are the same in both.
function stringify(text: string): string {
  return JSON.stringify(JSON.parse(text), null, 2);
}

test('numbers stand as they were written and say whether a double holds them', () => {
  const rows = rowsOf('[9007199254740993, 1.50]');
  expect(rows.map(rowText)).toEqual(['[', '  9007199254740993,', '  1.50', ']']);
  expect(rows.map(({ exact }) => exact)).toEqual([undefined, false, true, undefined]);
});

test('escapes are shown as text or as they were sent', () => {
  const text = String.raw`"\u4f60\/\n"`;
  expect(print(text)).toBe(String.raw`"你/\n"`);
  expect(print(text, 'escaped')).toBe(text);
});

test('characters that hide or turn text stay visible escapes', () => {
  expect(print('"a\u202eb\u200bc\u0007\ud800"')).toBe(String.raw`"a\u202eb\u200bc\u0007\ud800"`);
});

test('escapes are a part of their own', () => {
  expect(rowsOf(String.raw`"a\n\tb"`)[0]!.parts).toEqual([
    { kind: 'string', text: '"a' },
    { kind: 'escape', text: String.raw`\n\t` },
    { kind: 'string', text: 'b"' },
  ]);
});

test('every pointer of the documented reply finds its line, and the line its pointer', () => {
  const text = readFileSync(new URL('./fixtures/01-documented-text.json', import.meta.url), 'utf8');
  const { root } = parseJson(text);
  const rows = prettyRows(root, { strings: 'decoded' });
  for (const row of rows.filter(({ kind }) => kind !== 'close')) {
    expect(lineOfPointer(rows, row.pointer)).toBe(row.line);
    expect(nodeAt(root, row.pointer)?.kind).toBe(row.valueKind);
  }
  // The fixture is written with the same two spaces, so its own lines are the answer key.
  const lines = text.split('\n');
  expect(lines[lineOfPointer(rows, '/bid_stat/latest_valid')! - 1]).toContain('latest_valid');
  expect(lineOfPointer(rows, '/bid_stat/missing')).toBeUndefined();
  expect(lineOfPointer(rows, '/answer/0')).toBeUndefined();
});

test('of a repeated key the pointer finds the last', () => {
  expect(lineOfPointer(rowsOf('{"a":1,"a":2}'), '/a')).toBe(3);
});

test('a container knows the line it closes on', () => {
  const rows = rowsOf('{"a":[1,2],"b":{}}');
  expect(rows[1]).toMatchObject({ kind: 'open', line: 2, closeLine: 5, foldable: true, count: 2 });
  expect(rows[5]).toMatchObject({ kind: 'empty', key: 'b', foldable: false });
});

test('what broke off is shown without a closing bracket', () => {
  expect(print('{"a":[1,"x')).toBe('{\n  "a": [\n    1,\n    "x');
  expect(rowsOf('{"a":[1,"x')[0]).toMatchObject({ closeLine: 4 });
});

test('100,000 levels are laid out and found', () => {
  const rows = rowsOf('['.repeat(100_000) + ']'.repeat(100_000));
  expect(rows).toHaveLength(199_999);
  expect(lineOfPointer(rows, '/0'.repeat(50_000))).toBe(50_001);
});
