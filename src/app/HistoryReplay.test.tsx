import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import { sent } from '#data/fixtures/sent.ts';
import { serve } from '#data/fixtures/serve.ts';
import type { HistoryRecord } from '#data/history.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { formatInstant } from '#i18n/format.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { HistoryReplay } from './HistoryReplay.tsx';

const { history: words } = zhCN;
const NOW = 1_795_000_000;

// Only the clock stands still: what is waited for goes on.
beforeEach(() => {
  serve();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW * 1000 });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const address = {
  profile: undefined,
  chooseProfile: () => undefined,
  go: () => undefined,
  open: () => undefined,
};

test('a call that expires while it is looked at is not sent again unasked: it says so first', async () => {
  const exchange = await sent({ draft: { ...EXAMPLE_DRAFT, exp: 60 }, environment: { now: NOW } });
  const record: HistoryRecord = { exchange, missing: [], row: {} as HistoryRecord['row'] };
  const calls = vi.fn<typeof fetch>(fetch);
  vi.stubGlobal('fetch', calls);
  const memory = () => textStorage(() => new MemoryStorage());
  const data = openConsole({ tab: memory(), device: memory() });
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <I18nProvider locale="zh-CN">
          <Suspense>
            <AllWords>
              <HistoryReplay data={data} address={address} record={record} of="record" onSent={() => undefined} />
            </AllWords>
          </Suspense>
        </I18nProvider>
      </QueryClientProvider>,
    ),
  );
  const replay = await screen.findByRole('button', { name: words.replay });
  const expired = words.obstacles.expired(formatInstant('zh-CN', (NOW + 60) * 1000));
  expect(screen.queryByText(expired)).toBeNull();
  vi.setSystemTime((NOW + 60) * 1000);
  await userEvent.click(replay);
  await screen.findByText(expired);
  expect(calls).not.toHaveBeenCalled();
  // Whoever has read it may want to see the failure.
  await userEvent.click(replay);
  await vi.waitFor(() => expect(calls).toHaveBeenCalledTimes(1));
});
