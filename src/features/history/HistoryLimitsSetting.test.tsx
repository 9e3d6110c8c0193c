import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { HistoryLimits } from '#data/history.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { HistoryLimitsSetting } from './HistoryLimitsSetting.tsx';

const { history: words } = zhCN;
const LIMITS: HistoryLimits = { records: 10_000, days: 0, megabytes: 500 };

afterEach(cleanup);

/** @param kept records there are. @returns the limits that were saved, in their order. */
async function show(kept: number): Promise<HistoryLimits[]> {
  const saved: HistoryLimits[] = [];
  function Setting() {
    const [limits, setLimits] = useState(LIMITS);
    return (
      <HistoryLimitsSetting
        limits={limits}
        countBeyond={({ records }) => Promise.resolve(Math.max(0, kept - records))}
        onSave={(next) => {
          saved.push(next);
          setLimits(next);
        }}
      />
    );
  }
  await act(async () =>
    render(
      <I18nProvider locale="zh-CN">
        <Suspense>
          <AllWords>
            <Setting />
          </AllWords>
        </Suspense>
      </I18nProvider>,
    ),
  );
  return saved;
}

const records = () => screen.findByRole<HTMLInputElement>('textbox', { name: words.limits.records });

async function type(text: string) {
  const field = await records();
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

test('limits that cost nothing are saved as they are typed', async () => {
  const saved = await show(50);
  await type('2000');
  expect(saved.at(-1)).toEqual({ ...LIMITS, records: 2000 });
});

test('limits that cost records wait until the press that says how many, however they were typed', async () => {
  const saved = await show(1500);
  await type('1000');
  await screen.findByText(words.limitsGoing('500'));
  expect(saved).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: words.limitsSave('500') }));
  expect(saved).toEqual([{ ...LIMITS, records: 1000 }]);
  expect(screen.queryByText(words.limitsGoing('500'))).toBeNull();
});

test('limits that cost records can be taken back, and nothing is saved', async () => {
  const saved = await show(1500);
  await type('100');
  await userEvent.click(await screen.findByRole('button', { name: words.limitsKeep }));
  expect((await records()).value).toBe('10000');
  expect(saved).toEqual([]);
  expect(screen.queryByRole('button', { name: words.limitsKeep })).toBeNull();
});
