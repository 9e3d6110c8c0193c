import { expect, test } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import type { FrameField } from '#protocol/msgCrypt.ts';
import { hexRows } from './anatomy.ts';

/** A frame of these fields, one after the other. */
function frameOf(...parts: readonly (readonly [FrameField['name'], Uint8Array])[]) {
  const fields: FrameField[] = [];
  let at = 0;
  for (const [name, bytes] of parts) {
    fields.push({ name, start: at, end: at + bytes.length });
    at += bytes.length;
  }
  return { frame: Uint8Array.from(parts.flatMap(([, bytes]) => [...bytes])), fields };
}

const textsOf = (rows: ReturnType<typeof hexRows>) => rows.map(({ bytes }) => bytes.map(({ text }) => text).join(''));

test('a row has as many bytes as fit, the last one what is left', () => {
  const { frame, fields } = frameOf(['message', utf8('0123456789abcdefghij')]);
  expect(textsOf(hexRows(frame, fields, 192, 16))).toEqual(['0123456789abcdef', 'ghij']);
  expect(textsOf(hexRows(frame, fields, 192, 8))).toEqual(['01234567', '89abcdef', 'ghij']);
  expect(hexRows(frame, fields, 192, 8).map(({ offset }) => offset)).toEqual([0, 8, 16]);
});

test('no more is built than is shown', () => {
  const { frame, fields } = frameOf(['message', utf8('x'.repeat(1000))]);
  expect(hexRows(frame, fields, 192, 16)).toHaveLength(12);
  expect(hexRows(frame, fields, 192, 8)).toHaveLength(24);
});

test('a character of several bytes stands at its first one', () => {
  const { frame, fields } = frameOf(['message', utf8('你a')]);
  expect(hexRows(frame, fields, 192, 16)[0]!.bytes.map(({ text, span }) => [text, span])).toEqual([
    ['你', 3],
    ['', 0],
    ['', 0],
    ['a', 1],
  ]);
});

test('random bytes that happen to be a character are none, nor is what cannot be drawn by itself', () => {
  const { frame, fields } = frameOf(['random', utf8('aé')], ['message', utf8('\u200b\u0301!')]);
  expect(textsOf(hexRows(frame, fields, 192, 16))).toEqual(['a····!']);
});
