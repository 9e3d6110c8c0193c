import { expect, test } from 'vitest';
import { phaseParts } from './phases.ts';

test('phases come in the order they happened, what nothing accounts for last', () => {
  expect(phaseParts({ total: 12.4, ttfb: 10, connect: 0.4, download: 1 })).toEqual([
    { id: 'connect', ms: 0.4 },
    { id: 'ttfb', ms: 10 },
    { id: 'download', ms: 1 },
    { id: 'other', ms: expect.closeTo(1) },
  ]);
});

test('without measures the whole is the rest, and no part is negative', () => {
  expect(phaseParts({ total: 3 })).toEqual([{ id: 'other', ms: 3 }]);
  expect(phaseParts({ total: 3, ttfb: 5 })).toEqual([{ id: 'ttfb', ms: 5 }]);
});
