import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LongList } from './LongList.tsx';
import { TALLEST } from './scaledScroll.ts';

const ROW = 18;
const VIEW = 600;

beforeEach(() => void vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function list(count: number) {
  const rows = (length: number) => (
    <LongList count={length} rowHeight={ROW} render={(at) => `row ${at}`} box={{ role: 'list' }} />
  );
  const { getByRole, getByText, queryByText, rerender } = render(rows(count));
  const box = getByRole('list');
  return {
    box,
    getByText,
    queryByText,
    become: (length: number) => rerender(rows(length)),
    scrollTo: (scrollTop: number) => {
      box.scrollTop = scrollTop;
      fireEvent.scroll(box);
    },
  };
}

test('a list that grows keeps what is in view, and its bar tells where that lies', () => {
  const { box, become, getByText, queryByText, scrollTo } = list(1_000_000);
  scrollTo(TALLEST - VIEW);
  getByText('row 999999');
  become(3_000_000);
  getByText('row 999999');
  expect(box.scrollTop).toBeCloseTo(TALLEST / 3, -6);
  // The end of the bar is the new end, and can be reached from here.
  scrollTo(TALLEST - VIEW);
  getByText('row 2999999');
  expect(queryByText('row 999999')).toBeNull();
});

test('a list that shrinks below what is in view shows its end', () => {
  const { become, getByText, scrollTo } = list(100_000);
  scrollTo(100_000 * ROW - VIEW);
  become(50);
  expect(getByText('row 49')).toBeTruthy();
});
