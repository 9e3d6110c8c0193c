import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Notices } from './Notices.tsx';
import { notify } from './notices.ts';

const UNDO = '撤销';

// Loaded on demand in the page; the clock of these tests does not wait for it.
beforeAll(async () => {
  await import('sonner');
});
beforeEach(() => void vi.useFakeTimers());
afterEach(async () => {
  cleanup();
  vi.useRealTimers();
});

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));

async function show(text: string, action?: Parameters<typeof notify>[1]): Promise<void> {
  await act(async () => render(<Notices />));
  await act(() => notify(text, action));
  await pass(0.1);
}

test('a sentence in passing is soon gone, one with a way back stays longer', async () => {
  const gone = vi.fn<() => void>();
  await show('已复制');
  await act(() => notify('已删除', { label: UNDO, run: () => undefined, onGone: gone }));
  await pass(6);
  expect(screen.queryByText('已复制')).toBeNull();
  screen.getByRole('button', { name: UNDO });
  expect(gone).not.toHaveBeenCalled();
  await pass(6);
  expect(screen.queryByText('已删除')).toBeNull();
  expect(gone).toHaveBeenCalledTimes(1);
});

test('a way back stays while it has the focus, and as long as a new one afterwards', async () => {
  await show('已删除', { label: UNDO, run: () => undefined });
  const button = screen.getByRole('button', { name: UNDO });
  await act(async () => button.focus());
  await pass(60);
  expect(screen.queryByText('已删除')).not.toBeNull();
  await act(async () => button.blur());
  await pass(8);
  expect(screen.queryByText('已删除')).not.toBeNull();
  await pass(4);
  expect(screen.queryByText('已删除')).toBeNull();
});

test('taking one way back lets the others go in their time', async () => {
  const run = vi.fn<() => void>();
  await show('第一条', { label: '撤销一', run });
  await act(() => notify('第二条', { label: '撤销二', run }));
  await pass(0.1);
  const button = screen.getByRole('button', { name: '撤销二' });
  await act(async () => button.focus());
  await act(async () => void fireEvent.click(button));
  expect(run).toHaveBeenCalledTimes(1);
  await pass(12);
  expect(screen.queryByText('第一条')).toBeNull();
  expect(screen.queryByText('第二条')).toBeNull();
});
