import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openConsole, type ConsoleData } from '#data/console.ts';
import { LARGEST_FILE } from '#data/historyFile.ts';
import { openImportDesk } from '#data/importDesk.ts';
import type { ImportReply } from '#data/importMessages.ts';
import { openImportReader, type ImportPort } from '#data/importReader.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { formatBytes } from '#i18n/format.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { HistoryTools } from './HistoryTools.tsx';
import { Notices } from './Notices.tsx';

// What is waited for loads on demand, and the machine may be busy.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 60_000 });

const { history: words } = zhCN;
const TOKEN = 'somebodyElsesTOKEN0123456789ab';

// The DOM of these tests has no popovers: a list of choices is always there.
HTMLElement.prototype.hidePopover ??= () => undefined;

let data: ConsoleData;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  const storage = textStorage(() => new MemoryStorage());
  data = openConsole({ tab: storage, device: storage });
});
afterEach(async () => {
  cleanup();
  (await data.history.keeper())?.close();
  vi.unstubAllGlobals();
});

const asIs = (reply: ImportReply) => reply;

/** The worker's desk on this thread. @param held keeps its replies back until they are asked for. */
function spawn(held?: ImportReply[], altered = asIs): ImportPort {
  const handle = openImportDesk((reply) => (held ? held.push(reply) : tell(reply)));
  const tell = (reply: ImportReply) =>
    port.onmessage?.(new MessageEvent('message', { data: altered(structuredClone(reply)) }));
  const port: ImportPort = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => void handle(request),
    terminate: () => undefined,
  };
  return port;
}

async function openDialog(held?: ImportReply[], altered = asIs) {
  const reader = openImportReader(() => spawn(held, altered));
  const tools = (
    <QueryClientProvider client={new QueryClient()}>
      <Suspense>
        <I18nProvider locale="zh-CN">
          <AllWords>
            <HistoryTools data={data} count={0} listed={() => new Map()} reader={reader} />
            <Notices />
          </AllWords>
        </I18nProvider>
      </Suspense>
    </QueryClientProvider>
  );
  await act(async () => render(tools));
  await userEvent.click(screen.getByRole('button', { name: words.files }));
  await userEvent.click(await screen.findByRole('menuitem', { name: words.import }));
  return within(await screen.findByRole('dialog'));
}

const count = async () => (await (await data.history.keeper())!.totals())!.count;

function fileOf(content: string, size?: number): File {
  const file = new File([content], 'history.json', { type: 'application/json' });
  if (size !== undefined) Object.defineProperty(file, 'size', { value: size });
  return file;
}

const entry = (url: string) => ({
  startedDateTime: '2026-11-25T10:00:00.000Z',
  time: 40,
  request: { method: 'POST', url, headers: [], postData: { text: 'query=eyJhbGciOiJIUzI1NiJ9.eyJtc2ciOiJoaSJ9.AAAA' } },
  response: { status: 200, headers: [], content: { text: '{"ret":0,"answer":"hi"}' } },
});
const har = (entries: readonly unknown[]) => JSON.stringify({ log: { version: '1.2', entries } });
const call = entry(`https://chatbot.weixin.qq.com/openapi/message/${TOKEN}`);

const { importProblems: problems } = words;
test.each<[string, File, string | RegExp]>([
  ['200 MB', fileOf('{}', 2 * LARGEST_FILE), problems.too_large(formatBytes(2 * LARGEST_FILE))],
  ['text', fileOf('PK\u0003\u0004'), /不是 JSON/],
  ['nesting without end', fileOf('['.repeat(100_000)), /不是 JSON/],
  ['deep nesting', fileOf('['.repeat(5000) + ']'.repeat(5000)), problems.other_format],
  [
    '__proto__',
    fileOf('{"__proto__":{"format":"dialog-console.history","version":1,"records":[]}}'),
    problems.other_format,
  ],
  [
    'a newer version',
    fileOf('{"format":"dialog-console.history","version":3,"records":[]}'),
    problems.other_version('3'),
  ],
  [
    'one bad record among good ones',
    fileOf(
      har([call, { ...call, request: { ...call.request, url: 'javascript:alert(1)//' } }, { ...call, time: 'soon' }]),
    ),
    problems.bad_record('log.entries[2].time', 'number'),
  ],
])('%s is refused in the dialog and changes nothing', async (_, file, sentence) => {
  const dialog = await openDialog();
  await userEvent.upload(dialog.getByLabelText(words.importHint), file);
  expect(await dialog.findByText(sentence)).toBeTruthy();
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: words.importNothing }).disabled).toBe(true);
  expect(await count()).toBe(0);
  expect(Object.hasOwn(Object.prototype, 'format')).toBe(false);
});

test('an archive is shown before it is written, and written without the TOKEN of its addresses', async () => {
  const dialog = await openDialog();
  await userEvent.upload(
    dialog.getByLabelText(words.importHint),
    fileOf(har([call, entry('https://example.com/'), call])),
  );
  expect(await dialog.findByText(words.importFound('2', '2'))).toBeTruthy();
  for (const said of [words.importOthers('1'), words.importHarNote]) expect(dialog.getByText(said)).toBeTruthy();
  expect(await count()).toBe(0);
  await userEvent.click(dialog.getByRole('button', { name: words.importTake('2') }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await screen.findByText(words.imported('2'))).toBeTruthy();
  expect(await count()).toBe(2);
  const keeper = (await data.history.keeper())!;
  const [id] = await keeper.ids();
  expect(JSON.stringify(await keeper.masked(id!))).not.toContain(TOKEN);
});

test('a file that breaks off while it is taken in says what came and that the rest did not', async () => {
  const dialog = await openDialog(undefined, (reply) =>
    reply.kind === 'end' ? { id: reply.id, kind: 'broken' } : reply,
  );
  await userEvent.upload(dialog.getByLabelText(words.importHint), fileOf(har([call, call])));
  await userEvent.click(await dialog.findByRole('button', { name: words.importTake('2') }));
  expect(await dialog.findByText(words.importBroken('2', '2'))).toBeTruthy();
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: words.importNothing }).disabled).toBe(true);
  expect(await count()).toBe(2);
});

test('a long look says how far it is and can be stopped; another file may follow', async () => {
  const held: ImportReply[] = [];
  const dialog = await openDialog(held);
  const input = dialog.getByLabelText(words.importHint);
  await userEvent.upload(input, fileOf(har(Array.from({ length: 50 }, () => call))));
  expect(await dialog.findByRole('progressbar', { name: words.importReading })).toBeTruthy();
  await waitFor(() => expect(held.at(-1)).toMatchObject({ kind: 'found', summary: { count: 50 } }));
  expect(held.filter(({ kind }) => kind === 'progress').length).toBeGreaterThan(10);
  await userEvent.click(dialog.getByRole('button', { name: words.importStop }));
  expect(dialog.queryByRole('progressbar')).toBeNull();
  expect(dialog.getByRole<HTMLButtonElement>('button', { name: words.importNothing }).disabled).toBe(true);
  expect(await count()).toBe(0);
});
