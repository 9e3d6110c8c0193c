import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from './cases.ts';
import { compareRuns, openComparison } from './compareRuns.ts';
import type { RowOutcome } from './outcome.ts';

const asked = (msg: string, id = ''): Case => ({ id, dialogue: '', msg, expectations: [], vocabulary: '', note: '' });
const outcome = (row: number, kind: 'passed' | 'failed', confidence = '1'): RowOutcome => ({
  row,
  verdict: kind === 'passed' ? { kind } : { kind, misses: [] },
  judged: true,
  seen: { httpStatus: 200, confidence, version: '20190917-13:30:11' },
  at: 0,
  attempts: 1,
});

test('the first of several equal questions belongs to the first before', () => {
  const before = {
    cases: [asked('a', '1'), asked('a', '2'), asked('b', '3')],
    outcomes: [outcome(0, 'failed'), outcome(1, 'passed')],
  };
  const now = {
    cases: [asked('b', 'x'), asked('a', 'y'), asked('a', 'z')],
    outcomes: [outcome(1, 'passed'), outcome(2, 'failed')],
  };
  expect(compareRuns(now, before).rows.map(({ row, before: then, change }) => [row, then, change])).toEqual([
    [1, 0, 'fixed'],
    [2, 1, 'broken'],
  ]);
});

test('a row that was sent again counts once, as what it is now', async () => {
  const side = { cases: [asked('a')], outcomes: [outcome(0, 'passed')] };
  const live = await openComparison(side.cases, side, () => Promise.resolve());
  live.add(outcome(0, 'failed', '0.4'));
  live.add(outcome(0, 'passed', '0.9'));
  expect(live.figures()).toMatchObject({ counts: { broken: 0, same: 1 }, unmatched: 0, drift: { rows: 1 } });
  expect(live.changeOf(0)).toBe('same');
});

test('growing outcome by outcome comes to the same as comparing at the end', async () => {
  const side = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('passed', 'failed', undefined)), {
    maxLength: 12,
  });
  const sideOf = (rows: readonly (readonly [string, 'passed' | 'failed' | undefined])[]) => ({
    cases: rows.map(([msg]) => asked(msg)),
    outcomes: rows.flatMap(([, kind], row) => (kind ? [outcome(row, kind)] : [])),
  });
  await fc.assert(
    fc.asyncProperty(side, side, async (first, second) => {
      const [before, now] = [sideOf(first), sideOf(second)];
      const live = await openComparison(now.cases, before, () => Promise.resolve());
      for (const each of now.outcomes.toReversed()) live.add(each);
      expect(live.read()).toEqual(compareRuns(now, before));
    }),
    { numRuns: 200 },
  );
});
