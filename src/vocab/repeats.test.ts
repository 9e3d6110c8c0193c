import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findRepeats, type Repeats } from './repeats.ts';
import { WordList } from './wordList.ts';

function repeatsOf(words: readonly string[]): Repeats {
  for (let steps = findRepeats(WordList.of(words)), step = steps.next(); ; step = steps.next())
    if (step.done) return step.value;
}

/** The row each word stands in first, as a map tells it. */
function firstRows(words: readonly string[]): number[] {
  const rows = new Map<string, number>();
  return words.map((word, row) => {
    const before = word.trim() === '' ? undefined : rows.get(word);
    if (before === undefined) rows.set(word, row);
    return before ?? -1;
  });
}

test('every repeat is told its first row, in lists longer than one piece too', () => {
  const word = fc.constantFrom('', ' ', '张三', '李四', '张三 ', 'a', 'liquid', 'costarring');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), fc.constantFrom(1, 400), (some, times) => {
      const words = Array.from({ length: times }, () => some).flat();
      const { first, count } = repeatsOf(words);
      expect([...first]).toEqual(firstRows(words));
      expect(count).toBe(first.filter((row) => row >= 0).length);
    }),
    { numRuns: 60 },
  );
});

test('words of the same hash are not the same word', () => {
  // Known collisions of 32 bits of FNV-1a.
  const words = ['liquid', 'costarring', 'declinate', 'costarring', 'macallums', 'liquid', 'macallums', 'declinate'];
  expect([...repeatsOf(words).first]).toEqual([-1, -1, -1, 1, -1, 0, 4, 2]);
});
