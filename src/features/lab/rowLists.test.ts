import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RowChange } from '#lab/compareRuns.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import { openRowLists } from './rowLists.ts';

const outcome = (row: number, changes: Partial<RowOutcome> = {}): RowOutcome => ({
  row,
  verdict: { kind: 'passed' },
  judged: true,
  seen: { httpStatus: 200, confidence: '1', status: 'FAQ' },
  ms: 10,
  at: 0,
  attempts: 1,
  ...changes,
});

test('rows stand in every list they belong to, in the order they came', () => {
  const lists = openRowLists();
  lists.add(outcome(4));
  lists.add(
    outcome(2, {
      verdict: { kind: 'failed', misses: [] },
      seen: { httpStatus: 200, confidence: '0.31', status: 'NOMATCH' },
    }),
  );
  lists.add(outcome(9, { verdict: { kind: 'error', error: { kind: 'transport', reason: 'timeout', detail: '' } } }));
  expect(lists.rows('all')).toEqual([4, 2, 9]);
  expect([lists.rows('failed'), lists.rows('no_match'), lists.rows('low'), lists.rows('error')]).toEqual([
    [2],
    [2],
    [2],
    [9],
  ]);
});

test('a row that was sent again stands where it came last, under what it is now', () => {
  const lists = openRowLists();
  lists.add(outcome(1, { verdict: { kind: 'error', error: { kind: 'unsure' } } }));
  lists.add(outcome(2));
  lists.add(outcome(1));
  expect([lists.rows('all'), lists.rows('error')]).toEqual([[2, 1], []]);
});

test('flips are known once there is a baseline, and of later rows too', () => {
  const lists = openRowLists();
  lists.add(outcome(1));
  lists.add(outcome(2));
  const changes = new Map<number, RowChange>([
    [2, 'broken'],
    [3, 'fixed'],
    [1, 'same'],
  ]);
  lists.flip((row) => changes.get(row), [2]);
  lists.add(outcome(3));
  expect(lists.rows('flipped')).toEqual([2, 3]);
});

test('rows that are sent again and again stand as if each had come once, at its last place', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(6), fc.boolean(), fc.boolean()), { maxLength: 60 }), (steps) => {
      const lists = openRowLists();
      const came = new Map<number, boolean>();
      for (const [row, failed, read] of steps) {
        lists.add(outcome(row, failed ? { verdict: { kind: 'failed', misses: [] } } : {}));
        came.delete(row);
        came.set(row, failed);
        // Reading puts a list in order; whether somebody reads in between makes no difference.
        if (read) lists.rows('failed');
      }
      const failed = [...came].flatMap(([row, wrong]) => (wrong ? [row] : []));
      expect([lists.count('all'), lists.count('failed')]).toEqual([came.size, failed.length]);
      expect([lists.rows('all'), lists.rows('failed')]).toEqual([[...came.keys()], failed]);
    }),
    { numRuns: 100 },
  );
});
