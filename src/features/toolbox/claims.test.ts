import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson, withMembers, withoutMembers } from './claims.ts';

test('setting a member keeps integers beyond 2^53 exact', () => {
  const text = '{"id":12345678901234567890,"ratio":1.10,"msg":"a"}';
  expect(withMembers(text, { msg: 'b', iat: 1 })).toBe('{"id":12345678901234567890,"ratio":1.10,"msg":"b","iat":1}');
});

test('leaving members out keeps the others to the digit', () => {
  expect(withoutMembers('{"id":12345678901234567890,"exp":1,"ratio":1.10}', ['exp'])).toBe(
    '{"id":12345678901234567890,"ratio":1.10}',
  );
  expect(withoutMembers('{"exp":1}', ['exp'])).toBe('');
});

test('JSON texts are the same whatever their order, spacing and escaping', () => {
  expect(sameJson('{"a":[1,{"b":"你"}],"c":null}', '{ "c": null, "a": [1, {"b": "\\u4f60"}] }')).toBe(true);
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(sameJson(text, ` ${text} `)).toBe(true);
    }),
  );
});

test.each([
  ['{"a":12345678901234567890}', '{"a":12345678901234567891}'],
  ['{"a":"1"}', '{"a":1}'],
  ['[1,2]', '[2,1]'],
  ['{', '{'],
])('%s and %s are not the same', (a, b) => {
  expect(sameJson(a, b)).toBe(false);
});
