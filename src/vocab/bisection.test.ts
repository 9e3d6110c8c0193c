import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bisectionStep, callsForOne, type Range } from './bisection.ts';

/** Plays a bot that gives the whole list's answer exactly when all `needed` words travel. */
function play(count: number, needed: readonly number[]) {
  const answers: boolean[] = [];
  const asked: (readonly Range[])[] = [];
  for (;;) {
    const step = bisectionStep(count, answers);
    if (step.kind === 'found') return { indices: step.indices, asked, answers };
    asked.push(step.ranges);
    answers.push(needed.every((index) => step.ranges.some(([from, to]) => index >= from && index < to)));
  }
}

test('the one word that matters among 100,000 is found within the stated number of calls', () => {
  for (const index of [0, 1, 49_999, 50_000, 73_811, 99_999]) {
    const { indices, asked } = play(100_000, [index]);
    expect(indices).toEqual([index]);
    expect(asked.length).toBeLessThanOrEqual(callsForOne(100_000));
  }
});

test('a single word needs no question', () => {
  expect(bisectionStep(1, [])).toEqual({ kind: 'found', indices: [0] });
});

test('the words that are needed together are found, whichever they are, and no set is asked twice', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 400 })
        .chain((count) =>
          fc.tuple(
            fc.constant(count),
            fc.uniqueArray(fc.integer({ min: 0, max: count - 1 }), { minLength: 1, maxLength: 6 }),
          ),
        ),
      ([count, needed]) => {
        const { indices, asked } = play(count, needed);
        expect(indices).toEqual(needed.toSorted((a, b) => a - b));
        const sets = asked.map((ranges) => JSON.stringify(ranges));
        expect(new Set(sets).size).toBe(sets.length);
      },
    ),
    { numRuns: 200 },
  );
});

test('either of two words is enough: one of them is named', () => {
  const answers: boolean[] = [];
  for (;;) {
    const step = bisectionStep(1000, answers);
    if (step.kind === 'found') {
      expect(step.indices).toHaveLength(1);
      expect([10, 900]).toContain(step.indices[0]);
      break;
    }
    answers.push([10, 900].some((index) => step.ranges.some(([from, to]) => index >= from && index < to)));
  }
});

test('a search is taken up from its answers where it was left', () => {
  const whole = play(5000, [4321]);
  const half = whole.answers.slice(0, 7);
  expect(bisectionStep(5000, half)).toMatchObject({ kind: 'ask', ranges: whole.asked[7] });
});
