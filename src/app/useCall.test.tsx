import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import { isLarge } from '#data/drafts.ts';
import { serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import type { Profile } from '#data/profiles.ts';
import { textStorage } from '#data/storage.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { useCall } from './useCall.ts';
import { shelfOf } from './vocabularyShelf.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  serve();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const profile: Profile = {
  id: 'sample',
  name: 'sample',
  purpose: 'test',
  credentials: PUBLISHED_SAMPLE,
  revision: 0,
  area: 'tab',
};

test('a sealing that is cancelled leaves nothing behind, and the next call goes out', async () => {
  const storage = textStorage(() => new MemoryStorage());
  const data = openConsole({ tab: storage, device: storage });
  const words = Array.from({ length: 5_000 }, (_, i) => `词${i}`);
  data.draft.update((now) => ({
    ...now,
    api: 'dictmsg',
    encoding: 'json',
    vocabularies: [{ id: 'v', name: '联系人', words, enabled: true }],
  }));
  await (await shelfOf(data)).ready();
  expect(isLarge(data.draft.get())).toBe(true);
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const answered = vi.fn<() => void>();
  const { result } = renderHook(() => useCall(data, profile, answered), { wrapper });
  await waitFor(() => expect(result.current.ready).toBe(true));

  // Given up as soon as it is under way, before a word is sealed.
  const watch = client.getMutationCache().subscribe(({ mutation }) => {
    if (mutation?.state.status === 'pending') result.current.cancel();
  });
  act(() => result.current.send());
  await waitFor(() => expect(client.getMutationCache().getAll().at(-1)?.state.status).toBe('error'));
  watch();
  expect(result.current).toMatchObject({ phase: 'editing', exchange: undefined });
  expect(answered).not.toHaveBeenCalled();

  await waitFor(() => {
    act(() => result.current.send());
    expect(result.current.phase).not.toBe('editing');
  });
  await waitFor(() => expect(answered).toHaveBeenCalledTimes(1));
  expect(result.current.exchange?.outcome.kind).toBe('response');
});
