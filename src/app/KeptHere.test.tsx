import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole, type ConsoleData } from '#data/console.ts';
import { sent } from '#data/fixtures/sent.ts';
import { serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { newConversation } from '#features/chat/newConversation.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { packedWords, snapshotOf } from '#vocab/snapshot.ts';
import { WordList } from '#vocab/wordList.ts';
import { KeptHere } from './KeptHere.tsx';
import { Notices } from './Notices.tsx';

// What is counted loads on demand, and the machine may be busy.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 60_000 });

const { data: words } = zhCN.settings;

let data: ConsoleData;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve();
  const storages = { tab: new MemoryStorage(), device: new MemoryStorage() };
  data = openConsole({ tab: textStorage(() => storages.tab), device: textStorage(() => storages.device) });
});
afterEach(async () => {
  cleanup();
  const keeper = await data.history.keeper();
  await keeper?.settled();
  keeper?.close();
  vi.unstubAllGlobals();
});

async function show() {
  const part = (
    <QueryClientProvider client={new QueryClient()}>
      <Suspense>
        <I18nProvider locale="zh-CN">
          <AllWords>
            <KeptHere data={data} />
            <Notices />
          </AllWords>
        </I18nProvider>
      </Suspense>
    </QueryClientProvider>
  );
  await act(async () => render(part));
  await waitFor(() => expect(screen.queryByText(words.counting)).toBeNull());
}

const row = (kind: keyof typeof words.rows) => screen.getByText(words.rows[kind].what).closest('tr')!;
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

async function call(): Promise<void> {
  await sent({ journal: data.history });
  await (await data.history.keeper())!.settled();
}

test('where nothing is kept nothing is opened, and there is nothing to delete', async () => {
  await show();
  expect(row('history').textContent).toContain(words.amounts.history('0'));
  for (const kind of ['history', 'conversations', 'vocabularies', 'runs', 'cases'] as const)
    expect(button(words.removeAll(words.kinds[kind])).disabled).toBe(true);
  expect(await indexedDB.databases()).toEqual([]);
});

test('every kind is counted, and deleted alone once that is confirmed', async () => {
  await call();
  await call();
  const conversations = await data.conversations();
  const lane = {
    profileId: 'sample',
    target: 'emulator',
    api: 'message',
    scenario: 'healthy',
    vocabulary: 'workbench',
    username: 'u',
  } as const;
  conversations.put(newConversation('一段', lane));
  const store = await data.vocabularies();
  const cities = packedWords(snapshotOf(WordList.of(['北京', '上海'])));
  await store.saveSet({ id: 'a', kind: 'named', name: '城市' }, [{ name: '城市', enabled: true, words: cities }]);

  await show();
  await waitFor(() => expect(row('conversations').textContent).toContain(words.amounts.conversations('1')));
  expect(row('history').textContent).toMatch(/2 条 · \d/);
  expect(row('vocabularies').textContent).toContain(words.amounts.vocabularies('1'));

  for (const [kind, other] of [
    ['history', 'conversations'],
    ['vocabularies', 'conversations'],
    ['conversations', undefined],
  ] as const) {
    const name = words.removeAll(words.kinds[kind]);
    await userEvent.click(button(name));
    const dialog = within(screen.getByRole('dialog', { name: words.removeTitle(words.kinds[kind]) }));
    expect(dialog.getByText(words.removeBody[kind])).toBeTruthy();
    await userEvent.click(dialog.getByRole('button', { name: words.cancel }));
    expect(button(name).disabled).toBe(false);
    await userEvent.click(button(name));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
    await waitFor(() => expect(button(name).disabled).toBe(true));
    expect(row(kind).textContent).toContain(words.amounts[kind]('0'));
    if (other) expect(row(other).textContent).toContain(words.amounts[other]('1'));
  }
});

test('runs are given up by their desk and counted', async () => {
  const runs = await data.runs();
  await runs.create(
    { id: 'r', name: 'r', createdAt: 1, target: 'emulator', scenario: '', profileId: 'sample' } as never,
    { settings: {}, sets: [] } as never,
    [],
  );
  await show();
  expect(row('runs').textContent).toContain(words.amounts.runs('1'));
  const name = words.removeAll(words.kinds.runs);
  await userEvent.click(button(name));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
  await waitFor(() => expect(button(name).disabled).toBe(true));
  expect(await runs.list()).toEqual([]);
});
