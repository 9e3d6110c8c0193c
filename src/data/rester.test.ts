import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { rester } from './rester.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

it('goes on at once while little has been done, and lets others come first when much has', async () => {
  const rest = rester();
  await rest();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(8);
  const resting = rest();
  expect(vi.getTimerCount()).toBe(1);
  vi.runAllTimers();
  await resting;
  await rest();
  expect(vi.getTimerCount()).toBe(0);
});
