import { describe, expect, it } from 'vitest';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openConsole } from './console.ts';
import { MemoryStorage } from './memoryStorage.ts';
import { openProfiles } from './profiles.ts';
import { textStorage } from './storage.ts';

function open(tab = new MemoryStorage(), device = new MemoryStorage()) {
  const storages = { tab: textStorage(() => tab), device: textStorage(() => device) };
  return { profiles: openProfiles(storages), storages, tab, device };
}

const SECRET = { appId: 'myAppId12345678', token: 'myToken', encodingAESKey: 'K'.repeat(43) };
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

  it('move to the device when asked, and leave the tab', () => {
    const { profiles, tab, device } = open();
    const { id } = profiles.create('mine', SECRET);
    profiles.change(id, { area: 'device' });
    profiles.flush();
    expect(device.getItem('dialog-console.profiles')).toContain(SECRET.encodingAESKey);
    expect(tab.getItem('dialog-console.profiles')).not.toContain(SECRET.encodingAESKey);
    const otherTab = open(new MemoryStorage(), device).profiles;
    expect(names(otherTab)).toContain('mine');
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

  it('see what another tab wrote to the device', () => {
    const device = new MemoryStorage();
    const here = open(new MemoryStorage(), device).profiles;
    const there = open(new MemoryStorage(), device).profiles;
    const { id } = there.create('from there', SECRET);
    there.change(id, { area: 'device' });
    there.flush();
    here.reload();
    expect(names(here)).toContain('from there');
  });
});

describe('forgetEverything', () => {
  it('leaves no secret in memory or storage', () => {
    const tab = new MemoryStorage();
    const device = new MemoryStorage();
    const data = openConsole({ tab: textStorage(() => tab), device: textStorage(() => device) });
    data.profiles.create('mine', SECRET);
    const { id } = data.profiles.create('kept', SECRET);
    data.profiles.change(id, { area: 'device' });
    data.draft.update((draft) => ({ ...draft, msg: 'private words' }));
    data.flush();
    data.forgetEverything();
    data.flush();
    const left = JSON.stringify([
      ...[tab, device].flatMap((web) => Array.from({ length: web.length }, (_, i) => web.getItem(web.key(i)!))),
      data.profiles.list.get(),
      data.draft.get(),
    ]);
    for (const secret of [SECRET.encodingAESKey, SECRET.token, 'private words']) expect(left).not.toContain(secret);
    expect(left).toContain(PUBLISHED_SAMPLE.appId);
  });
});
