import { describe, expect, it } from 'vitest';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { MemoryStorage } from './fixtures/memoryStorage.ts';
import { openProfiles } from './profiles.ts';
import { openSecrets } from './secrets.ts';
import { textStorage } from './storage.ts';
import { openVault } from './vault.ts';

const MINE = { appId: 'myAppId12345678', token: 'MyTokenOfTheTicketBot', encodingAESKey: 'K'.repeat(43) };

function open() {
  const [tab, device] = [new MemoryStorage(), new MemoryStorage()];
  const storages = { tab: textStorage(() => tab), device: textStorage(() => device) };
  // Few rounds: this is not about their number.
  const profiles = openProfiles(storages, openVault(storages.device, 1000));
  const secrets = openSecrets(profiles.list, profiles.vault.state);
  return { profiles, secrets, values: () => secrets.known().map(({ value }) => value) };
}

describe('secrets', () => {
  it('are those of every profile, but not of the published samples', () => {
    const { profiles, secrets } = open();
    expect(secrets.known()).toEqual([]);
    profiles.create('ticket bot', MINE);
    expect(secrets.known().map(({ profile, field, value }) => [profile, field, value])).toEqual([
      ['ticket bot', 'token', MINE.token],
      ['ticket bot', 'encodingAESKey', MINE.encodingAESKey],
    ]);
  });

  it('are known from the moment they are typed, as what they have become', () => {
    const { profiles, values } = open();
    const { id } = profiles.create('typed', PUBLISHED_SAMPLE);
    for (let end = 1; end <= MINE.token.length; end++)
      profiles.change(id, { credentials: { ...PUBLISHED_SAMPLE, token: MINE.token.slice(0, end) } });
    expect(values()).toEqual([MINE.token]);
  });

  it('stay known after they were replaced, erased by hand or deleted: results may still hold them', () => {
    const { profiles, values } = open();
    const { id } = profiles.create('old', MINE);
    for (let end = MINE.token.length; end >= 0; end--)
      profiles.change(id, { credentials: { ...MINE, token: MINE.token.slice(0, end) } });
    expect(values().toSorted()).toEqual([MINE.encodingAESKey, MINE.token]);
    profiles.remove(id);
    expect(values().toSorted()).toEqual([MINE.encodingAESKey, MINE.token]);
  });

  it('of the vault are out of this page when it is locked', async () => {
    const { profiles, secrets, values } = open();
    await profiles.vault.create('passphrase');
    const { id } = profiles.create('kept', MINE);
    profiles.change(id, { area: 'device' });
    profiles.change(id, { credentials: { ...MINE, token: 'AnotherTokenAltogether' } });
    expect(values()).toHaveLength(3);
    expect(secrets.unknown()).toBe(false);
    profiles.vault.lock();
    expect(values()).toEqual([]);
    expect(secrets.unknown()).toBe(true);
    await profiles.vault.settled();
    await profiles.vault.unlock('passphrase');
    expect(values()).toEqual(['AnotherTokenAltogether', MINE.encodingAESKey]);
  });

  it('include what is typed into a tool, and are forgotten with everything else', () => {
    const { profiles, secrets, values } = open();
    secrets.typed('toolbox-key', 'encodingAESKey', MINE.encodingAESKey);
    expect(values()).toEqual([MINE.encodingAESKey]);
    profiles.forgetAll();
    secrets.forget();
    expect(values()).toEqual([]);
  });
});
