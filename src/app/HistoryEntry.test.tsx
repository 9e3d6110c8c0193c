import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, configure, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole, type ConsoleData } from '#data/console.ts';
import { sent } from '#data/fixtures/sent.ts';
import { serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { openVault } from '#data/vault.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { HistoryEntry } from './HistoryEntry.tsx';
import { vaultRequest } from './vaultRequest.ts';

const { history: words, vault } = zhCN;

// What is waited for loads on demand, and the machine may be busy.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 60_000 });

let data: ConsoleData;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve();
  vaultRequest.set(undefined);
  const memory = { tab: new MemoryStorage(), device: new MemoryStorage() };
  const [tab, device] = [textStorage(() => memory.tab), textStorage(() => memory.device)];
  data = openConsole({ tab, device }, undefined, openVault(device, 1_000));
});
afterEach(async () => {
  cleanup();
  (await data.history.keeper())?.close();
  vi.unstubAllGlobals();
});

const address = {
  profile: undefined,
  chooseProfile: () => undefined,
  go: () => undefined,
  open: () => undefined,
};
const nothing = () => undefined;

async function show(id: string) {
  const entry = (
    <QueryClientProvider client={new QueryClient()}>
      <I18nProvider locale="zh-CN">
        <Suspense>
          <AllWords>
            <HistoryEntry
              data={data}
              address={address}
              id={id}
              onCompare={nothing}
              onRemove={nothing}
              onBack={nothing}
              onStep={nothing}
              onSent={nothing}
            />
          </AllWords>
        </Suspense>
      </I18nProvider>
    </QueryClientProvider>
  );
  await act(async () => render(entry));
}

test('a record whose credentials are locked says so and offers the key; one whose are deleted says that', async () => {
  await data.profiles.vault.create('passphrase');
  data.profiles.change('sample', { area: 'device' });
  const { id } = await sent({ profileId: 'sample', journal: data.history });
  await show(id);
  await screen.findByRole('button', { name: words.replay });
  expect(screen.queryByText(words.maskedLocked)).toBeNull();
  act(() => data.profiles.vault.lock());
  await screen.findByText(words.maskedLocked);
  await userEvent.click(screen.getByRole('button', { name: vault.unlock }));
  expect(vaultRequest.get()).toMatchObject({ task: 'open' });
  await act(async () => void (await data.profiles.vault.unlock('passphrase')));
  await act(async () => void data.profiles.remove('sample'));
  await screen.findByText(words.masked);
});
