import { describe, expect, it } from 'vitest';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openConsole } from './console.ts';
import { MemoryStorage } from './fixtures/memoryStorage.ts';
import { openProfiles } from './profiles.ts';
import { textStorage } from './storage.ts';
import { openVault } from './vault.ts';

function open(tab = new MemoryStorage(), device = new MemoryStorage()) {
  const storages = { tab: textStorage(() => tab), device: textStorage(() => device) };
  return { profiles: openProfiles(storages, openVault(storages.device, 1000)), storages, tab, device };
}

const SECRET = { appId: 'myAppId12345678', token: 'myToken', encodingAESKey: 'K'.repeat(43) };
const written = (web: MemoryStorage) =>
  Array.from({ length: web.length }, (_, i) => web.getItem(web.key(i)!)).join('\n');
const names = (profiles: ReturnType<typeof open>['profiles']) => profiles.list.get().map((profile) => profile.name);

describe('profiles', () => {
  it('start with the samples and keep a new one in this tab only', () => {
    const { profiles, tab, device } = open();
    profiles.create('mine', SECRET);
    profiles.flush();
    expect(names(profiles)).toEqual(['示例机器人', '特殊密钥机器人', 'mine']);
    expect(tab.getItem('dialog-console.profiles')).toContain(SECRET.encodingAESKey);
    expect(device.getItem('dialog-console.profiles')).toBeNull();
    expect(names(open(tab, device).profiles)).toContain('mine');
  });

  it('move to the device when it is unlocked, sealed, and leave the tab', async () => {
    const { profiles, tab, device } = open();
    const { id } = profiles.create('mine', SECRET);
    profiles.change(id, { area: 'device' });
    expect(profiles.list.get().at(-1)!.area).toBe('tab');
    await profiles.vault.create('passphrase');
    profiles.change(id, { area: 'device' });
    profiles.flush();
    await profiles.vault.settled();
    expect(profiles.list.get().at(-1)).toMatchObject({ name: 'mine', area: 'device' });
    for (const storage of [tab, device])
      expect(written(storage)).not.toMatch(new RegExp(`${SECRET.encodingAESKey}|${SECRET.token}|mine`));
    const otherTab = open(new MemoryStorage(), device).profiles;
    expect(names(otherTab)).not.toContain('mine');
    expect(await otherTab.vault.unlock('passphrase')).toBe('unlocked');
    expect(names(otherTab)).toContain('mine');
  });

  it('stand once in a list, be they in this tab and on the device', async () => {
    const { profiles, device } = open();
    await profiles.vault.create('passphrase');
    profiles.change('sample', { name: 'renamed', area: 'device' });
    profiles.change('sample-awkward', { area: 'device' });
    await profiles.vault.settled();
    const there = open(new MemoryStorage(), device).profiles;
    there.change('sample-awkward', { credentials: SECRET });
    await there.vault.unlock('passphrase');
    // The untouched sample says nothing of its own; the other one was changed and stays, as another profile.
    expect(there.list.get().map(({ area, name }) => [area, name])).toEqual([
      ['tab', '特殊密钥机器人'],
      ['device', '特殊密钥机器人'],
      ['device', 'renamed'],
    ]);
    expect(new Set(there.list.get().map(({ id }) => id)).size).toBe(3);
    expect(there.list.get()[0]!.credentials).toEqual(SECRET);
  });

  it('grow a revision with every change, so that no preview of old credentials is shown', () => {
    const { profiles } = open();
    const { id, revision } = profiles.create('mine', SECRET);
    profiles.change(id, { credentials: { ...SECRET, token: 'other' } });
    expect(profiles.list.get().find((profile) => profile.id === id)?.revision).toBe(revision + 1);
  });

  it('come back to their place when a removal is undone', () => {
    const { profiles } = open();
    const undo = profiles.remove('sample');
    expect(names(profiles)).toEqual(['特殊密钥机器人']);
    undo();
    expect(names(profiles)).toEqual(['示例机器人', '特殊密钥机器人']);
  });

  it('left on the device in the clear by an older console are in this tab, and gone from the disk when erased', () => {
    const device = new MemoryStorage();
    const old = { id: 'old', name: 'old', purpose: 'live', credentials: SECRET, revision: 3 };
    device.setItem('dialog-console.profiles', JSON.stringify({ version: 1, value: [old] }));
    const { profiles, tab } = open(new MemoryStorage(), device);
    expect(profiles.inTheClear.get()).toEqual(['old']);
    expect(profiles.list.get().at(-1)).toMatchObject({ name: 'old', area: 'tab' });
    profiles.flush();
    expect(written(tab)).toContain(SECRET.encodingAESKey);
    const elsewhere = open(new MemoryStorage(), device).profiles;
    profiles.eraseClear();
    expect(written(device)).toBe('');
    elsewhere.reload();
    expect(elsewhere.inTheClear.get()).toEqual([]);
    expect(names(elsewhere)).toContain('old');
  });
});

describe('forgetEverything', () => {
  it('leaves no secret in memory or storage', async () => {
    const tab = new MemoryStorage();
    const device = new MemoryStorage();
    const data = openConsole({ tab: textStorage(() => tab), device: textStorage(() => device) });
    data.profiles.create('mine', SECRET);
    const { id } = data.profiles.create('kept', SECRET);
    await data.profiles.vault.create('passphrase');
    data.profiles.change(id, { area: 'device' });
    data.draft.update((draft) => ({ ...draft, msg: 'private words' }));
    data.flush();
    data.forgetEverything();
    data.flush();
    await data.profiles.vault.settled();
    expect(device.getItem('dialog-console.vault')).toBeNull();
    const left = JSON.stringify([
      ...[tab, device].flatMap((web) => Array.from({ length: web.length }, (_, i) => web.getItem(web.key(i)!))),
      data.profiles.list.get(),
      data.draft.get(),
    ]);
    for (const secret of [SECRET.encodingAESKey, SECRET.token, 'private words']) expect(left).not.toContain(secret);
    expect(left).toContain(PUBLISHED_SAMPLE.appId);
  });
});
