import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { JsonWord } from './JsonWord.tsx';

afterEach(cleanup);

it('has the cursor when it opens, and does not take it back from whoever leaves what is no word', async () => {
  const user = userEvent.setup();
  const onWrong = vi.fn<(wrong: boolean) => void>();
  const ignore = () => undefined;
  render(
    <>
      <JsonWord
        label="word"
        text={'    "上'}
        typed={undefined}
        onType={ignore}
        onWord={ignore}
        onWrong={onWrong}
        onEnd={ignore}
      />
      <button type="button">elsewhere</button>
    </>,
  );
  const field = screen.getByRole('textbox');
  expect(document.activeElement).toBe(field);
  await user.click(screen.getByRole('button'));
  expect(onWrong).toHaveBeenLastCalledWith(true);
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(screen.getByRole('button'));
});
