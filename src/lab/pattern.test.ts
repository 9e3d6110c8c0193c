import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compilePattern, type Pattern } from './pattern.ts';

function compiled(source: string): Pattern {
  const result = compilePattern(source);
  if (!result.ok) throw new Error(result.problem.code);
  return result.pattern;
}

test.each([
  ['天气', '今天天气很好', true],
  ['^天气', '今天天气', false],
  ['晴|雨$', '下雨', true],
  ['\\d{3,}元', '共 1280元', true],
  ['\\d{3,}元', '共 12元', false],
  ['^(?:您好|你好)[,,]?.*$', '你好\n第二行', true],
  ['[^一-龥]', '全部汉字', false],
  ['\\p{Emoji_Presentation}', '好的😀', true],
  ['\\bcat\\b', 'a cat sat', true],
  ['\\bcat\\b', 'concatenate', false],
  ['^$', '', true],
  ['^.{2}$', '😀😀', true],
  ['(?<year>\\d+)年', '2026年', true],
  ['a*?b', 'aaab', true],
  ['\\u4f60\\x41\\.', '你A.', true],
])('%s on %s', (source, text, expected) => {
  expect(compiled(source).test(text)).toBe(expected);
});

const piece = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\b', '^', '$', '(?:a|b)', '(ab|a)', '你');
const quantified = fc
  .tuple(piece, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
  .map(([atom, sign]) => (/^(\^|\$|\\b)$/.test(atom) ? atom : atom + sign));
const source = fc
  .array(fc.array(quantified, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .map((choices) => choices.map((items) => items.join('')).join('|'));

test("says what the engine's own expression says", () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '你', ' '), maxLength: 8 });
  fc.assert(
    fc.property(source, texts, (pattern, text) => {
      expect(compiled(pattern).test(text)).toBe(new RegExp(pattern, 'su').test(text));
    }),
    { numRuns: 500 },
  );
});

// Each of these keeps a backtracking engine busy for longer than anybody waits; the test ends because this one does not.
test.each([
  '(a+)+$',
  '(a|aa)+$',
  '^(a|a)*$',
  '(.*)*x',
  '^(\\w+\\s?)*$',
  '([a-z]+)*[A-Z]',
  '(((a*)*)*)*b',
  'a{0,300}a{300}!',
])('a pattern that would hang does not: %s', (hostile) => {
  expect(compiled(hostile).test(`${'a'.repeat(20_000)}!`)).toBe(hostile === 'a{0,300}a{300}!');
});

test('what is wrong is said', () => {
  const problemOf = (text: string) => {
    const result = compilePattern(text);
    return result.ok ? undefined : result.problem;
  };
  expect(problemOf('(')).toMatchObject({ code: 'bad_pattern' });
  expect(problemOf('(?=a)')).toEqual({ code: 'pattern_unsupported', reason: '(?=' });
  expect(problemOf('(?<!a)b')).toEqual({ code: 'pattern_unsupported', reason: '(?<!' });
  expect(problemOf('(a)\\1')).toEqual({ code: 'pattern_unsupported', reason: '\\1' });
  expect(problemOf('(a{1000}){1000}')).toEqual({ code: 'pattern_too_large' });
  expect(problemOf('a{2147483647}')).toEqual({ code: 'pattern_too_large' });
  expect(problemOf('a'.repeat(3000))).toEqual({ code: 'pattern_too_large' });
  expect(problemOf(`${'('.repeat(300)}a${')'.repeat(300)}`)).toEqual({ code: 'pattern_too_large' });
});
