import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { sent } from '#data/fixtures/sent.ts';
import { serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { readExchange } from '#data/replyReader.ts';
import { textStorage } from '#data/storage.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { utf8 } from '#protocol/bytes.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { labDesksOf } from './labDesks.ts';
import { MakeCase } from './MakeCase.tsx';
import { Notices } from './Notices.tsx';

const { labCalls } = zhCN;

beforeEach(() => serve());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = () =>
  openConsole({ tab: textStorage(() => new MemoryStorage()), device: textStorage(() => new MemoryStorage()) });

async function answered(body?: object): Promise<Exchange> {
  const exchange = await sent({ draft: { ...EXAMPLE_DRAFT, username: 'u', msg: '你好' } });
  if (!body) return exchange;
  const received = { ...exchange.outcome.received!, body: utf8(JSON.stringify(body)) };
  return { ...exchange, outcome: { kind: 'response', received, phases: { total: 1 } } };
}

async function press(data: ReturnType<typeof open>, exchange: Exchange) {
  const went: string[] = [];
  const address = {
    profile: undefined,
    chooseProfile: () => undefined,
    go: (path: string) => void went.push(path),
    open: () => undefined,
  };
  await act(async () =>
    render(
      <I18nProvider locale="zh-CN">
        <Suspense>
          <AllWords>
            <MakeCase data={data} address={address} exchange={exchange} reading={readExchange(exchange)} />
            <Notices />
          </AllWords>
        </Suspense>
      </I18nProvider>,
    ),
  );
  await userEvent.click(await screen.findByRole('button', { name: labCalls.make }));
  return went;
}

test('an answered call is one case of the lab, in one press, and the lab is one press further', async () => {
  const data = open();
  const went = await press(data, await answered());
  await screen.findByText(labCalls.made(labCalls.tableName, '1'));
  expect(labDesksOf(data).cases.state.get()).toMatchObject({
    kind: 'ready',
    cases: [{ id: '1', msg: '你好', expectations: [{ field: 'title', how: 'equals', value: '小薇兄你好' }, {}, {}] }],
  });
  await userEvent.click(screen.getByRole('button', { name: labCalls.open }));
  expect(went).toEqual(['/batch']);
  await userEvent.click(screen.getByRole('button', { name: labCalls.make }));
  await screen.findByText(labCalls.known(labCalls.tableName));
  expect(labDesksOf(data).cases.collected.get()).toHaveLength(1);
});

test('an answer that repeats the TOKEN is not expected of anybody', async () => {
  const data = open();
  const token = 'TicketBotTokenThatNobodyKnows1';
  data.profiles.create('票务', { ...PUBLISHED_SAMPLE, token });
  await press(data, await answered({ answer: `‹${token}›`, title: '问候', status: 'FAQ', ret: 0, bid_stat: {} }));
  const { collected } = labDesksOf(data).cases;
  await expect.poll(() => collected.get().length).toBe(1);
  expect(collected.get()[0]!.one.expectations.map(({ field }) => field)).toEqual(['title', 'status']);
});
