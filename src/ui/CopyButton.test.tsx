import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { afterEach, expect, test } from 'vitest';
import { CopyButton } from './CopyButton.tsx';
import { CopyContext, type Copy } from './copying.ts';

afterEach(cleanup);

function shown(
  copy: Copy,
  what: ComponentProps<typeof CopyButton>['what'] = { label: 'copy' },
  text = () => 'the text',
) {
  render(
    <CopyContext value={{ copy, words: { copy: 'copy', copied: 'copied', copyFailed: 'failed' } }}>
      <CopyButton what={what} text={text} />
    </CopyContext>,
  );
  return userEvent.setup();
}

test('a copy is said on the button and to readers of screens', async () => {
  const copies: string[] = [];
  const user = shown((text) => Promise.resolve(copies.push(text) > 0));
  const said = screen.findByText('copied');
  await user.click(screen.getByRole('button', { name: 'copy' }));
  expect((await said).getAttribute('role')).toBe('status');
  expect(copies).toEqual(['the text']);
});

test('a copy that did not work is said, too', async () => {
  const user = shown(() => Promise.resolve(false));
  const said = screen.findByRole('button', { name: 'failed' });
  await user.click(screen.getByRole('button', { name: 'copy' }));
  expect(await said).toBeTruthy();
});

test('a text that could not be made is a copy that did not work', async () => {
  const user = shown(
    () => Promise.resolve(true),
    { label: 'copy' },
    () => {
      throw new Error('gone');
    },
  );
  const said = screen.findByRole('button', { name: 'failed' });
  await user.click(screen.getByRole('button', { name: 'copy' }));
  expect(await said).toBeTruthy();
});

test('is called after what it copies', () => {
  shown(() => Promise.resolve(true), 'the code');
  expect(screen.getByRole('button', { name: 'copy the code' })).toBeTruthy();
});
