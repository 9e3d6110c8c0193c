import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64, toHex, utf8 } from '#protocol/bytes.ts';
import { SPELLINGS, isText, readSpelling, writeSpelling } from './encodings.ts';

test('every spelling of any bytes reads back; text does for what is text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      for (const spelling of SPELLINGS) {
        if (spelling === 'text' && !isText(bytes)) continue;
        expect(toHex(readSpelling(spelling, writeSpelling(spelling, bytes))!)).toBe(toHex(bytes));
      }
    }),
  );
});

test.each([
  ['hex', 'abc'],
  ['base64', 'a'],
  ['base64url', 'a+b'],
  ['percent', '100%'],
] as const)('%s refuses %s', (spelling, text) => {
  expect(readSpelling(spelling, text)).toBeUndefined();
});

test('percent encoding leaves unreserved characters alone', () => {
  expect(writeSpelling('percent', utf8('a+b 你~'))).toBe('a%2Bb%20%E4%BD%A0~');
  expect(writeSpelling('text', fromBase64('5L2g')!)).toBe('你');
});
