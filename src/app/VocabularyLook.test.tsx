import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { sent } from '#data/fixtures/sent.ts';
import { serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { Queries } from './Queries.tsx';
import { VocabularyEffect } from './VocabularyEffect.tsx';

const { microscope } = zhCN;

beforeEach(() => serve());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const openData = () =>
  openConsole({ tab: textStorage(() => new MemoryStorage()), device: textStorage(() => new MemoryStorage()) });

const MSG = '打电话给欧阳小红';

async function microscopeOf(data: ReturnType<typeof openConsole>, words: readonly string[]) {
  const vocabularies = [{ name: '联系人', words }];
  const exchange = await sent({ draft: { ...EXAMPLE_DRAFT, api: 'dictmsg', msg: MSG, vocabularies } });
  cleanup();
  await act(async () =>
    render(
      <I18nProvider locale="zh-CN">
        <Suspense>
          <AllWords>
            <Queries>
              <VocabularyEffect data={data} exchange={{ ...exchange, profileId: data.profiles.list.get()[0]!.id }} />
            </Queries>
          </AllWords>
        </Suspense>
      </I18nProvider>,
    ),
  );
  await userEvent.click(await screen.findByRole('button', { name: microscope.open }));
  return screen.findByRole('dialog', { name: microscope.title });
}

test('what was found among other words is not said of these, and is there again for those', async () => {
  const data = openData();
  const first = await microscopeOf(data, ['欧阳小红', '王五']);
  await userEvent.click(within(first).getByRole('button', { name: microscope.search }));
  await within(first).findByText(microscope.conclusions.found(1));

  const other = await microscopeOf(data, ['王五', '欧阳小红']);
  await within(other).findByRole('button', { name: microscope.search });
  expect(within(other).queryByText(microscope.conclusions.found(1))).toBeNull();

  await within(await microscopeOf(data, ['欧阳小红', '王五'])).findByText(microscope.conclusions.found(1));
});

test('a call with more words than are kept says so, one without any says nothing', async () => {
  const carried = await sent({ draft: { ...EXAMPLE_DRAFT, api: 'dictmsg' } });
  const bare = await sent({
    draft: { ...EXAMPLE_DRAFT, api: 'dictmsg', msg: '"real_time_slot_candidates":{"', vocabularies: [] },
  });
  const shown = (exchange: Exchange) => (
    <I18nProvider locale="zh-CN">
      <Suspense>
        <AllWords>
          <VocabularyEffect data={openData()} exchange={exchange} />
        </AllWords>
      </Suspense>
    </I18nProvider>
  );
  const { container, rerender } = await act(async () => render(shown({ ...carried, vocabularies: [] })));
  await screen.findByText(microscope.leftOut('120,000'));
  await act(async () => rerender(shown(bare)));
  expect(container.textContent).toBe('');
});
