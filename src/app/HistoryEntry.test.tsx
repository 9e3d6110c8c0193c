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
import type { Row } from '#data/historySchema.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
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
let queries: QueryClient;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve();
  vaultRequest.set(undefined);
  queries = new QueryClient();
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

function entryOf(id: string, listed?: Row | 'gone') {
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale="zh-CN">
        <Suspense>
          <AllWords>
            <HistoryEntry
              data={data}
              address={address}
              id={id}
              listed={listed}
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
}

async function show(id: string) {
  let shown: ReturnType<typeof render>;
  await act(async () => void (shown = render(entryOf(id))));
  return (listed: Row | 'gone') => act(async () => shown.rerender(entryOf(id, listed)));
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

test('marks of another tab show at once, what is being typed stays, and a deleted record is said to be gone', async () => {
  const { id } = await sent({ profileId: 'sample', journal: data.history });
  const changed = await show(id);
  const note = await screen.findByRole<HTMLInputElement>('textbox', { name: words.note });
  const { row } = (await data.history.read(id))!;
  await changed({ ...row, starred: true, note: '那边写的' });
  screen.getByRole('button', { name: words.unstar });
  expect(note.value).toBe('那边写的');
  await userEvent.clear(note);
  await userEvent.type(note, '这边写的');
  await changed({ ...row, starred: false, note: '又改了' });
  screen.getByRole('button', { name: words.star });
  expect(note.value).toBe('这边写的');
  await userEvent.tab();
  expect(note.value).toBe('这边写的');
  await vi.waitFor(async () => expect((await data.history.read(id))!.row.note).toBe('这边写的'));
  await changed('gone');
  screen.getByText(words.gone);
});
