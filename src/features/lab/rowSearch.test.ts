import { expect, test } from 'vitest';
import type { Case } from '#lab/cases.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import { openRowLists } from './rowLists.ts';
import { openRowSearch } from './rowSearch.ts';

const one = (id: string, msg: string): Case => ({ id, dialogue: '', msg, expectations: [], vocabulary: '', note: '' });
const outcome = (row: number, answer: string): RowOutcome => ({
  row,
  verdict: { kind: 'passed' },
  judged: true,
  seen: { httpStatus: 200, answer },
  at: 0,
  attempts: 1,
});
const CASES = [one('A-7', '运费谁出'), one('A-8', '运费到付'), one('A-9', '你好')];

test('a text is looked for in what was asked and what was answered, whatever its case', () => {
  const lists = openRowLists();
  lists.add(outcome(0, '见 FAQ 页'));
  const search = openRowSearch(lists, CASES);
  expect(['运费', 'faq', 'a-7', '天气', ''].map((text) => search.find('all', text))).toEqual([[0], [0], [0], [], [0]]);
});

test('rows that come later are found too, and a row that was sent again is looked at anew', () => {
  const lists = openRowLists();
  const search = openRowSearch(lists, CASES);
  lists.add(outcome(0, '见首页'));
  const first = search.find('all', '首页');
  lists.add(outcome(2, '首页'));
  lists.add(outcome(1, '没有'));
  expect([first, search.find('all', '首页')]).toEqual([[0], [0, 2]]);
  lists.add(outcome(0, '没有'));
  expect(search.find('all', '首页')).toEqual([2]);
});
