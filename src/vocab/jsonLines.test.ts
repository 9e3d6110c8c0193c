import fc from 'fast-check';
import { expect, it } from 'vitest';
import { candidatesJson } from '#protocol/vocab.ts';
import { jsonLineCount, jsonLines, wordOnLine } from './jsonLines.ts';

it('any stretch of lines is what the whole text has there', async () => {
  const vocabularies = fc.array(fc.record({ name: fc.string(), words: fc.array(fc.string(), { maxLength: 5 }) }), {
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(vocabularies, fc.nat(30), fc.nat(30), async (all, from, length) => {
      const whole = candidatesJson(all, 2).split('\n');
      const lists = all.map(({ name, words }, i) => ({ id: String(i), name, count: words.length }));
      const wordsOf = async (id: string, first: number, last: number) => all[Number(id)]!.words.slice(first, last);
      expect(jsonLineCount(lists)).toBe(whole.length);
      expect(await jsonLines(lists, from, from + length, wordsOf)).toEqual(whole.slice(from, from + length));
      const words = whole.flatMap((_, line) => wordOnLine(lists, line) ?? []);
      expect(words).toEqual(lists.flatMap(({ id, count }) => Array.from({ length: count }, (_, row) => ({ id, row }))));
    }),
  );
});
