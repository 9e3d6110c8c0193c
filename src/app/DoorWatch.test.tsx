import { act, cleanup, configure, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { openVault } from '#data/vault.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { signToken } from '#protocol/jwt.ts';
import { DoorWatch } from './DoorWatch.tsx';
import { Notices } from './Notices.tsx';

// What is waited for loads on demand, and the machine may be busy.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

const { door } = zhCN;
const MINE = { appId: 'myAppId12345678', token: 'MyTokenOfTheTicketBot', encodingAESKey: 'Kz'.repeat(21) + 'K' };

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** A console with one profile of one's own; `saved` holds every file that was handed to the browser. */
async function show() {
  // Also gives the page a clipboard.
  const user = userEvent.setup();
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return 'blob:test';
  });
  const memory = new MemoryStorage();
  const storage = textStorage(() => memory);
  const data = openConsole({ tab: storage, device: storage }, undefined, openVault(storage, 1_000));
  data.profiles.create('订票助手', MINE);
  const watch = (
    <Suspense>
      <I18nProvider locale="zh-CN">
        <AllWords>
          <DoorWatch data={data} />
          <Notices />
        </AllWords>
      </I18nProvider>
    </Suspense>
  );
  await act(async () => render(watch));
  return { data, saved, press: (name: string) => user.click(screen.getByRole('button', { name })) };
}

const dialog = () => screen.findByRole('dialog');
const clipboard = () => navigator.clipboard.readText();

test('a text without a secret is copied and nothing is asked', async () => {
  const { data } = await show();
  expect(await data.door.copy('你好')).toBe(true);
  expect(await clipboard()).toBe('你好');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a secret is held back, named with form and line, and masked on the way out', async () => {
  const { data, press } = await show();
  const copied = data.door.copy(`line one\nhttps://host/openapi/message/${MINE.token}?query=x`);
  const row = within(await dialog()).getByRole('listitem');
  for (const part of ['TOKEN', '订票助手', door.forms.path, door.line(2)]) expect(row.textContent).toContain(part);
  expect(row.textContent).not.toContain(MINE.token);
  await press(door.masked);
  expect(await copied).toBe(true);
  expect(await clipboard()).toBe('line one\nhttps://host/openapi/message/MASKED-TOKEN?query=x');
});

test('as it is counts for this one time', async () => {
  const { data, press } = await show();
  const first = data.door.copy(MINE.encodingAESKey);
  await dialog();
  await press(door.asIs);
  expect(await first).toBe(true);
  expect(await clipboard()).toBe(MINE.encodingAESKey);
  const second = data.door.copy(MINE.encodingAESKey);
  await dialog();
  await press(door.cancel);
  expect(await second).toBe(false);
});

test('what was asked for by name passes, everything else is still held back', async () => {
  const { data, press } = await show();
  expect(await data.door.copy(MINE.token, { asked: [MINE.token] })).toBe(true);
  expect(await clipboard()).toBe(MINE.token);
  const both = data.door.copy(`${MINE.token} ${MINE.encodingAESKey}`, { asked: [MINE.token] });
  await dialog();
  await press(door.masked);
  expect(await both).toBe(true);
  expect(await clipboard()).toBe(`${MINE.token} MASKED-EncodingAESKey`);
});

test('a file says how many secrets were looked for, and a signed token loses its signature', async () => {
  const { data, saved, press } = await show();
  expect(await data.door.save({ name: 'a.txt', type: 'text/plain', content: 'nothing' })).toBe(true);
  expect(await screen.findByText(door.passed.clean(2))).toBeTruthy();
  const { token } = await signToken({ payloadJson: '{}', secret: MINE.encodingAESKey });
  const leaving = data.door.save({ name: 'b.har', type: 'text/plain', content: new Blob([`body=${token}`]) });
  expect((await dialog()).textContent).toContain(door.forms.signed);
  await press(door.masked);
  expect(await leaving).toBe(true);
  expect(await saved[1]!.text()).toBe(`body=${token.split('.').slice(0, 2).join('.')}.MASKED-SIGNATURE`);
  // Notices of the tests before are still on screen.
  expect(await screen.findAllByText(door.passed.masked(1))).not.toEqual([]);
});

const fileOf = (content: Uint8Array, name = 'e.xlsx') => ({ name, type: 'application/octet-stream', content });

async function sheetOf(text: string): Promise<Uint8Array> {
  const { writeSpreadsheet } = await import('#tables/spreadsheet.ts');
  const blob = await writeSpreadsheet([{ name: 'bots', rows: [['TOKEN'], [text]] }]);
  return new Uint8Array(await blob.arrayBuffer());
}

test('a spreadsheet is looked into', async () => {
  const { data, press } = await show();
  expect(await data.door.save(fileOf(await sheetOf('nothing')))).toBe(true);
  expect(await screen.findAllByText(door.passed.clean(2))).not.toEqual([]);
  const leaving = data.door.save(fileOf(await sheetOf(MINE.token)));
  expect((await dialog()).textContent).toContain(door.packed);
  expect(screen.queryByRole('button', { name: door.masked })).toBeNull();
  await press(door.cancel);
  expect(await leaving).toBe(false);
});

test.each([
  ['a damaged spreadsheet', async () => (await sheetOf('nothing')).slice(0, -30)],
  ['a compressed text', () => packed(MINE.token)],
  ['an image', () => Promise.resolve(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))],
])('%s cannot be looked into: that is said, and asked', async (_, content) => {
  const { data, saved, press } = await show();
  const bytes = await content();
  const first = data.door.save(fileOf(bytes, 'e.bin'));
  expect((await dialog()).textContent).toContain(door.unread('e.bin'));
  expect(screen.queryByRole('button', { name: door.masked })).toBeNull();
  await press(door.cancel);
  expect(await first).toBe(false);
  expect(saved).toEqual([]);
  const second = data.door.save(fileOf(bytes, 'e.bin'));
  await dialog();
  await press(door.asIs);
  expect(await second).toBe(true);
  expect(saved[0]!.size).toBe(bytes.length);
  expect(await screen.findAllByText(door.passed.unread)).not.toEqual([]);
});

async function packed(text: string): Promise<Uint8Array> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

test('what a locked vault holds was not looked for, and that is said', async () => {
  const { data } = await show();
  await data.profiles.vault.create('passphrase');
  data.profiles.vault.lock();
  await data.door.save({ name: 'd.txt', type: 'text/plain', content: 'nothing' });
  expect(await screen.findByText(`${door.passed.clean(2)} ${door.passed.locked}`)).toBeTruthy();
});

test('masked base64 still decodes', async () => {
  const { data, saved, press } = await show();
  const inside = `{"key":"${MINE.encodingAESKey}","msg":"hi"}`;
  const leaving = data.door.save({ name: 'c.json', type: 'application/json', content: btoa(inside) });
  await dialog();
  await press(door.masked);
  await leaving;
  const decoded = atob(await saved[0]!.text());
  expect(decoded).toContain('"msg":"hi"');
  expect(decoded).not.toContain(MINE.encodingAESKey.slice(4, -4));
});
