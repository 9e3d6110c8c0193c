import { describe, expect, it } from 'vitest';
import { MemoryStorage } from './fixtures/memoryStorage.ts';
import type { StoredProfile } from './profileSchema.ts';
import { textStorage } from './storage.ts';
import { openVault } from './vault.ts';

/** Rounds of the passphrase: these tests are not about their number. */
const FEW = 1000;

const profile = (id: string, token = `token of ${id}`): StoredProfile => ({
  id,
  name: id,
  purpose: 'live',
  credentials: { appId: 'app', token, encodingAESKey: `key of ${id}` },
  revision: 0,
});
const [A, B] = [profile('a'), profile('b')];

function open(device = new MemoryStorage()) {
  return {
    device,
    vault: openVault(
      textStorage(() => device),
      FEW,
    ),
  };
}

async function filled() {
  const opened = open();
  await opened.vault.create('passphrase');
  opened.vault.set([A]);
  await opened.vault.settled();
  return opened;
}

const onDisk = (device: MemoryStorage) => device.getItem('dialog-console.vault') ?? '';

describe('a vault', () => {
  it('keeps profiles sealed on disk and gives them back for the passphrase, in another tab too', async () => {
    const { device } = await filled();
    for (const text of [A.name, A.credentials.token, A.credentials.encodingAESKey])
      expect(onDisk(device)).not.toContain(`"${text}"`);
    const { vault } = open(device);
    expect(vault.state.get()).toBe('locked');
    expect(await vault.unlock('Passphrase')).toBe('wrong_passphrase');
    expect(vault.profiles.get()).toEqual([]);
    expect(await vault.unlock('passphrase')).toBe('unlocked');
    expect(vault.profiles.get()).toEqual([A]);
  });

  it('locks at once, and what was changed just before is written all the same', async () => {
    const { vault, device } = await filled();
    vault.set([A, B]);
    vault.lock();
    expect(vault.state.get()).toBe('locked');
    expect(vault.profiles.get()).toEqual([]);
    vault.set([]);
    await vault.settled();
    const again = open(device).vault;
    await again.unlock('passphrase');
    expect(again.profiles.get()).toEqual([A, B]);
  });

  it('locked and forgotten in one breath stays forgotten', async () => {
    const { vault, device } = await filled();
    vault.set([A, B]);
    vault.lock();
    vault.forget();
    await vault.settled();
    expect(vault.state.get()).toBe('empty');
    expect(onDisk(device)).toBe('');
  });

  it('unlocked right after it was locked has what was changed just before', async () => {
    const { vault } = await filled();
    vault.set([A, B]);
    vault.lock();
    expect(await vault.unlock('passphrase')).toBe('unlocked');
    expect(vault.profiles.get()).toEqual([A, B]);
  });

  it('forgotten while it is being unlocked stays forgotten', async () => {
    const { vault } = await filled();
    vault.lock();
    await vault.settled();
    const unlocking = vault.unlock('passphrase');
    vault.forget();
    expect(await unlocking).toBe('unreadable');
    expect(vault.state.get()).toBe('empty');
    expect(vault.profiles.get()).toEqual([]);
  });

  it('opens with the new passphrase only, once it was changed, and stays open where it is', async () => {
    const { vault, device } = await filled();
    expect(await vault.changePassphrase('wrong', 'next one')).toBe('wrong_passphrase');
    expect(await vault.changePassphrase('passphrase', 'next one')).toBe('unlocked');
    vault.set([A, B]);
    await vault.settled();
    const again = open(device).vault;
    expect(await again.unlock('passphrase')).toBe('wrong_passphrase');
    expect(await again.unlock('next one')).toBe('unlocked');
    expect(again.profiles.get()).toEqual([A, B]);
  });

  it('is never overwritten by a new one', async () => {
    const { device } = await filled();
    const before = onDisk(device);
    expect(await open(device).vault.create('another')).toBe('exists');
    expect(onDisk(device)).toBe(before);
  });

  it('of a newer console, or broken, is left alone and says so', async () => {
    const { device } = await filled();
    for (const text of [onDisk(device).replace('"version":1', '"version":2'), '{', '[]']) {
      device.setItem('dialog-console.vault', text);
      const { vault } = open(device);
      expect(vault.state.get()).toBe('unreadable');
      expect(await vault.unlock('passphrase')).toBe('unreadable');
      expect(await vault.create('passphrase')).toBe('exists');
      expect(onDisk(device)).toBe(text);
    }
  });

  it('with changed ciphertext does not open and is not touched', async () => {
    const { device } = await filled();
    const broken = onDisk(device).replace(/.{6}"}$/, 'AAAAAA"}');
    device.setItem('dialog-console.vault', broken);
    expect(await open(device).vault.unlock('passphrase')).toBe('unreadable');
    expect(onDisk(device)).toBe(broken);
  });

  it('that cannot be written keeps the profiles in memory and says why', async () => {
    const device = new MemoryStorage(2000);
    const { vault } = open(device);
    await vault.create('passphrase');
    const many = Array.from({ length: 20 }, (_, i) => profile(`p${i}`));
    vault.set(many);
    await vault.settled();
    expect(vault.lastWrite.get()).toEqual({ ok: false, reason: 'full' });
    expect(vault.profiles.get()).toEqual(many);
    vault.set([A]);
    await vault.settled();
    expect(vault.lastWrite.get()).toEqual({ ok: true });
  });
});

describe('two tabs', () => {
  async function twoTabs() {
    const { vault: here, device } = await filled();
    const there = open(device).vault;
    await there.unlock('passphrase');
    return { here, there, device };
  }

  it('see each other’s changes and lose none', async () => {
    const { here, there, device } = await twoTabs();
    here.set([profile('a', 'changed here')]);
    await here.settled();
    // The other tab has not heard of it when it writes.
    there.set([A, B]);
    await there.settled();
    expect(there.profiles.get()).toEqual([profile('a', 'changed here'), B]);
    here.reload();
    await here.settled();
    expect(here.profiles.get()).toEqual([profile('a', 'changed here'), B]);
    const third = open(device).vault;
    await third.unlock('passphrase');
    expect(third.profiles.get()).toEqual(here.profiles.get());
  });

  it('unlock with what another has written meanwhile', async () => {
    const { here, there } = await twoTabs();
    there.lock();
    await there.settled();
    const unlocking = there.unlock('passphrase');
    here.set([A, B]);
    await here.settled();
    expect(await unlocking).toBe('unlocked');
    expect(there.profiles.get()).toEqual([A, B]);
  });

  it('close when they write what another has forgotten, and write nothing', async () => {
    const { here, there, device } = await twoTabs();
    here.forget();
    // The other tab has not heard of it when it writes.
    there.set([A, B]);
    await there.settled();
    expect(onDisk(device)).toBe('');
    expect(there.state.get()).toBe('empty');
    expect([...there.profiles.get(), ...there.orphans.get()]).toEqual([]);
  });

  it('leave a vault of a newer console alone, and keep what they were about to write for their tab', async () => {
    const { there, device } = await twoTabs();
    const newer = onDisk(device).replace('"version":1', '"version":2');
    device.setItem('dialog-console.vault', newer);
    there.set([A, B]);
    await there.settled();
    expect(onDisk(device)).toBe(newer);
    expect(there.state.get()).toBe('unreadable');
    expect(there.orphans.get()).toEqual([A, B]);
  });

  it('lock by themselves', async () => {
    const { here, there } = await twoTabs();
    here.lock();
    expect([here.state.get(), there.state.get()]).toEqual(['locked', 'unlocked']);
  });

  it('close together when one forgets; a vault made anew leaves no profile of the other tab behind', async () => {
    const { here, there, device } = await twoTabs();
    here.forget();
    expect(onDisk(device)).toBe('');
    await here.create('another passphrase');
    there.set([A, B]);
    await there.settled();
    expect(there.state.get()).toBe('locked');
    expect(there.orphans.get()).toEqual([A, B]);
    here.forget();
    there.reload();
    expect(there.state.get()).toBe('empty');
  });
});
