import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import type { Case } from '#lab/cases.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import { RowTable } from './RowTable.tsx';

const ONE: Case = { id: '1', dialogue: '', msg: '你好', expectations: [], vocabulary: '', note: '' };
const OUTCOME: RowOutcome = {
  row: 0,
  verdict: { kind: 'passed' },
  judged: false,
  seen: { httpStatus: 200, answer: '小薇兄你好', status: 'FAQ', confidence: '1' },
  ms: 12,
  at: 0,
  attempts: 1,
};

afterEach(() => {
  cleanup();
  window.getSelection()?.removeAllRanges();
});

async function show() {
  const onOpen = vi.fn<(row: number) => void>();
  await act(async () =>
    render(
      <Suspense>
        <I18nProvider locale="zh-CN">
          <AllWords>
            <RowTable
              rows={[0]}
              caseOf={() => ONE}
              outcomeOf={() => OUTCOME}
              changeOf={() => undefined}
              opened={undefined}
              onOpen={onOpen}
            />
          </AllWords>
        </I18nProvider>
      </Suspense>,
    ),
  );
  const row = (await screen.findByRole('button', { name: `${zhCN.lab.openRow('1')} ${ONE.msg}` })).closest(
    '[role=row]',
  );
  return { row: row as HTMLElement, onOpen };
}

test('a row opens wherever it is pressed', async () => {
  const { row, onOpen } = await show();
  await userEvent.click(row);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(0);
});

test('text that was selected in a row is not lost to a result that opens', async () => {
  const { row, onOpen } = await show();
  window.getSelection()?.selectAllChildren(row);
  row.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
  expect(onOpen).not.toHaveBeenCalled();
});

test('a key opens a row whatever is selected', async () => {
  const { row, onOpen } = await show();
  window.getSelection()?.selectAllChildren(document.body);
  row.querySelector('button')!.focus();
  await userEvent.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(0);
});
