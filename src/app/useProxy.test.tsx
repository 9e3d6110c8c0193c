import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import { MemoryStorage } from '#data/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { zhCN } from '#i18n/zhCN.ts';
import { App } from './App.tsx';
import { queryClient } from './Queries.tsx';

const { shell } = zhCN;

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.unstubAllGlobals();
});

test('the first screen says that the proxy is gone, and no more once it answers again', async () => {
  const targets = [{ id: 'emulator', origin: 'http://localhost:5000', reachable: 'yes' }];
  let gone = true;
  vi.stubGlobal('fetch', () =>
    gone ? Promise.reject(new TypeError('offline')) : Promise.resolve(Response.json({ targets })),
  );
  window.history.replaceState(null, '', '/?lang=zh-CN');
  const storage = textStorage(() => new MemoryStorage());
  const data = openConsole({ tab: storage, device: storage });
  await act(async () => render(<App data={data} />));

  await screen.findByText(shell.noProxyHint, { exact: false });
  gone = false;
  act(() => screen.getByRole('button', { name: shell.retry }).click());
  await waitFor(() => expect(screen.queryByText(shell.noProxyHint, { exact: false })).toBeNull());
  expect(
    screen.getAllByTitle(`${shell.targets.emulator} · http://localhost:5000 · ${shell.reachable.yes}`),
  ).not.toEqual([]);
});
