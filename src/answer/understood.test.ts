import fc from 'fast-check';
import { expect, test } from 'vitest';
import { untakenWords } from './understood.ts';

const words = (text: string, ...list: string[]) =>
  untakenWords(text, [], [{ name: 'v', words: list }]).map(({ word, start }) => [word, start]);

test('a word that is in a vocabulary twice is one word, in two vocabularies it is two', () => {
  expect(words('给张三', '张三', '李四', '张三')).toEqual([['张三', 1]]);
  const both = [
    { name: 'a', words: ['张三'] },
    { name: 'b', words: ['张三'] },
  ];
  expect(untakenWords('张三', [], both).map(({ vocabulary }) => vocabulary)).toEqual(['a', 'b']);
});

test('every word that stands in the text is found at its first place, whatever its length', () => {
  const text = fc.array(fc.constantFrom('张', '三', 'a', '😀', ' '), { maxLength: 150 }).map((parts) => parts.join(''));
  const place = fc.tuple(fc.nat(200), fc.nat(100));
  fc.assert(
    fc.property(text, fc.array(place, { maxLength: 5 }), (whole, places) => {
      const list = places.map(([from, length]) => whole.slice(from, from + length)).concat('不在');
      expect(words(whole, ...list)).toEqual(
        [...new Set(list)]
          .filter((word) => word.trim() !== '' && whole.includes(word))
          .map((word) => [word, whole.indexOf(word)]),
      );
    }),
    { numRuns: 200 },
  );
});
