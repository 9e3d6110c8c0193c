import { expect, test } from 'vitest';
import { partOf, wordAt, wordCount } from './part.ts';

const LISTS = [
  { name: '联系人', words: ['张三', '李四'] },
  { name: '空', words: [] },
  { name: '商品', words: ['苹果', '梨', '桃'] },
];

test('several lists count as one', () => {
  expect(wordCount(LISTS)).toBe(5);
  expect(wordAt(LISTS, 2)).toEqual({ vocabulary: '商品', word: '苹果' });
  expect(wordAt(LISTS, 5)).toBeUndefined();
});

test('a part crosses from one list into the next and leaves out what keeps no word', () => {
  expect(partOf(LISTS, [[1, 3]])).toEqual([
    { name: '联系人', words: ['李四'] },
    { name: '商品', words: ['苹果'] },
  ]);
  expect(
    partOf(LISTS, [
      [0, 1],
      [4, 5],
    ]),
  ).toEqual([
    { name: '联系人', words: ['张三'] },
    { name: '商品', words: ['桃'] },
  ]);
  expect(partOf(LISTS, [])).toEqual([]);
  expect(partOf(LISTS, [[0, 5]])).toEqual([LISTS[0], LISTS[2]]);
});
