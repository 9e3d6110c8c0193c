import { expect, test } from 'vitest';
import { readTime, relativeTime } from './times.ts';

test.each([
  ['1763900000', 1_763_900_000_000, 'seconds'],
  ['1763900000123', 1_763_900_000_123, 'milliseconds'],
  ['1970-01-01T00:00:01Z', 1000, 'date'],
])('%s is read', (text, ms, readAs) => {
  expect(readTime(text)).toEqual({ ms, readAs });
});

test.each(['', 'soon', '2026-11-31', '2026-01-01 25:00', '9'.repeat(40)])('"%s" is not a time', (text) => {
  expect(readTime(text)).toBeUndefined();
});

test('a date without a zone is local', () => {
  expect(readTime('2026-11-24 08:00:00')?.ms).toBe(new Date(2026, 10, 24, 8).getTime());
});

test('distance is said in the largest unit that fits', () => {
  expect(relativeTime('en', 7_200_000, 0)).toBe('in 2 hours');
  expect(relativeTime('zh-CN', -90_000, 0)).toBe('1分钟前');
});
