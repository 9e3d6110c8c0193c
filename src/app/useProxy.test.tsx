import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { proxyStatusOptions } from '#data/proxy.ts';
import { textStorage } from '#data/storage.ts';
import { zhCN } from '#i18n/zhCN.ts';
import { App } from './App.tsx';
import { queryClient } from './Queries.tsx';
import { proxyState } from './useProxy.ts';

const { shell } = zhCN;

afterEach(() => {
  cleanup();
  queryClient.clear();
  proxyState.set({ status: undefined, failed: false, askAgain: () => undefined });
  vi.unstubAllGlobals();
});

const targets = [{ id: 'emulator', origin: 'http://localhost:5000', reachable: 'yes' }] as const;
const answered = `${shell.targets.emulator} · ${targets[0].origin} · ${shell.reachable.yes}`;

async function show(): Promise<void> {
  const storage = textStorage(() => new MemoryStorage());
  const data = openConsole({ tab: storage, device: storage });
  data.preferences.update((now) => ({ ...now, locale: 'zh-CN' }));
  await act(async () => render(<App data={data} />));
}

test('the frame knows what a screen has asked before', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  queryClient.setQueryData(proxyStatusOptions('local').queryKey, { targets: [...targets] });
  await show();
  expect((await screen.findAllByTitle(answered)).length).toBeGreaterThan(0);
});

test('the first screen says that the proxy is gone, and no more once it answers again', async () => {
  let gone = true;
  vi.stubGlobal('fetch', () =>
    gone ? Promise.reject(new TypeError('offline')) : Promise.resolve(Response.json({ targets })),
  );
  await show();

  await screen.findByText(shell.noProxyHint, { exact: false });
  gone = false;
  act(() => screen.getByRole('button', { name: shell.retry }).click());
  await waitFor(() => expect(screen.queryByText(shell.noProxyHint, { exact: false })).toBeNull());
  expect(screen.getAllByTitle(answered)).not.toEqual([]);
});
