import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole, type ConsoleData } from '#data/console.ts';
import { callOf } from '#data/drafts.ts';
import { sent } from '#data/fixtures/sent.ts';
import { overEmulator, serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { prepare, type Prepared } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { CallCode } from './CallCode.tsx';
import { Copying } from './Copying.tsx';

// The condition decides; the limits only end a test that waits in vain on a busy machine.
configure({ asyncUtilTimeout: 15_000 });

const { workbench, shell } = zhCN;
const COPY = `${shell.copy} ${workbench.code}`;
const { token, encodingAESKey } = PUBLISHED_SAMPLE;

let saved: { name: string; blob: Blob }[];

beforeEach(() => {
  const targets = [{ id: 'emulator', origin: 'http://127.0.0.1:8787', reachable: 'yes' }];
  serve(overEmulator({ '/proxy/status': () => Response.json({ targets }) }));
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push({ name: '', blob: blob as Blob });
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const last = saved.at(-1);
    if (last) last.name = this.download;
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function storage() {
  const memory = new MemoryStorage();
  return textStorage(() => memory);
}

async function requestOf(data: ConsoleData): Promise<Prepared> {
  const preparation = await prepare(callOf(data.draft.get()), PUBLISHED_SAMPLE, { now: 1_700_000_000 });
  if (!preparation.ok) throw new Error(JSON.stringify(preparation.issues));
  return preparation.prepared;
}

async function show(data = openConsole({ tab: storage(), device: storage() })) {
  const user = userEvent.setup();
  const prepared = await requestOf(data);
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Suspense>
          <I18nProvider locale="zh-CN">
            <AllWords>
              <Copying copy={data.door.copy}>
                <CallCode data={data} draft={data.draft.get()} prepared={prepared} credentials={PUBLISHED_SAMPLE} />
              </Copying>
            </AllWords>
          </I18nProvider>
        </Suspense>
      </QueryClientProvider>,
    ),
  );
  return { data, user };
}

const language = () => screen.getByRole<HTMLSelectElement>('combobox', { name: workbench.language });
const code = () => screen.getByLabelText(workbench.code, { selector: 'pre' });
const values = () => screen.getByRole<HTMLInputElement>('switch', { name: workbench.withMyValues });
const clipboard = () => navigator.clipboard.readText();

test('the language is remembered, also by the next console on this device', async () => {
  const device = storage();
  const { data, user } = await show(openConsole({ tab: storage(), device }));
  expect(language().value).toBe('curl');
  await user.selectOptions(language(), 'go');
  expect(code().textContent).toContain('package main');
  data.flush();
  cleanup();
  await show(openConsole({ tab: storage(), device }));
  expect(language().value).toBe('go');
  expect(code().textContent).toContain('package main');
});

test('programs stand apart from collections, the most used first', async () => {
  await show();
  const [programs, collections] = within(language()).getAllByRole('group');
  expect(programs?.getAttribute('label')).toBe(workbench.codeGroups.program);
  expect(
    within(programs!)
      .getAllByRole<HTMLOptionElement>('option')
      .map(({ value }) => value)
      .slice(0, 3),
  ).toEqual(['curl', 'python', 'node']);
  expect(within(collections!).getByRole('option', { name: /Postman/ })).toBeTruthy();
});

test('a file leaves under its own name, byte for byte what is shown, without a credential', async () => {
  const { user } = await show();
  await user.selectOptions(language(), 'python');
  await user.click(screen.getByRole('button', { name: workbench.saveCode('dialog.py') }));
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  const text = await saved[0]!.blob.text();
  expect(saved[0]!.name).toBe('dialog.py');
  expect(text.split('\n').join('')).toBe(code().textContent);
  expect(text).toContain('os.environ["DIALOG_TOKEN"]');
  for (const secret of [token, encodingAESKey]) expect(text).not.toContain(secret);
});

test('with my values counts for one copy and for one file', async () => {
  const { user } = await show();
  await user.selectOptions(language(), 'node');
  for (const leave of [COPY, workbench.saveCode('dialog.mjs')]) {
    await user.click(values());
    expect(code().textContent).toContain(encodingAESKey);
    await user.click(screen.getByRole('button', { name: leave }));
    await vi.waitFor(() => expect(values().checked).toBe(false));
    expect(code().textContent).not.toContain(encodingAESKey);
  }
  expect(await clipboard()).toContain(encodingAESKey);
  expect(await saved[0]!.blob.text()).toContain(encodingAESKey);
});

test('the archive tells of the last call and its answer; before that, of the request alone', async () => {
  const { data, user } = await show();
  await user.selectOptions(language(), 'har');
  expect(screen.getByText(workbench.codeExchange.unsent)).toBeTruthy();
  const exchange = await sent({ draft: { ...callOf(data.draft.get()), msg: '再来一次' }, journal: data.history });
  act(() => data.exchange.set(exchange));
  expect(screen.getByText(workbench.codeExchange.sent)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: COPY }));
  const { entries } = (JSON.parse(await clipboard()) as { log: { entries: unknown[] } }).log;
  expect(entries).toMatchObject([
    {
      startedDateTime: new Date(exchange.startedAt).toISOString(),
      request: {
        url: 'http://127.0.0.1:8787/openapi/message/DIALOG_TOKEN',
        postData: { text: exchange.prepared.bodyText },
      },
      response: { status: 200, content: { text: new TextDecoder().decode(exchange.outcome.received?.body) } },
    },
  ]);
});
