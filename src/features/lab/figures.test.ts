import { expect, test } from 'vitest';
import { columnLetter, minutesAndSeconds, percent, probability } from './figures.ts';

test('shares, probabilities and spans keep the digits that mean something', () => {
  expect([percent(0.9414), percent(1), percent(undefined)]).toEqual(['94.1', '100.0', '—']);
  expect([0.2149, 0.0034, 0.00004].map(probability)).toEqual(['0.21', '0.003', '<\u00a00.001']);
  expect([39_400, 59_900, 3_600_000].map(minutesAndSeconds)).toEqual([
    [0, 39],
    [1, 0],
    [60, 0],
  ]);
});

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});
