import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import type { CollectedCase } from '#lab/fromCall.ts';
import { CollectedList } from './CollectedList.tsx';

const { labCalls } = zhCN;
const collected = (msg: string): CollectedCase => ({
  call: msg,
  username: 'u',
  open: false,
  one: { id: '', dialogue: '', msg, expectations: [], vocabulary: '', note: '' },
});

afterEach(cleanup);

function Desk() {
  const [cases, setCases] = useState(['甲', '乙', '丙'].map(collected));
  return (
    <CollectedList collected={cases} onDrop={(call) => setCases((now) => now.filter((each) => each.call !== call))} />
  );
}

async function show() {
  await act(async () =>
    render(
      <Suspense>
        <I18nProvider locale="zh-CN">
          <AllWords>
            <Desk />
          </AllWords>
        </I18nProvider>
      </Suspense>,
    ),
  );
  await screen.findByRole('list', { name: labCalls.list });
}

const button = (msg: string) => screen.queryByRole('button', { name: labCalls.dropOne(msg) });

test('cases are taken out one by one with the keyboard, which goes on where it was', async () => {
  await show();
  button('乙')!.focus();
  await userEvent.keyboard('{Delete}');
  expect(button('乙')).toBeNull();
  expect(document.activeElement).toBe(button('丙'));
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(button('甲'));
  await userEvent.keyboard('{Delete}');
  expect(screen.queryByRole('list')).toBeNull();
});

test('a click takes out the case it belongs to', async () => {
  await show();
  await userEvent.click(button('甲')!);
  expect([button('甲'), button('乙') === null]).toEqual([null, false]);
});
