import { describe, expect, it } from 'vitest';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { MemoryStorage } from './memoryStorage.ts';
import { openProfiles } from './profiles.ts';
import { openSecrets } from './secrets.ts';
import { textStorage } from './storage.ts';

const MINE = { appId: 'myAppId12345678', token: 'MyTokenOfTheTicketBot', encodingAESKey: 'K'.repeat(43) };

function open() {
  const storage = textStorage(() => new MemoryStorage());
  const profiles = openProfiles({ tab: storage, device: storage });
  const secrets = openSecrets(profiles.list);
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

  it('include what is typed into a tool, and are forgotten with everything else', () => {
    const { profiles, secrets, values } = open();
    secrets.typed('toolbox-key', 'encodingAESKey', MINE.encodingAESKey);
    expect(values()).toEqual([MINE.encodingAESKey]);
    profiles.forgetAll();
    secrets.forget();
    expect(values()).toEqual([]);
  });
});
