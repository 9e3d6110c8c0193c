import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Route, Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { openConsole, type ConsoleData } from '#data/console.ts';
// Loaded before the tests: one that ends while forgetting still loads it would fail for that.
import '#data/database.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { createEmulator, type Emulator } from '#emulator/emulator.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { useStore } from '#ui/useStore.ts';
import { Settings } from './Settings.tsx';
import { useAddress } from './useAddress.ts';

const { shell, palette, settings } = zhCN;
const { sections, check, targets, log, appearance, data: dataWords } = settings;

// The condition decides; the limit only ends a test that waits in vain on a busy machine.

let emulator: Emulator;
let asked: string[];

// The dev server's own pages in front of the real emulator.
async function devServer(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const url = new URL(String(input), 'http://console.test');
  asked.push(`${init?.method ?? 'GET'} ${url.pathname}${url.search}`);
  if (url.pathname === '/proxy/status') {
    const reachable = url.search === '?probe=all' ? 'yes' : 'unknown';
    return Response.json({
      targets: [
        { id: 'emulator', origin: 'http://127.0.0.1:1', reachable: 'yes', ms: 1 },
        { id: 'chatbot', origin: 'https://chatbot.weixin.qq.com', reachable },
        { id: 'openai', origin: 'https://openai.weixin.qq.com', reachable: 'no', reason: 'dns' },
      ],
    });
  }
  if (url.pathname === '/proxy/emulator/log') {
    if (init?.method === 'DELETE') emulator.clearLog();
    return Response.json([...emulator.log(), 'not an entry']);
  }
  return emulator.fetch(new Request(new URL(url.pathname.replace('/proxy/emulator', ''), url), init));
}

let data: ConsoleData;

beforeEach(() => {
  emulator = createEmulator();
  asked = [];
  vi.stubGlobal('fetch', devServer);
  const storages = { tab: new MemoryStorage(), device: new MemoryStorage() };
  data = openConsole({ tab: textStorage(() => storages.tab), device: textStorage(() => storages.device) });
  data.preferences.update((now) => ({ ...now, locale: 'zh-CN' }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page() {
  const address = useAddress(data);
  const { locale } = useStore(data.preferences);
  return (
    <I18nProvider locale={locale}>
      <AllWords>
        <Route path="/settings/:section?">
          {({ section }) => <Settings data={data} address={address} section={section} />}
        </Route>
      </AllWords>
    </I18nProvider>
  );
}

async function show(path: string) {
  const { hook, searchHook, history } = memoryLocation({ path, record: true });
  const page = (
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: 0 } } })}>
      <Router hook={hook} searchHook={searchHook}>
        <Suspense>
          <Page />
        </Suspense>
      </Router>
    </QueryClientProvider>
  );
  // The dictionary arrives by a promise.
  await act(async () => render(page));
  return history;
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('settings', () => {
  test('each section has an address of its own and is reached by its link', async () => {
    const history = await show('/settings');
    for (const id of ['targets', 'appearance', 'shortcuts', 'data', 'about', 'credentials'] as const) {
      await userEvent.click(screen.getByRole('link', { name: sections[id] }));
      expect(history.at(-1)).toBe(`/settings/${id}`);
      expect(screen.getByRole('heading', { level: 2, name: sections[id] })).toBeTruthy();
      expect(screen.getByRole('link', { current: 'page' }).textContent).toBe(sections[id]);
    }
  });

  test('the language changes at once and is kept', async () => {
    await show('/settings/appearance');
    await act(() => userEvent.click(screen.getByRole('radio', { name: 'English' })));
    expect(await screen.findByRole('heading', { level: 2, name: 'Appearance' })).toBeTruthy();
    expect(data.preferences.get().locale).toBe('en');
  });

  test('the theme is kept', async () => {
    await show('/settings/appearance');
    await userEvent.click(screen.getByRole('radio', { name: shell.themes.dark }));
    expect(data.preferences.get().theme).toBe('dark');
  });

  test('the default layout comes back', async () => {
    data.preferences.update((now) => ({ ...now, paneWidths: { compose: 400 } }));
    await show('/settings/appearance');
    await press(appearance.resetPanes);
    expect(data.preferences.get().paneWidths).toEqual({});
  });

  test('every shortcut stands in the list with its keys', async () => {
    await show('/settings/shortcuts');
    const listed = screen.getAllByRole('term').map((term) => term.textContent);
    for (const name of Object.values(palette.shortcuts)) expect(listed).toContain(name);
  });
});

describe('targets', () => {
  const row = (name: RegExp) => screen.getByRole('row', { name });

  test('nothing outside this machine is asked before the button is pressed', async () => {
    await show('/settings/targets');
    // Once in its own column, once below the name where there is no room for columns.
    expect(await screen.findAllByText('http://127.0.0.1:1')).not.toHaveLength(0);
    expect(asked.some((request) => request.includes('probe=all'))).toBe(false);
    expect(row(/chatbot/).textContent).toContain(shell.reachable.unknown);
    await press(targets.probe);
    expect(await within(row(/chatbot/)).findByText(shell.reachable.yes)).toBeTruthy();
  });

  test('a host that does not answer says why, and a custom one that was not set says so', async () => {
    await show('/settings/targets');
    expect(await screen.findByText(zhCN.issues.failure.dns.title)).toBeTruthy();
    expect(row(new RegExp(shell.targets.custom)).textContent).toContain(targets.absent);
  });

  test('a timeout is kept; a text that is none says so and changes nothing', async () => {
    await show('/settings/targets');
    const field = screen.getByRole('textbox', { name: targets.timeout });
    await userEvent.clear(field);
    await userEvent.type(field, '45');
    expect(data.preferences.get().timeout).toBe(45_000);
    await userEvent.type(field, 'x');
    expect(screen.getByText(targets.timeoutBad('45x'))).toBeTruthy();
    expect(data.preferences.get().timeout).toBe(45_000);
  });

  test('the log shows what the emulator received and can be emptied', async () => {
    await emulator.fetch(new Request('http://emulator/openapi/message/nobody', { method: 'POST', body: 'query=x' }));
    await show('/settings/targets');
    expect(await screen.findByRole('cell', { name: 'message' })).toBeTruthy();
    await press(log.clear);
    expect(await screen.findByText(log.empty)).toBeTruthy();
  });
});

describe('the self check', () => {
  test('asks nobody until it is run, then passes against the emulator', async () => {
    await show('/settings/credentials');
    expect(asked).toEqual([]);
    await press(check.run);
    for (const id of ['signature', 'cipher', 'roundTrips', 'emulator'] as const) {
      expect(await screen.findByText(check.passed[id])).toBeTruthy();
    }
    expect(emulator.log().map(({ api, outcome }) => [api, outcome])).toEqual([
      ['message', 'ok'],
      ['dictmsg', 'ok'],
    ]);
  });

  test('says that faulty credentials cannot be checked, and that a stopped server did not answer', async () => {
    data.profiles.change('sample', { credentials: { appId: 'a', token: 'b', encodingAESKey: 'short' } });
    await show('/settings/credentials');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
    await press(check.run);
    expect(await screen.findByText(check.failures.bad_credentials)).toBeTruthy();
    expect(await screen.findByText(check.failures.no_answer)).toBeTruthy();
  });
});

describe('forgetting everything', () => {
  test('asks first, then removes credentials and drafts but not preferences', async () => {
    data.profiles.create('mine', { appId: 'x', token: 'y', encodingAESKey: 'z' });
    data.draft.update((now) => ({ ...now, msg: 'secret question' }));
    data.preferences.update((now) => ({ ...now, theme: 'dark' }));
    await show('/settings/data');
    await press(dataWords.forget);
    expect(screen.getByText(dataWords.confirm(3, 0))).toBeTruthy();
    await press(dataWords.cancel);
    expect(data.profiles.list.get()).toHaveLength(3);
    await press(dataWords.forget);
    await press(dataWords.confirmYes);
    expect(data.profiles.list.get().map(({ id }) => id)).toEqual(['sample', 'sample-awkward']);
    expect(data.draft.get().msg).not.toBe('secret question');
    expect(data.preferences.get().theme).toBe('dark');
  });
});
