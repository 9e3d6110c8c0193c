import { expect, it } from 'vitest';
import { nameFix, nameIssues } from './names.ts';

it.each([
  ['联系人', []],
  ['"quoted" __proto__ 😀', []],
  ['  ', ['empty']],
  ['城市', ['duplicate']],
  ['城市 ', ['spaces']],
  ['联\u200b系人', ['invisible']],
  ['your_vocab_name', ['placeholder']],
])('%j', (name, issues) => {
  expect(nameIssues(name, ['城市'])).toEqual(issues);
});

it('mends what nobody sees', () => {
  expect(nameFix(' 联\u200b系\u202e人\u3000')).toBe('联系人');
});
