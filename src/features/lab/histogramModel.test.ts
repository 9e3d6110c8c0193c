import { expect, test } from 'vitest';
import { barsOf, marksIn, outlineOf, ticksOf, type Plot } from './histogramModel.ts';

const LINEAR: Plot = { width: 100, height: 116, scale: 'linear' };
const LOG: Plot = { ...LINEAR, scale: 'log' };
const HALVES = [
  { from: 0, to: 0.5, count: 1 },
  { from: 0.5, to: 1, count: 4 },
];
const DECADES = [
  { from: 1, to: 10, count: 1 },
  { from: 10, to: 100, count: 1 },
];

test('bars stand side by side and the fullest takes the height', () => {
  const [first, second] = barsOf(HALVES, [], LINEAR);
  expect([first!.height, second!.height]).toEqual([25, 100]);
  expect(first!.x + first!.width).toBeLessThan(second!.x);
});

test('a logarithmic axis gives every decade the same room', () => {
  const [first, second] = barsOf(DECADES, [], LOG);
  expect(second!.x - first!.x).toBeCloseTo(50);
  expect(ticksOf(DECADES, [], LOG).map(({ value }) => value)).toEqual([1, 2, 5, 10, 20, 50, 100]);
});

test('an earlier run of another length is compared by its shape', () => {
  const twice = HALVES.map((bin) => ({ ...bin, count: bin.count * 2 }));
  expect(outlineOf(HALVES, twice, LINEAR)).toBe('M0.0 116V91.0H50.0V16.0H100.0V116');
});

test('without values there is nothing to draw', () => {
  expect([barsOf([], [], LOG), ticksOf([], [], LOG), outlineOf([], [], LOG)]).toEqual([[], [], '']);
});

test('a mark is labelled on the side that has room, and left out beyond the axis', () => {
  const marks = [
    { at: 0.2, label: 'a' },
    { at: 0.9, label: 'b' },
    { at: 3, label: 'c' },
  ];
  expect(marksIn(marks, HALVES, [], LINEAR).map(({ label, anchor }) => [label, anchor])).toEqual([
    ['a', 'start'],
    ['b', 'end'],
  ]);
});
