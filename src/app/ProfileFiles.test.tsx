import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openConsole, type ConsoleData } from '#data/console.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { profileFile } from '#data/profileFile.ts';
import { textStorage } from '#data/storage.ts';
import { formatBytes } from '#i18n/format.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { DoorWatch } from './DoorWatch.tsx';
import { Notices } from './Notices.tsx';
import { ProfileFiles } from './ProfileFiles.tsx';

const { vault, settings } = zhCN;
const { file: words } = vault;
const MINE = { appId: 'myAppId12345678', token: 'MyTokenOfTheTicketBot', encodingAESKey: 'Kz'.repeat(21) + 'K' };
const PASSPHRASE = 'a long enough passphrase';
const FEW = 1_000;

// A passphrase takes its time, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 30_000 });

let saved: Blob[];

// Loaded on demand in the page; here nobody waits for the transformation of their sources.
beforeAll(async () => {
  await import('#protocol/leaks.ts');
});
beforeEach(() => {
  saved = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    saved.push(blob as Blob);
    return 'blob:test';
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function show(): Promise<ConsoleData> {
  const storage = textStorage(() => new MemoryStorage());
  const data = openConsole({ tab: storage, device: storage });
  const part = (
    <Suspense>
      <I18nProvider locale="zh-CN">
        <AllWords>
          <ProfileFiles data={data} />
          <DoorWatch data={data} />
          <Notices />
        </AllWords>
      </I18nProvider>
    </Suspense>
  );
  await act(async () => render(part));
  return data;
}

const own = (data: ConsoleData) => data.profiles.list.get().filter(({ purpose }) => purpose !== 'sample');
const dialog = () => within(screen.getByRole('dialog'));
const press = (name: string) => userEvent.click(dialog().getByRole('button', { name }));
const paste = async (label: string, text: string) => {
  const field = dialog().getByLabelText(label);
  await userEvent.clear(field);
  await userEvent.click(field);
  await userEvent.paste(text);
};

async function choose(content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const file = new File([content], 'credentials.jwe', { type: 'application/jose' });
  await userEvent.upload(dialog().getByLabelText(words.chooseFile), file);
}

async function openFile(content: string, passphrase: string): Promise<void> {
  await choose(content);
  await paste(vault.passphrase, passphrase);
  await press(words.openFile);
}

test('credentials go out under a passphrase and come into another console with it; a wrong one says so', async () => {
  const here = await show();
  const { id } = here.profiles.create('订票助手', MINE);
  here.profiles.change(id, { purpose: 'live' });
  here.profiles.create('留在这里', { ...MINE, appId: 'other' });
  await userEvent.click(screen.getByRole('button', { name: words.export }));
  expect(dialog().getByRole<HTMLButtonElement>('button', { name: words.save }).disabled).toBe(true);
  for (const { name, purpose } of here.profiles.list.get()) {
    expect(dialog().getByRole<HTMLInputElement>('checkbox', { name }).checked).toBe(purpose !== 'sample');
  }
  await userEvent.click(dialog().getByRole('checkbox', { name: '留在这里' }));
  await paste(vault.passphrase, PASSPHRASE);
  await paste(vault.repeat, `${PASSPHRASE} `);
  expect(dialog().getByText(vault.differs)).toBeTruthy();
  await paste(vault.repeat, PASSPHRASE);
  await press(words.save);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const text = await saved[0]!.text();
  for (const secret of Object.values(MINE)) expect(text).not.toContain(secret);

  cleanup();
  const there = await show();
  await userEvent.click(screen.getByRole('button', { name: words.import }));
  await openFile(text, 'another passphrase');
  expect(await dialog().findByText(words.problems.wrong_passphrase)).toBeTruthy();
  await paste(vault.passphrase, PASSPHRASE);
  await press(words.openFile);
  const row = await dialog().findByRole('listitem');
  expect(row.textContent).toBe(`订票助手${MINE.appId}${words.willAdd}`);
  expect(dialog().getByText(words.found(1))).toBeTruthy();
  expect(own(there)).toEqual([]);
  await press(words.apply(1));
  expect(own(there)).toMatchObject([{ name: '订票助手', purpose: 'live', credentials: MINE, area: 'tab' }]);
});

test('nothing chosen, nothing saved', async () => {
  const data = await show();
  data.profiles.create('订票助手', MINE);
  await userEvent.click(screen.getByRole('button', { name: words.export }));
  await userEvent.click(dialog().getByRole('checkbox', { name: '订票助手' }));
  expect(dialog().getByText(words.none)).toBeTruthy();
  await paste(vault.passphrase, PASSPHRASE);
  await paste(vault.repeat, PASSPHRASE);
  expect(dialog().getByRole<HTMLButtonElement>('button', { name: words.save }).disabled).toBe(true);
  await press(settings.data.cancel);
  expect(saved).toEqual([]);
});

test('what is here already is skipped, the rest is added', async () => {
  const data = await show();
  data.profiles.create('订票助手', MINE);
  const carried = ['订票助手', '新来的'].map((name) => ({ name, purpose: 'test', credentials: MINE }) as const);
  await userEvent.click(screen.getByRole('button', { name: words.import }));
  await openFile(await profileFile(carried, PASSPHRASE, FEW), PASSPHRASE);
  const rows = await dialog().findAllByRole('listitem');
  expect(rows.map((row) => row.lastChild!.textContent)).toEqual([words.willSkip, words.willAdd]);
  await press(words.apply(1));
  expect(own(data).map(({ name }) => name)).toEqual(['订票助手', '新来的']);

  await userEvent.click(screen.getByRole('button', { name: words.import }));
  await openFile(await profileFile(carried, PASSPHRASE, FEW), PASSPHRASE);
  expect(await dialog().findByText(words.nothing)).toBeTruthy();
  expect(dialog().getByRole<HTMLButtonElement>('button', { name: words.apply(0) }).disabled).toBe(true);
});

test('a file that is none is refused before a passphrase is asked for, and another may follow', async () => {
  const data = await show();
  await userEvent.click(screen.getByRole('button', { name: words.import }));
  await choose('{"__proto__":{"name":"x"}}');
  expect(await dialog().findByText(words.problems.not_sealed)).toBeTruthy();
  expect(dialog().queryByLabelText(vault.passphrase)).toBeNull();
  await choose(new Uint8Array(5 * 1024 * 1024));
  expect(await dialog().findByText(words.problems.too_large(formatBytes(5 * 1024 * 1024)))).toBeTruthy();
  await openFile(await profileFile([], PASSPHRASE, FEW), PASSPHRASE);
  expect(await dialog().findByText(words.nothing)).toBeTruthy();
  expect(own(data)).toEqual([]);
});
