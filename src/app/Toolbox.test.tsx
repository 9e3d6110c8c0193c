import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Route, Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { openConsole, type ConsoleData } from '#data/console.ts';
import type { Profile } from '#data/profiles.ts';
import { MemoryStorage } from '#data/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { examine } from '#forensics/examine.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { AWKWARD_SAMPLE } from '#protocol/sampleCredentials.ts';
import { encrypt } from '#protocol/msgCrypt.ts';
import type { Examiner } from '#workers/forensics.ts';
import { Notices } from './Notices.tsx';
import { Toolbox } from './Toolbox.tsx';
import { useAddress } from './useAddress.ts';
import { shelfOf } from './vocabularyShelf.ts';

const { toolbox, shell } = zhCN;
const PATIENT = { timeout: 4_000 };
const message = '{"username":"u","msg":"问","svrinfo":{"real_time_slot_candidates":{"城市":["北京","上海"]}}}';

// The same examination as in the worker, on this thread.
const examiner: Examiner = {
  examine: async (input, context) => ({ kind: 'done', examination: await examine(input, context) }),
  cancel: () => undefined,
};

let data: ConsoleData;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const storages = { tab: new MemoryStorage(), device: new MemoryStorage() };
  data = openConsole({ tab: textStorage(() => storages.tab), device: textStorage(() => storages.device) });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page() {
  const address = useAddress(data);
  return (
    <I18nProvider locale="zh-CN">
      <AllWords>
        <p>{`now ${address.profile?.name}`}</p>
        <Route path="/toolbox">
          <Toolbox data={data} address={address} section="paste" examiner={examiner} />
        </Route>
        <Notices />
      </AllWords>
    </I18nProvider>
  );
}

test('a call of another profile brings its vocabularies, and taken back leaves everything as it was', async () => {
  const [first, other] = data.profiles.list.get() as [Profile, Profile];
  expect(other.credentials).toEqual(AWKWARD_SAMPLE);
  data.draft.update((now) => ({ ...now, api: 'dictmsg', vocabulariesOf: first.id }));
  const before = data.draft.get();
  const { hook, searchHook, history } = memoryLocation({ path: `/toolbox?profile=${first.id}`, record: true });
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Router hook={hook} searchHook={searchHook}>
          <Suspense>
            <Page />
          </Suspense>
        </Router>
      </QueryClientProvider>,
    ),
  );
  const { encrypt: value } = await encrypt({ ...AWKWARD_SAMPLE, message });
  const box = await screen.findByRole('textbox', { name: toolbox.paste.label }, PATIENT);
  fireEvent.change(box, {
    target: {
      value: `https://chatbot.weixin.qq.com/openapi/dictmsg/${AWKWARD_SAMPLE.token}?encrypt=${encodeURIComponent(value)}`,
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: toolbox.paste.load }, PATIENT));
  await screen.findByText(`now ${other.name}`, undefined, PATIENT);
  expect(data.draft.get()).toMatchObject({
    msg: '问',
    encoding: 'url',
    vocabulariesOf: other.id,
    vocabularies: [{ name: '城市', words: ['北京', '上海'], enabled: true }],
  });
  const shelf = await shelfOf(data);
  await shelf.ready();
  expect(await shelf.vocabulariesOf(data.draft.get(), 10)).toEqual([{ name: '城市', words: ['北京', '上海'] }]);
  const sets = await shelf.store.sets();
  expect(sets.ok && sets.value).toMatchObject([
    { id: `profile:${first.id}`, vocabularies: [{ name: before.vocabularies[0]!.name }] },
  ]);
  await userEvent.click(await screen.findByRole('button', { name: shell.undo }, PATIENT));
  expect(data.draft.get()).toEqual(before);
  await screen.findByText(`now ${first.name}`, undefined, PATIENT);
  expect(history.at(-1)).toContain(first.id);
});
