import { expect, test } from 'vitest';
import { fromCandidates } from './vocabularyModel.ts';

const ALL = [
  { id: 'a', name: '人名', words: ['张三'], enabled: false },
  { id: 'b', name: '城市', words: ['北京', '上海'], enabled: true },
];

test('words the JSON leaves as they are stay the very same, so that nothing is done to them', () => {
  const [people, places] = fromCandidates(ALL, [
    { name: '人名', words: ['张三'] },
    { name: '城市', words: ['北京'] },
  ]);
  expect(people!.words).toBe(ALL[0]!.words);
  expect(places).toEqual({ ...ALL[1], words: ['北京'] });
});

test('a vocabulary whose name is typed in the JSON stays switched off and keeps its id', () => {
  const typed = fromCandidates(ALL, [
    { name: '人', words: ['张三'] },
    { name: '城市', words: ['北京', '上海'] },
  ]);
  expect(typed).toEqual([{ ...ALL[0], name: '人' }, ALL[1]]);
});

test('a vocabulary that is new to the JSON does not take the place of one that is still there', () => {
  const [fresh, ...rest] = fromCandidates(ALL, [{ name: '新', words: [] }, ...ALL]);
  expect([fresh!.enabled, ALL.some(({ id }) => id === fresh!.id)]).toEqual([true, false]);
  expect(rest).toEqual(ALL);
  const other = fromCandidates(ALL, [{ name: '新', words: ['别的'] }]);
  expect(other).toMatchObject([{ name: '新', enabled: true }]);
});
