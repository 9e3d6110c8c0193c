import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from './cases.ts';
import { compareRuns } from './compareRuns.ts';
import { LatencyHistogram } from './histogram.ts';
import type { RowOutcome, RowVerdict, Seen } from './outcome.ts';
import { mcnemar, wilson } from './proportion.ts';
import { CONFUSIONS_KEPT, openTally } from './statistics.ts';

// Newcombe 1998, table I: method 3 (score) at 95 %.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("Wilson's interval of %i in %i", (hits, all, low, high) => {
  const interval = wilson(hits, all);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('of nothing, everything is possible', () => {
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
});

test("McNemar's exact test gives the published value of Fagerland, Lydersen and Laake 2013 (1 and 7 discordant)", () => {
  expect(mcnemar(1, 7)).toBeCloseTo(0.0703, 4);
  expect(mcnemar(7, 1)).toBe(mcnemar(1, 7));
});

test('McNemar agrees with counting by whole numbers', () => {
  const counted = (fixed: number, broken: number) => {
    let choose = 1n;
    let sum = 0n;
    const all = BigInt(fixed + broken);
    for (let k = 0n; k <= BigInt(Math.min(fixed, broken)); k++) {
      sum += choose;
      choose = (choose * (all - k)) / (k + 1n);
    }
    return Math.min(1, Number((2n * sum * 10n ** 15n) >> all) / 1e15);
  };
  fc.assert(
    fc.property(fc.nat(400), fc.nat(400), (fixed, broken) => {
      expect(mcnemar(fixed, broken)).toBeCloseTo(counted(fixed, broken), 9);
    }),
    { numRuns: 60 },
  );
  expect(mcnemar(0, 0)).toBe(1);
  expect(mcnemar(3000, 3000)).toBe(1);
  expect(mcnemar(2900, 3100)).toBeGreaterThan(0.005);
});

test('percentiles are at most one per cent off', () => {
  const times = fc.array(fc.double({ min: 0.2, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95), (all, share) => {
      const histogram = new LatencyHistogram();
      for (const ms of all) histogram.add(ms);
      const exact = all.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * all.length)) - 1]!;
      expect(Math.abs(histogram.quantile(share)! / exact - 1)).toBeLessThanOrEqual(0.0101);
      expect(histogram.bins().reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
    }),
    { numRuns: 100 },
  );
});

const oneCase = (id: string, msg = id): Case => ({
  id,
  dialogue: '',
  msg,
  expectations: [{ field: 'title', how: 'equals', value: `T${id}` }],
  vocabulary: '',
  note: '',
});
const outcome = (row: number, verdict: RowVerdict, seen: Partial<Seen> = {}): RowOutcome => ({
  row,
  verdict,
  judged: true,
  seen: { httpStatus: 200, confidence: '0.9', status: 'FAQ', ...seen },
  ms: 40,
  at: 0,
  attempts: 1,
});
const passed = { kind: 'passed' } as const;
const failed = (got: string) => ({ kind: 'failed', misses: [{ expectation: 0, got }] }) as const;
const lost = { kind: 'error', error: { kind: 'transport', reason: 'timeout', detail: '' } } as const;

test('errors and skipped rows do not count in the accuracy', () => {
  const tally = openTally([oneCase('0'), oneCase('1'), oneCase('2'), oneCase('3')]);
  tally.add(outcome(0, passed));
  tally.add(outcome(1, failed('x'), { status: 'NOMATCH', confidence: '0.2' }));
  tally.add(outcome(2, lost));
  tally.add(outcome(3, { kind: 'skipped', reason: 'earlier_turn' }));
  const read = tally.read();
  expect(read.counts).toEqual({ passed: 1, failed: 1, error: 1, skipped: 1 });
  expect(read.accuracy).toMatchObject({ hits: 1, all: 2, value: 0.5 });
  expect(read.noMatch).toMatchObject({ hits: 1, all: 2 });
  expect(read.confusions).toEqual([{ expected: 'T1', got: 'x', count: 1 }]);
  expect(read.confidence.below(0.7)).toBe(1);
});

test('what was taken back was never there', () => {
  const tally = openTally([oneCase('0')]);
  const before = JSON.stringify(tally.read());
  tally.add(outcome(0, failed('x'), { version: 'v' }));
  tally.remove(outcome(0, failed('x'), { version: 'v' }));
  expect(JSON.stringify(tally.read())).toBe(before);
});

test('a bot that gives every answer another title does not fill the memory', () => {
  const tally = openTally([oneCase('0')]);
  for (let i = 0; i < 10_000; i++) tally.add(outcome(0, failed(String(i))));
  expect(tally.read().confusions).toHaveLength(CONFUSIONS_KEPT);
  expect(tally.read().otherConfusions).toBe(10_000 - CONFUSIONS_KEPT);
});

test('a run beside its baseline: fixed, broken, lost, changed, and the versions that answered', () => {
  const cases = ['a', 'b', 'c', 'd', 'e'].map((id) => oneCase(id));
  const version = '20260101-10:00:00';
  const before = [
    outcome(0, passed, { version }),
    outcome(1, failed('x')),
    outcome(2, passed),
    outcome(3, passed, { answer: 'old', rid: '1' }),
    outcome(4, passed, { answer: 'one', rid: '1' }),
  ];
  const now = [
    outcome(0, failed('y'), { confidence: '0.4' }),
    outcome(1, passed),
    outcome(2, lost),
    outcome(3, passed, { answer: 'new', rid: '2' }),
    outcome(4, passed, { answer: 'one', rid: '2' }),
  ];
  const compared = compareRuns({ cases, outcomes: now }, { cases, outcomes: before });
  expect(compared.rows.map(({ change }) => change)).toEqual(['broken', 'fixed', 'lost', 'answer_changed', 'same']);
  expect(compared.rows[0]!.drift).toBeCloseTo(-0.5);
  expect(compared).toMatchObject({ chance: 1, unmatched: 0, versions: { before: [version], now: [] } });
});

test('cases that moved, or were numbered anew, are found by what they ask', () => {
  const before = [oneCase('1', '你好'), oneCase('2', '再见'), oneCase('3', '你好')];
  const now = [oneCase('1', '新的'), oneCase('2', '你好'), oneCase('3', '你好'), oneCase('4', '再见')];
  const all = (count: number) => Array.from({ length: count }, (_, row) => outcome(row, passed));
  const { rows, unmatched } = compareRuns({ cases: now, outcomes: all(4) }, { cases: before, outcomes: all(3) });
  expect(rows.map(({ row, before: partner }) => [row, partner])).toEqual([
    [1, 0],
    [2, 2],
    [3, 1],
  ]);
  expect(unmatched).toBe(1);
});
