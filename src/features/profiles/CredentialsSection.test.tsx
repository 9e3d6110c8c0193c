import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { openProfiles, type Profiles } from '#data/profiles.ts';
import { textStorage } from '#data/storage.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { lintCredentials } from '#protocol/credentials.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { useStore } from '#ui/useStore.ts';
import { CredentialsSection } from './CredentialsSection.tsx';

const { shell, issues, settings } = zhCN;
const { credentials } = settings;

let tab: MemoryStorage;
let device: MemoryStorage;
let notices: { text: string; action: { label: string; run: () => void } }[];

beforeEach(() => {
  tab = new MemoryStorage();
  device = new MemoryStorage();
  notices = [];
});
afterEach(cleanup);

const open = () => openProfiles({ tab: textStorage(() => tab), device: textStorage(() => device) });

function Harness({ profiles }: { profiles: Profiles }) {
  const list = useStore(profiles.list);
  const [id, setId] = useState<string>();
  return (
    <CredentialsSection
      profiles={profiles}
      chosen={list.find((profile) => profile.id === id) ?? list[0]}
      onChoose={setId}
      notify={(text, action) => notices.push({ text, action })}
      openVault={(onOpen) => void profiles.vault.create('passphrase').then(onOpen)}
      lockAfter={15}
      sideEnd={null}
    />
  );
}

async function show(profiles = open()) {
  const section = (
    <Suspense>
      <I18nProvider locale="zh-CN">
        <AllWords>
          <Harness profiles={profiles} />
        </AllWords>
      </I18nProvider>
    </Suspense>
  );
  // The dictionary arrives by a promise.
  await act(async () => render(section));
  return profiles;
}

const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const names = () =>
  within(screen.getByRole('list', { name: credentials.listLabel }))
    .getAllByRole('button')
    .map((button) => button.querySelector('b')?.textContent);
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const first = (profiles: Profiles) => profiles.list.get()[0]!;

describe('masking', () => {
  test('TOKEN and key show dots and the last three characters until revealed', async () => {
    await show();
    expect(document.body.innerHTML).not.toContain(PUBLISHED_SAMPLE.encodingAESKey);
    expect(field('EncodingAESKey').value).toMatch(/^•+qgz$/);
    expect(field('TOKEN').value).toMatch(/^•+WMv$/);
    await press(credentials.show('EncodingAESKey'));
    expect(field('EncodingAESKey').value).toBe(PUBLISHED_SAMPLE.encodingAESKey);
    expect(field('TOKEN').value).toMatch(/^•+WMv$/);
    await press(credentials.hide('EncodingAESKey'));
    expect(field('EncodingAESKey').value).toMatch(/^•+qgz$/);
  });

  test('what was revealed is masked again for another profile', async () => {
    await show();
    await press(credentials.show('TOKEN'));
    await press(/Em8latorSample2/);
    expect(field('TOKEN').value).toMatch(/^•+ash$/);
  });

  test('a masked field can be typed into', async () => {
    const profiles = await show();
    await userEvent.clear(field('TOKEN'));
    await userEvent.type(field('TOKEN'), 'NewToken');
    expect(first(profiles).credentials.token).toBe('NewToken');
  });
});

describe('lint while typing', () => {
  test('says what is wrong with the key at the key, and mends it with one click', async () => {
    const profiles = await show();
    profiles.change(first(profiles).id, {
      credentials: { ...PUBLISHED_SAMPLE, encodingAESKey: `${PUBLISHED_SAMPLE.encodingAESKey} ` },
    });
    const [issue] = lintCredentials(first(profiles).credentials);
    const sentence = issues.credential.surrounding_space(issue!);
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(field('EncodingAESKey').getAttribute('aria-invalid')).toBe('true');
    const described = document.getElementById(field('EncodingAESKey').getAttribute('aria-describedby')!);
    expect(described?.textContent).toContain(sentence);
    await press(credentials.fixes.surrounding_space!);
    expect(first(profiles).credentials).toEqual(PUBLISHED_SAMPLE);
    expect(screen.queryByText(sentence)).toBeNull();
  });

  test('offers to swap two values that stand in each other’s field', async () => {
    const profiles = await show();
    const { token, encodingAESKey } = PUBLISHED_SAMPLE;
    profiles.change(first(profiles).id, {
      credentials: { ...PUBLISHED_SAMPLE, token: encodingAESKey, encodingAESKey: token },
    });
    await userEvent.click(await screen.findByRole('button', { name: credentials.swapWith('encodingAESKey') }));
    expect(first(profiles).credentials).toEqual(PUBLISHED_SAMPLE);
  });

  test('an empty field is named without being called an error', async () => {
    await show();
    await press(shell.newProfile);
    const sentence = issues.credential.empty({ field: 'token', length: 0, code: 'empty', severity: 'error' });
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(field('TOKEN').getAttribute('aria-invalid')).toBeNull();
  });

  test('a short key shows its length against 43', async () => {
    await show();
    await userEvent.clear(field('EncodingAESKey'));
    await userEvent.type(field('EncodingAESKey'), 'abc');
    expect(screen.getByText(credentials.charactersOf(3, 43))).toBeTruthy();
    expect(screen.queryByText(credentials.clean)).toBeNull();
  });
});

describe('the life of a profile', () => {
  test('create, name and choose a purpose', async () => {
    const profiles = await show();
    await press(shell.newProfile);
    await userEvent.clear(field(credentials.name));
    await userEvent.type(field(credentials.name), '订票助手');
    await userEvent.click(screen.getByRole('radio', { name: shell.purposes.live }));
    expect(profiles.list.get().at(-1)).toMatchObject({ name: '订票助手', purpose: 'live', area: 'tab' });
    expect(names()).toContain('订票助手');
  });

  test('duplicate keeps the values under a new name', async () => {
    const profiles = await show();
    const { name } = first(profiles);
    await press(credentials.duplicate);
    expect(profiles.list.get().at(-1)).toMatchObject({
      name: credentials.copyName(name),
      credentials: PUBLISHED_SAMPLE,
    });
  });

  test('delete offers an undo that puts it back where it was', async () => {
    const profiles = await show();
    const before = names();
    await press(credentials.remove);
    expect(names()).toEqual(before.slice(1));
    expect(notices.map(({ text }) => text)).toEqual([credentials.removed(before[0]!)]);
    notices[0]!.action.run();
    expect(await screen.findByText(before[0]!, { selector: 'li b' })).toBeTruthy();
    expect(names()).toEqual(before);
    expect(first(profiles).credentials).toEqual(PUBLISHED_SAMPLE);
  });

  test('without any profile there is a way to begin', async () => {
    await show();
    await press(credentials.remove);
    await press(credentials.remove);
    expect(screen.getByText(credentials.none)).toBeTruthy();
    await press(credentials.paste);
    expect(screen.getByRole('textbox', { name: credentials.pasteLabel })).toBeTruthy();
  });

  test('what is typed is there after a reload', async () => {
    const profiles = await show();
    await userEvent.type(field('APPID'), 'x');
    profiles.flush();
    cleanup();
    await show(open());
    expect(field('APPID').value).toBe(`${PUBLISHED_SAMPLE.appId}x`);
  });

  test('moving to the device asks for the vault first, then leaves the tab', async () => {
    const profiles = await show();
    await userEvent.click(screen.getByRole('radio', { name: credentials.areas.device }));
    await waitFor(() => expect(first(profiles).id).not.toBe('sample'));
    profiles.flush();
    await profiles.vault.settled();
    expect(tab.getItem('dialog-console.profiles')).not.toContain(PUBLISHED_SAMPLE.encodingAESKey);
    expect(device.getItem('dialog-console.vault')).not.toContain(PUBLISHED_SAMPLE.encodingAESKey);
    expect(profiles.list.get().at(-1)).toMatchObject({ id: 'sample', area: 'device' });
    // It is still the chosen one, though another is the first of the list now.
    expect(field('APPID').value).toBe(PUBLISHED_SAMPLE.appId);
  });
});

describe('pasting a block', () => {
  const block = ({ appId, token, encodingAESKey }: typeof AWKWARD_SAMPLE) =>
    `token=${token}\naes_key=${encodingAESKey}\nappid=${appId}`;

  test('the box of a new profile sorts the three values and says what it could not place', async () => {
    const profiles = await show();
    await press(shell.newProfile);
    await userEvent.click(screen.getByRole('textbox', { name: credentials.pasteLabel }));
    await userEvent.paste(`${block(AWKWARD_SAMPLE)}\nremark-nobody-knows`);
    expect(screen.getByText(credentials.unplaced(['••••ows']))).toBeTruthy();
    await press(credentials.apply);
    expect(profiles.list.get().at(-1)!.credentials).toEqual(AWKWARD_SAMPLE);
    expect(screen.getByText(credentials.applied(['appId', 'token', 'encodingAESKey']))).toBeTruthy();
  });

  test('into any single field it is sorted too, with a way back', async () => {
    const profiles = await show();
    await userEvent.click(field('APPID'));
    await userEvent.paste(block(AWKWARD_SAMPLE));
    expect(first(profiles).credentials).toEqual(AWKWARD_SAMPLE);
    notices[0]!.action.run();
    expect(first(profiles).credentials).toEqual(PUBLISHED_SAMPLE);
  });

  test('a single value stays in the field it was pasted into', async () => {
    const profiles = await show();
    await userEvent.clear(field('APPID'));
    await userEvent.click(field('APPID'));
    await userEvent.paste(AWKWARD_SAMPLE.appId);
    expect(first(profiles).credentials).toEqual({ ...PUBLISHED_SAMPLE, appId: AWKWARD_SAMPLE.appId });
  });
});
