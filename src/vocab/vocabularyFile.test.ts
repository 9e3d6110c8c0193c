import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { candidatesJson } from '#protocol/vocab.ts';
import { readTableFile } from '#tables/tableFile.ts';
import { jsonOf, readVocabularies, writeVocabularies, type VocabularyFormat } from './vocabularyFile.ts';
import { listOfSnapshot, snapshotOf } from './snapshot.ts';
import { WordList } from './wordList.ts';

const word = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)), maxLength: 6 }),
  fc.constantFrom(
    '张三',
    '"quoted"',
    '\\',
    '__proto__',
    'constructor',
    '😀👨‍👩‍👧',
    '00123',
    '=1+1',
    ' 李四\u3000',
    '\u200b',
  ),
);
const named = fc.uniqueArray(fc.tuple(word, fc.array(word, { maxLength: 6 })), {
  selector: ([name]) => name,
  maxLength: 4,
});
const plain = (all: readonly { name: string; list: WordList }[]) =>
  all.map(({ name, list }) => ({ name, words: list.words() }));
const lists = (all: readonly (readonly [string, readonly string[]])[]) =>
  all.map(([name, words]) => ({ name, list: WordList.of(words) }));

async function there(format: VocabularyFormat, vocabularies: readonly { name: string; list: WordList }[]) {
  const written = await writeVocabularies(vocabularies, format);
  if (!written.ok) throw new Error(written.problem.code);
  const read = await readVocabularies(new Uint8Array(await written.content.arrayBuffer()), `a.${format}`);
  if (!read.ok) throw new Error(read.problem.code);
  return read.vocabularies;
}

describe('vocabularies come back from a file as they were', () => {
  it('JSON holds every string there is, and is what JSON.stringify writes', async () => {
    await fc.assert(
      fc.asyncProperty(named, async (all) => {
        const vocabularies = lists(all);
        for (const { list } of vocabularies) {
          expect(`[${new TextDecoder().decode(jsonOf(list))}]`).toBe(JSON.stringify(list.words()));
        }
        fc.pre(vocabularies.some(({ list }) => list.length > 0));
        expect(plain(await there('json', vocabularies))).toEqual(plain(vocabularies));
      }),
      { numRuns: 60 },
    );
  });

  it('a snapshot is the list without its past', () => {
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(listOfSnapshot(snapshotOf(WordList.of(words))).words()).toEqual(words);
      }),
    );
  });
});

describe('files as people have them', () => {
  const read = async (text: string, name: string) => {
    const result = await readVocabularies(utf8(text), name);
    return result.ok ? { all: plain(result.vocabularies), notes: result.notes } : result.problem;
  };

  it('one column, with or without a head', async () => {
    expect(await read('张三\n李四\n', '联系人.csv')).toEqual({
      all: [{ name: '联系人', words: ['张三', '李四'] }],
      notes: [],
    });
    expect(await read('词条\n张三\n', 'a.csv')).toEqual({
      all: [{ name: 'a', words: ['张三'] }],
      notes: [{ code: 'head_left_out', head: '词条' }],
    });
  });

  it('one column is read as lines with the words its cells would be', async () => {
    const piece = fc.constantFrom('甲', 'a b', ' ', '\u3000', '\u2028', '\ufeff', 'word', '词条', '\n', '\r\n', '\r');
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('csv', 'tsv'),
        async (all, end) => {
          const text = all.join('');
          const file = await readTableFile(utf8(text), `a.${end}`);
          if (!file.ok || file.kind !== 'table') throw new Error('no table');
          const cells = file.table.sheets[0]!.rows.flat();
          const named = ['word', '词条'].includes((cells[0] ?? '').trim());
          const words = (named ? cells.slice(1) : cells).filter((cell) => cell !== '');
          const found = await read(text, `a.${end}`);
          expect('all' in found ? found.all.map((each) => each.words) : []).toEqual(words.length > 0 ? [words] : []);
        },
      ),
    );
  });

  it('a vocabulary a column', async () => {
    expect(await read('城市\t人名\n北京\t张三\n上海\t\n', 'a.tsv')).toMatchObject({
      all: [
        { name: '城市', words: ['北京', '上海'] },
        { name: '人名', words: ['张三'] },
      ],
    });
  });

  it('under a first row of one cell every cell is a word: no word becomes a name, none is nameless', async () => {
    expect(await read('张三\n李四\n王五,赵六\n', 'a.csv')).toMatchObject({
      all: [{ name: 'a', words: ['张三', '李四', '王五', '赵六'] }],
    });
    expect(await read('"北京\n上海,"广州\n', 'a.csv')).toMatchObject({
      all: [{ name: 'a', words: ['"北京', '上海', '"广州'] }],
      notes: [{ code: 'broken_quotes', row: 1 }],
    });
  });

  it('JSON without a vocabulary has no words; one without words is kept', async () => {
    expect(await read('{}', 'a.json')).toEqual({ code: 'no_words' });
    expect(await read('{"空":[]}', 'a.json')).toMatchObject({ all: [{ name: '空', words: [] }] });
  });

  it('a column of numbers stays text, digit by digit', async () => {
    expect(await read('007\n9007199254740993\n1e3\n', 'a.csv')).toMatchObject({
      all: [{ words: ['007', '9007199254740993', '1e3'] }],
    });
  });

  it('a column of numbers of a spreadsheet is the digits its file holds', async () => {
    const { default: write } = await import('write-excel-file/universal');
    const rows = [13_800_138_000, 7, -0.5, 123_456_789_012].map((value) => [{ value, type: Number }]);
    const bytes = new Uint8Array(await (await write(rows).toBlob()).arrayBuffer());
    const result = await readVocabularies(bytes, '电话.xlsx');
    expect(result.ok && plain(result.vocabularies)).toMatchObject([
      { words: ['13800138000', '7', '-0.5', '123456789012'] },
    ]);
  });

  it('JSON that breaks off or goes wrong says where', async () => {
    const text = '{\n  "人名": ["张三"\n  "李四"]\n}';
    expect(await read(text, 'a.json')).toMatchObject({
      code: 'json',
      issues: [{ code: 'not_json', line: 3, column: 3, near: '"李四"]' }],
    });
    expect(await read('["张三",', 'a.json')).toMatchObject({ issues: [{ line: 1, column: 7, near: '' }] });
    expect(await read('{"a":["x",1]}', 'a.json')).toMatchObject({
      issues: [{ code: 'not_string', name: 'a', word: 1 }],
    });
  });

  it('JSON of either shape, and what is wrong with it', async () => {
    expect(await read('["甲","乙"]', '列表.json')).toMatchObject({ all: [{ name: '列表', words: ['甲', '乙'] }] });
    expect(await read('{"a":["x"],"a":["y"]}', 'a.json')).toMatchObject({
      code: 'json',
      issues: [{ code: 'duplicate_name', name: 'a' }],
    });
    expect(await read('{"a":[1]}', 'a.json')).toMatchObject({ code: 'json', issues: [{ code: 'not_string' }] });
    expect(await read('{', 'a.json')).toMatchObject({ code: 'json', issues: [{ code: 'not_json' }] });
  });

  it('nothing in it', async () => {
    expect(await read('\n\n', 'a.txt')).toEqual({ code: 'no_words' });
    expect(await read('', 'a.txt')).toEqual({ code: 'empty' });
  });
});

it('lines cannot hold a line end; a spreadsheet cannot hold a long word', async () => {
  expect(await writeVocabularies([{ name: 'a', list: WordList.of(['x\ny']) }], 'txt')).toEqual({
    ok: false,
    problem: { code: 'not_lines' },
  });
  expect(candidatesJson([])).toBe('{}');
  expect(await writeVocabularies([{ name: 'a', list: WordList.of(['x'.repeat(40_000)]) }], 'xlsx')).toMatchObject({
    ok: false,
    problem: { code: 'cell_too_long' },
  });
});
