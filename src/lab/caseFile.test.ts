import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { guessMapping } from './caseColumns.ts';
import { casesCsv, casesJson, casesTsv, MOST_PROBLEMS, readCases } from './caseFile.ts';
import { readCasesJson } from './caseJson.ts';
import type { Case, Expectation } from './cases.ts';

const rowsOf = (text: string, delimiter: string) =>
  Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter }).data;
const read = (rows: string[][]) => readCases(rows, guessMapping(rows));

test("the platform team's two columns need no heading", () => {
  const { cases, problems } = read([
    ['今天天气怎么样', '天气服务'],
    ['', ''],
    ['怎么退货', '退货政策'],
  ]);
  expect(problems).toEqual([]);
  expect(cases).toEqual([
    {
      id: '1',
      dialogue: '',
      msg: '今天天气怎么样',
      expectations: [{ field: 'title', how: 'equals', value: '天气服务' }],
      vocabulary: '',
      note: '',
    },
    expect.objectContaining({ id: '3', msg: '怎么退货' }),
  ]);
});

test.each([
  [
    ['问句', '期望标准问', '期望状态'],
    ['msg', 'title', 'status'],
  ],
  [
    ['ID', 'Utterance', 'Expected title', 'note', '随便'],
    ['id', 'msg', 'title', 'note', 'ignore'],
  ],
  [
    ['msg', 'slot:城市', '槽位:日期', 'confidence'],
    ['msg', 'slot:城市', 'slot:日期', 'confidence_at_least'],
  ],
])('a heading %j is understood', (heading, roles) => {
  expect(guessMapping([heading, ['x']])).toEqual({ header: true, roles });
});

test('a first row that is no heading is a case', () => {
  expect(guessMapping([['你好', '打招呼', 'x']])).toEqual({ header: false, roles: ['msg', 'title', 'ignore'] });
});

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== '');
const cell = fc.oneof(
  word,
  fc.constantFrom('=1+1', "'=x", '-5', '@a', '"', 'a,b', 'a\tb', 'a\nb', ' x ', "''+1", '\tq', '\rq'),
);
const expectation: fc.Arbitrary<Expectation> = fc.oneof(
  fc.record({
    field: fc.constant('answer' as const),
    how: fc.constantFrom('equals' as const, 'contains' as const),
    value: cell,
  }),
  fc.constant({ field: 'answer', how: 'pattern', value: '^晴|雨$' } as const),
  fc.record({
    field: fc.constantFrom('title' as const, 'ans_node_name' as const, 'status' as const, 'answer_type' as const),
    how: fc.constant('equals' as const),
    value: cell,
  }),
  fc.constant({ field: 'confidence', how: 'at_least', value: 0.75 } as const),
  fc.record({
    field: fc.constant('slot' as const),
    name: word.map((name) => name.trim()),
    how: fc.constant('equals' as const),
    value: cell,
  }),
);
const optional = fc.oneof(fc.constant(''), cell);
const table = fc
  .array(
    fc.record({
      dialogue: optional,
      msg: cell,
      expectations: fc.array(expectation, { maxLength: 4 }),
      vocabulary: optional,
      note: optional,
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((cases): Case[] => cases.map((one, index) => ({ ...one, id: `c${index}` })));

// A table keeps demands by column, so their order within a case is the columns'.
const sorted = (cases: readonly Case[]) =>
  cases.map((one) => ({ ...one, expectations: one.expectations.map((each) => JSON.stringify(each)).toSorted() }));

test.each([
  ['CSV', casesCsv, ','],
  ['TSV', casesTsv, '\t'],
] as const)('%s read back is what was written', (_name, write, delimiter) => {
  fc.assert(
    fc.property(table, (cases) => {
      const { cases: back, problems } = read(rowsOf(write(cases), delimiter).slice(0, -1));
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(sorted(back)).toEqual(sorted(cases));
    }),
    { numRuns: 150 },
  );
});

test('JSON read back is what was written', () => {
  fc.assert(
    fc.property(table, (cases) => {
      expect(readCasesJson(casesJson(cases))).toEqual({ cases, problems: [], problemCount: 0, blankRows: 0 });
    }),
    { numRuns: 100 },
  );
});

test('a formula in an answer does not reach a spreadsheet as one', () => {
  const one: Case = {
    id: '1',
    dialogue: '',
    msg: '=HYPERLINK("http://x")',
    expectations: [],
    vocabulary: '',
    note: '',
  };
  expect(casesCsv([one])).toContain(`"'=HYPERLINK(""http://x"")"`);
});

test('bad rows are told with their place, and the others are cases', () => {
  const { cases, problems } = read([
    ['id', 'msg', 'confidence', 'answer_pattern', 'title'],
    ['a', '你好', '0.9', '^你', ''],
    ['b', '', '', '', 'x'],
    ['c', '再见', '90%', '', ''],
    ['d', '再见', '', '(a', ''],
    ['e', '再见', '', '(?=a)', ''],
    ['a', '又来', '', '', ' 空格 '],
    ['f', '多', '', '', '', 'beyond'],
  ]);
  expect(cases.map(({ id }) => id)).toEqual(['a', 'a#7', 'f']);
  expect(problems).toEqual([
    { code: 'empty_msg', severity: 'error', row: 3, column: 2 },
    { code: 'bad_confidence', severity: 'error', row: 4, column: 3, value: '90%' },
    { code: 'bad_pattern', severity: 'error', row: 5, column: 4, value: '(a', reason: expect.any(String) },
    { code: 'pattern_unsupported', severity: 'error', row: 6, column: 4, value: '(?=a)', reason: '(?=' },
    { code: 'surrounding_space', severity: 'warning', row: 7, column: 5, value: ' 空格 ' },
    { code: 'duplicate_id', severity: 'warning', row: 7, column: 1, value: 'a' },
    { code: 'more_cells', severity: 'warning', row: 8, column: 6 },
  ]);
});

test.each([
  [[], 'no_rows'],
  [[['msg', 'title']], 'no_rows'],
  [
    [
      ['', ''],
      ['', ''],
    ],
    'no_rows',
  ],
])('an empty table %j is said to be one', (rows, code) => {
  expect(read(rows).problems.map((problem) => problem.code)).toContain(rows.length === 0 ? 'no_msg_column' : code);
});

test('a mapping without an utterance, or with two, is refused before any row', () => {
  const rows = [['a', 'b']];
  expect(readCases(rows, { header: false, roles: ['title', 'note'] }).problems).toEqual([
    { code: 'no_msg_column', severity: 'error' },
  ]);
  expect(readCases(rows, { header: false, roles: ['msg', 'msg'] }).problems).toEqual([
    { code: 'column_twice', severity: 'error', value: 'msg' },
  ]);
});

test('a hundred thousand bad rows are counted and not all listed', () => {
  const rows = Array.from({ length: 100_000 }, () => ['', 'title']);
  const { problems, problemCount } = readCases(rows, { header: false, roles: ['msg', 'title'] });
  expect(problemCount).toBe(100_000);
  expect(problems).toHaveLength(MOST_PROBLEMS);
});

test.each([
  ['{', { code: 'not_json' }],
  ['{"format":"other"}', { code: 'bad_shape', path: 'format' }],
  ['[]', { code: 'no_rows' }],
  ['[{"msg":""}]', { code: 'bad_shape', row: 1, path: 'cases.0.msg' }],
  ['[{"msg":"a","expectations":[{"field":"answer","how":"pattern","value":"(a"}]}]', { code: 'bad_pattern', row: 1 }],
])('JSON %s is refused with its place', (source, problem) => {
  expect(readCasesJson(source).problems[0]).toMatchObject(problem);
});
