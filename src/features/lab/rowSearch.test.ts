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
const never = () => false;
const CASES = [one('A-7', '运费谁出'), one('A-8', '运费到付'), one('A-9', '你好')];

test('a text is looked for in what was asked and what was answered, whatever its case', () => {
  const lists = openRowLists();
  lists.add(outcome(0, '见 FAQ 页'));
  const search = openRowSearch(lists, CASES);
  expect(['运费', 'faq', 'a-7', '天气', ''].map((text) => search.find('all', text, never).rows)).toEqual([
    [0],
    [0],
    [0],
    [],
    [0],
  ]);
});

test('rows that come later are found too, and a row that was sent again is looked at anew', () => {
  const lists = openRowLists();
  const search = openRowSearch(lists, CASES);
  lists.add(outcome(0, '见首页'));
  const first = search.find('all', '首页', never).rows;
  lists.add(outcome(2, '首页'));
  lists.add(outcome(1, '没有'));
  expect([first, search.find('all', '首页', never).rows]).toEqual([[0], [0, 2]]);
  lists.add(outcome(0, '没有'));
  expect(search.find('all', '首页', never).rows).toEqual([2]);
});

test('a search that takes long goes on where it stopped, and a new question begins anew', () => {
  const count = 1_000;
  const lists = openRowLists();
  for (let row = 0; row < count; row++) lists.add(outcome(row, row % 10 === 0 ? '首页' : '别处'));
  const search = openRowSearch(
    lists,
    Array.from({ length: count }, (_, i) => one(String(i), '你好')),
  );
  const at = () => search.find('all', '首页', () => true);
  const first = at();
  expect([first.complete, first.rows.length > 0, first.rows.length < count / 10]).toEqual([false, true, true]);
  let last = first;
  while (!last.complete) last = at();
  expect(last.rows).toEqual(Array.from({ length: count / 10 }, (_, i) => i * 10));
  expect(search.find('all', '别处', never)).toMatchObject({ complete: true });
  expect(at()).toEqual(first);
});
