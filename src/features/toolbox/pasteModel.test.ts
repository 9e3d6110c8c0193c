import { expect, test } from 'vitest';
import { EDITABLE_CHARACTERS, pasted } from './pasteModel.ts';

test('a large paste is held, not put into a text area', () => {
  expect(pasted('x'.repeat(EDITABLE_CHARACTERS)).kind).toBe('typed');
  expect(pasted('x'.repeat(EDITABLE_CHARACTERS + 1)).kind).toBe('held');
});
