import { expect, test } from 'vitest';
import { badFields, INITIAL_RUN_FORM, settingsOf } from './runForm.ts';

test('the form opens with settings that can be run', () => {
  expect(badFields(INITIAL_RUN_FORM)).toEqual([]);
  expect(settingsOf(INITIAL_RUN_FORM)).toMatchObject({ rate: 20, concurrency: 8, retries: 0, timeout: 30_000 });
});

test.each([
  ['concurrency', '0'],
  ['concurrency', '257'],
  ['rate', '-1'],
  ['rate', ''],
  ['rate', '2.5'],
  ['retries', '一'],
  ['timeout', '601'],
] as const)('%s may not be "%s"', (field, typed) => {
  expect(badFields({ ...INITIAL_RUN_FORM, [field]: typed })).toEqual([field]);
});
