import { expect, test } from 'vitest';
import { openKeeping } from './keeping.ts';
import type { Clock, Settled } from './run.ts';

const settled = (row: number): Settled => ({
  outcome: { row, verdict: { kind: 'passed' }, judged: false, at: 0, attempts: 1 },
  reply: undefined,
});

/** A store whose writes end when told to, and a clock whose one timer goes off when told to. */
function world({ urgent = false } = {}) {
  const written: number[][] = [];
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const failures: unknown[] = [];
  let alarm: (() => void) | undefined;
  const clock: Clock = {
    now: () => 0,
    date: () => 0,
    after: (_ms, call) => {
      alarm = call;
      return () => (alarm = undefined);
    },
  };
  const keeping = openKeeping({
    clock,
    store: {
      settled: (rows) => {
        written.push(rows.map(({ outcome }) => outcome.row));
        return new Promise((resolve, reject) => ends.push({ resolve, reject }));
      },
    },
    urgent: () => urgent,
    kept: () => undefined,
    failed: (error) => failures.push(error),
  });
  const end = async (how: 'resolve' | 'reject') => {
    ends.shift()![how](new Error('full'));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { keeping, written, failures, end, ring: () => alarm?.() };
}

test('outcomes are written when a moment has passed, or a pack is full', async () => {
  const { keeping, written, ring, end } = world();
  keeping.add(settled(0));
  expect(written).toEqual([]);
  ring();
  expect(written).toEqual([[0]]);
  await end('resolve');
  for (let row = 1; row <= 100; row++) keeping.add(settled(row));
  expect(written[1]).toHaveLength(100);
});

test('one write at a time, and what came meanwhile follows at once where it is urgent', async () => {
  const { keeping, written, end } = world({ urgent: true });
  keeping.add(settled(0));
  keeping.write();
  keeping.add(settled(1));
  keeping.write();
  expect([written, keeping.busy(), keeping.waiting()]).toEqual([[[0]], true, 2]);
  await end('resolve');
  expect([written, keeping.waiting()]).toEqual([[[0], [1]], 1]);
});

test('a failed write loses nothing and is made again when asked', async () => {
  const { keeping, written, failures, end } = world();
  keeping.add(settled(0));
  keeping.write();
  await end('reject');
  keeping.add(settled(1));
  keeping.write();
  expect([failures.length, written, keeping.waiting(), keeping.busy()]).toEqual([1, [[0]], 2, false]);
  keeping.retry();
  expect(written).toEqual([[0], [0, 1]]);
});
