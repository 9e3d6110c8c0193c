import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Dialog } from './Dialog.tsx';

afterEach(cleanup);

function open() {
  const onClose = vi.fn<() => void>();
  render(
    <Dialog title="Passphrase" closeLabel="Close" onClose={onClose}>
      <input type="checkbox" aria-label="keep" />
      <input aria-label="passphrase" />
    </Dialog>,
  );
  return { onClose, dialog: screen.getByRole('dialog'), field: screen.getByRole('textbox') };
}

test('one can write at once in the first field of a dialog', () => {
  const { field } = open();
  expect(document.activeElement).toBe(field);
});

test('a press of the backdrop closes, a selection that ends there does not', () => {
  const { onClose, dialog, field } = open();
  fireEvent.pointerDown(field);
  fireEvent.click(dialog);
  expect(onClose).not.toHaveBeenCalled();
  fireEvent.pointerDown(dialog);
  fireEvent.click(dialog);
  expect(onClose).toHaveBeenCalledOnce();
});
