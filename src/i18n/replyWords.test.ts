import { describe, expect, test } from 'vitest';
import { CODES, ENUMERATIONS } from '#answer/codes.ts';
import { en } from './en.ts';
import { zhCN } from './zhCN.ts';

describe.each([
  ['zh-CN', zhCN],
  ['en', en],
])('%s', (_, { fields }) => {
  test.each(['v1', 'ret', 'v2'] as const)('every code of %s has a meaning, and no other', (family) => {
    const said = Object.keys(fields.codes[family]).map(Number);
    expect(said.toSorted((a, b) => a - b)).toEqual(CODES[family].map(({ code }) => code).toSorted((a, b) => a - b));
  });

  test.each(['status', 'dialog_status'] as const)('every known %s has a word', (field) => {
    expect(Object.keys(fields.values[field]).toSorted()).toEqual(Object.keys(ENUMERATIONS[field]).toSorted());
  });
});

test('both languages know the same hints of the emulator', () => {
  expect(Object.keys(en.decoded.hints)).toEqual(Object.keys(zhCN.decoded.hints));
});
