import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDelimited, writeDelimited, type Delimiter } from './delimited.ts';
import { decodeText, encodeMarked } from './encodings.ts';
import { readSpreadsheet, spreadsheetLimit, writeSpreadsheet } from './spreadsheet.ts';
import { bareName, FILE_LIMIT, readTableFile, sizeProblem } from './tableFile.ts';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom(
    '',
    '张三',
    '=1+1',
    '00123',
    '9007199254740993',
    'a"b',
    'a,b',
    'a\r\nb',
    ' x ',
    '__proto__',
    '😀',
    '_x0041_',
  ),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('delimited text', () => {
  it.each<Delimiter>([',', '\t', ';'])('comes back as it was written with %j', (delimiter) => {
    fc.assert(
      fc.property(rows, (table) => {
        expect(readDelimited(writeDelimited(table, delimiter), delimiter)).toEqual({ rows: table });
      }),
    );
  });

  it('takes any line end, also mixed, and no row after the last one', () => {
    expect(readDelimited('a,b\r\nc\rd\n"e\r\nf",g\r\n', ',').rows).toEqual([['a', 'b'], ['c'], ['d'], ['e\r\nf', 'g']]);
  });

  it('loses nothing where quotes are broken and names the row', () => {
    const text = 'good,"one"\n"never closed,two\nthree,"fo"ur"\n';
    const read = readDelimited(text, ',');
    expect(read.brokenQuote).toBe(2);
    expect(read.rows).toEqual(
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split(',')),
    );
  });

  it('keeps a quote in the middle of a cell', () => {
    expect(readDelimited('5" screen,a\r\n6" screen,b\r\n', ',')).toEqual({
      rows: [
        ['5" screen', 'a'],
        ['6" screen', 'b'],
      ],
    });
  });
});

describe('encodings', () => {
  const text = '词条,张三\r\nplain,李四\r\n';
  const utf16 = (order: boolean, mark: string) => {
    const units = [...(mark + text)].map((unit) => unit.charCodeAt(0));
    return Uint8Array.from(units.flatMap((unit) => (order ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
  };
  const gbk = Uint8Array.of(0xb4, 0xca, 0xcc, 0xf5, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd);

  it.each([
    ['utf-8', utf8(text)],
    ['utf-8-bom', encodeMarked(text)],
    ['utf-16le', utf16(true, '\ufeff')],
    ['utf-16be', utf16(false, '\ufeff')],
    ['utf-16le', utf16(true, '')],
  ])('recognises %s', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ ok: true, encoding, text });
  });

  it.each([
    ['a', [0x61, 0]],
    ['ab', [0x61, 0, 0x62, 0]],
    ['\u4e2d,', [0x2d, 0x4e, 0x2c, 0]],
    ['\u4e2d\u56fd,', [0x2d, 0x4e, 0xfd, 0x56, 0x2c, 0]],
  ])('recognises UTF-16 in as little as %s', (text, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toEqual({ ok: true, encoding: 'utf-16le', text });
  });

  it.each(['abc\0de', 'ab\0cde', 'a,b\r\nc,\0d', `${'x'.repeat(20)}\0y`, '\u8bcd\u6761\0'])(
    'does not take the NUL of another text for UTF-16: %j',
    (text) => {
      expect(decodeText(utf8(text))).toEqual({ ok: false });
    },
  );

  it('recognises GBK and says that it was guessed', async () => {
    expect(await readTableFile(gbk, '词典.csv')).toMatchObject({
      ok: true,
      notes: [{ code: 'guessed_encoding', encoding: 'gbk' }],
      table: { sheets: [{ name: '词典', rows: [['词条', '张三']] }] },
    });
  });

  it('refuses what is not text', async () => {
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
    expect(await readTableFile(png, 'words.csv')).toEqual({ ok: false, problem: { code: 'binary' } });
    const legacy = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    expect(await readTableFile(legacy, 'words.xls')).toEqual({ ok: false, problem: { code: 'legacy_spreadsheet' } });
  });
});

describe('spreadsheets', () => {
  const padded = (table: string[][]) => {
    const width = Math.max(0, ...table.map((row) => row.findLastIndex((value) => value !== '') + 1));
    const height = table.findLastIndex((row) => row.some((value) => value !== '')) + 1;
    return table.slice(0, height).map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  };

  it('come back cell by cell, as text', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const blob = await writeSpreadsheet([{ name: 'words', rows: table }]);
        const [sheet] = await readSpreadsheet(new Uint8Array(await blob.arrayBuffer()));
        expect(sheet).toEqual({ name: 'words', rows: padded(table) });
      }),
      { numRuns: 40 },
    );
  });

  it('keep control characters, half pairs and names every object has', async () => {
    const table = [
      [
        'a\0b',
        '\ud800',
        'constructor',
        '__proto__',
        'toString',
        'line\rend',
        '\ufdd0\u{1ffff}\ufffd\x7f',
        '_x005F_',
        'x'.repeat(10_000),
      ],
    ];
    const blob = await writeSpreadsheet([
      { name: 'a/b', rows: table },
      { name: 'A_B', rows: [['z']] },
    ]);
    const read = await readTableFile(new Uint8Array(await blob.arrayBuffer()), 'any.bin');
    expect(read).toMatchObject({
      ok: true,
      table: { kind: 'xlsx', sheets: [{ name: 'a_b', rows: table }, { rows: [['z']] }] },
    });
  });

  it('have no half of a character at the end of a name', async () => {
    const rows = [['a']];
    const blob = await writeSpreadsheet([{ name: `${'n'.repeat(30)}\u{1f600}`, rows }]);
    const [sheet] = await readSpreadsheet(new Uint8Array(await blob.arrayBuffer()));
    expect(sheet).toEqual({ name: 'n'.repeat(30), rows });
  });

  it('say what does not fit them', () => {
    expect(spreadsheetLimit([{ name: '', rows: [['ok'], ['x'.repeat(32_768)]] }])).toEqual({
      code: 'cell_too_long',
      at: 2,
      length: 32_768,
    });
  });

  it('a broken one is a problem, not an exception', async () => {
    const read = await readTableFile(utf8('PK but nothing else'), 'a.xlsx');
    expect(read).toMatchObject({ ok: false, problem: { code: 'broken_spreadsheet' } });
  });
});

it('refuses a file by its size alone', () => {
  expect(sizeProblem(200 * 1024 * 1024)).toEqual({ code: 'too_large', bytes: 209_715_200, limit: FILE_LIMIT });
  expect(sizeProblem(0)).toEqual({ code: 'empty' });
});

it('hands JSON over as text, plain lines with their quotes', async () => {
  expect(await readTableFile(utf8('["a"]'), 'A.JSON')).toMatchObject({ kind: 'json', text: '["a"]' });
  expect(await readTableFile(utf8('"a\nb"\tc'), 'list.txt')).toMatchObject({
    table: { kind: 'txt', sheets: [{ rows: [['"a'], ['b"', 'c']] }] },
  });
  expect(bareName('folder/词典.v2.csv')).toBe('词典.v2');
});
