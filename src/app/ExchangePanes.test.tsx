import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { sent } from '#data/fixtures/sent.ts';
import { overEmulator, serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { ExchangePanes } from './ExchangePanes.tsx';

const { workbench } = zhCN;

beforeEach(() => {
  serve(overEmulator({ '/proxy/status': () => Response.json({ targets: [] }) }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(exchange: Exchange): Promise<void> {
  const data = openConsole({
    tab: textStorage(() => new MemoryStorage()),
    device: textStorage(() => new MemoryStorage()),
  });
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Suspense>
          <I18nProvider locale="zh-CN">
            <AllWords>
              <ExchangePanes
                data={data}
                exchange={exchange}
                title="第 1 轮"
                introduction={<p>之前</p>}
                onAsk={() => {}}
              />
            </AllWords>
          </I18nProvider>
        </Suspense>
      </QueryClientProvider>,
    ),
  );
}

test('a finished call shows what it means, how it was made and what came back', async () => {
  await show(await sent({ draft: { ...EXAMPLE_DRAFT, api: 'message' } }));
  const decoded = await screen.findByRole('region', { name: workbench.decoded });
  expect(within(decoded).getByText('之前')).toBeDefined();
  await within(decoded).findAllByText('FAQ');
  await userEvent.click(screen.getByRole('tab', { name: workbench.request }));
  const request = await screen.findByRole('region', { name: workbench.request });
  expect(within(request).queryByRole('tab', { name: workbench.code })).toBeNull();
  await userEvent.click(screen.getByRole('tab', { name: workbench.response }));
  await screen.findByRole('region', { name: workbench.response });
});

test('the bytes of an encrypted call that has left cannot be frozen any more', async () => {
  await show(await sent({ draft: { ...EXAMPLE_DRAFT, api: 'dictmsg' } }));
  await userEvent.click(screen.getByRole('tab', { name: workbench.request }));
  const request = await screen.findByRole('region', { name: workbench.request });
  expect(within(request).getByText(workbench.aes)).toBeDefined();
  expect(within(request).queryByText(workbench.freeze)).toBeNull();
});
