import { act, cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openConsole, type ConsoleData } from '#data/console.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { openVault } from '#data/vault.ts';
import { zhCN } from '#i18n/zhCN.ts';
import { App } from './App.tsx';
import { watchIdle } from './idleLock.ts';
import { queryClient } from './Queries.tsx';
import { clearPutOff, vaultRequest } from './vaultRequest.ts';

const { settings, shell, vault } = zhCN;
const MINE = { appId: 'myAppId12345678', token: 'MyTokenOfTheTicketBot', encodingAESKey: 'Kz'.repeat(21) + 'K' };

// A passphrase takes its time, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 15_000 });

let tab: MemoryStorage;
let device: MemoryStorage;

// Loaded on demand in the page; here nobody waits for the transformation of their sources.
beforeAll(async () => {
  await import('./VaultDialogs.tsx');
});
beforeEach(() => {
  tab = new MemoryStorage();
  device = new MemoryStorage();
  vaultRequest.set(undefined);
  clearPutOff.set(false);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

// Few rounds of the passphrase: how many there really are is the vault's own test.
const open = () => {
  const storages = { tab: textStorage(() => tab), device: textStorage(() => device) };
  return openConsole(storages, undefined, openVault(storages.device, 1_000));
};
const onDisk = () => `${device.getItem('dialog-console.profiles')} ${device.getItem('dialog-console.vault')}`;

/** The settings as a page just opened shows them. */
async function show(path: string, data = open()): Promise<ConsoleData> {
  cleanup();
  data.preferences.update((now) => ({ ...now, locale: 'zh-CN', welcomed: true }));
  window.history.replaceState(null, '', path);
  queryClient.clear();
  await act(async () => render(<App data={data} />));
  await screen.findAllByRole('heading', { level: 2, name: /凭据|数据/ });
  return data;
}

// What a press brings up loads on demand: the press is over when that is there.
const click = (element: Element) => act(async () => void fireEvent.click(element));
const type = async (name: string, text: string) => {
  await userEvent.click(screen.getByLabelText(name));
  await userEvent.paste(text);
};
const press = (name: string) => click(screen.getByRole('button', { name }));

test('credentials go to this device under a passphrase, come back with it, and a wrong one says so', async () => {
  const data = await show('/settings/credentials');
  const { id } = data.profiles.create('订票助手', MINE);
  await show(`/settings/credentials?profile=${id}`, data);
  await click(screen.getByRole('radio', { name: settings.credentials.areas.device }));
  const dialog = within((await screen.findByText(vault.createTitle)).closest('dialog')!);
  await type(vault.passphrase, 'short');
  expect(dialog.getByText(vault.tooShort(5, 8))).toBeTruthy();
  await type(vault.passphrase, ' no more');
  await type(vault.repeat, 'short no mor');
  expect(dialog.getByText(vault.differs)).toBeTruthy();
  await type(vault.repeat, 'e');
  await click(dialog.getByRole('button', { name: vault.create }));
  await waitFor(() => expect(data.profiles.list.get().at(-1)).toMatchObject({ id, area: 'device' }));
  data.flush();
  await data.profiles.vault.settled();
  expect(onDisk() + tab.getItem('dialog-console.profiles')).not.toContain(MINE.encodingAESKey);

  // The same device in another tab: locked, and nobody sends with another bot by mistake.
  await show(`/settings/credentials?profile=${id}`);
  expect(screen.queryByText('订票助手')).toBeNull();
  expect(screen.queryByRole('textbox', { name: 'APPID' })).toBeNull();
  await press(shell.unlock);
  await type(vault.passphrase, 'short no less');
  await click(within(screen.getByRole('dialog')).getByRole('button', { name: vault.unlock }));
  expect(await screen.findByText(vault.wrong)).toBeTruthy();
  await userEvent.clear(screen.getByLabelText(vault.passphrase));
  await type(vault.passphrase, 'short no more');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'APPID' }).value).toBe(MINE.appId));
});

test('a passphrase for what another tab has forgotten meanwhile is told so', async () => {
  const data = open();
  await data.profiles.vault.create('passphrase');
  data.profiles.vault.lock();
  await data.profiles.vault.settled();
  await show('/settings/data', data);
  await press(vault.unlock);
  await screen.findByText(vault.unlockTitle, { selector: 'h2' });
  await type(vault.passphrase, 'passphrase');
  device.removeItem('dialog-console.vault');
  await click(within(screen.getByRole('dialog')).getByRole('button', { name: vault.unlock }));
  expect(await screen.findByText(vault.gone)).toBeTruthy();
});

test('what an older console left in the clear is sealed, or kept in this tab, and gone from the disk', async () => {
  const old = { id: 'old', name: 'old', purpose: 'live', credentials: MINE, revision: 3 };
  device.setItem('dialog-console.profiles', JSON.stringify({ version: 1, value: [old] }));
  const data = await show('/settings/data');
  await screen.findByText(vault.clearTitle(1), { selector: 'h2' });
  // Closed, it is not forgotten.
  await click(within(screen.getByRole('dialog')).getByRole('button', { name: shell.close }));
  expect(await screen.findByText(vault.clearLeft)).toBeTruthy();
  expect(onDisk()).toContain(MINE.encodingAESKey);
  await click(within(screen.getByRole('main')).getByRole('button', { name: vault.clearAgain }));
  await screen.findByText(vault.clearTitle(1), { selector: 'h2' });
  await press(vault.clearSeal);
  await screen.findByText(vault.createTitle, { selector: 'h2' });
  await type(vault.passphrase, 'long enough');
  await type(vault.repeat, 'long enough');
  await press(vault.create);
  await waitFor(() => expect(data.profiles.inTheClear.get()).toEqual([]));
  expect(onDisk()).not.toContain(MINE.encodingAESKey);
  expect(data.profiles.list.get().at(-1)).toMatchObject({ id: 'old', area: 'device' });

  device = new MemoryStorage();
  device.setItem('dialog-console.profiles', JSON.stringify({ version: 1, value: [old] }));
  const other = await show('/settings/data');
  await screen.findByText(vault.clearTitle(1), { selector: 'h2' });
  await press(vault.clearKeep);
  expect(onDisk()).not.toContain(MINE.encodingAESKey);
  expect(other.profiles.list.get().at(-1)).toMatchObject({ id: 'old', area: 'tab' });
});

test('locks at a press, and after the chosen time without use', async () => {
  const data = open();
  await data.profiles.vault.create('passphrase');
  await show('/settings/data', data);
  await userEvent.selectOptions(screen.getByLabelText(new RegExp(vault.autoLock)), '5');
  await press(vault.lock);
  expect(data.profiles.vault.state.get()).toBe('locked');
  expect(screen.getAllByText(vault.states.locked)).toHaveLength(2);

  await data.profiles.vault.unlock('passphrase');
  vi.useFakeTimers();
  let now = 0;
  const stop = watchIdle(data, () => now);
  const later = (milliseconds: number) => {
    now += milliseconds;
    vi.advanceTimersByTime(20_000);
    return data.profiles.vault.state.get();
  };
  expect(later(299_000)).toBe('unlocked');
  window.dispatchEvent(new Event('keydown'));
  expect(later(299_000)).toBe('unlocked');
  expect(later(2_000)).toBe('locked');
  stop();
});

test('the passphrase is changed in place', async () => {
  const data = open();
  await data.profiles.vault.create('passphrase');
  await show('/settings/data', data);
  await press(vault.change);
  await screen.findByText(vault.changeTitle, { selector: 'h2' });
  await type(vault.current, 'passphrase');
  await type(vault.next, 'another one');
  await type(vault.repeat, 'another one');
  await click(within(screen.getByRole('dialog')).getByRole('button', { name: vault.change }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  data.profiles.vault.lock();
  expect(await data.profiles.vault.unlock('passphrase')).toBe('wrong_passphrase');
  expect(await data.profiles.vault.unlock('another one')).toBe('unlocked');
});
