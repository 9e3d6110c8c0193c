import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Route, Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { openConsole, type ConsoleData } from '#data/console.ts';
import type { Profile } from '#data/profiles.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { examine } from '#forensics/examine.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { AWKWARD_SAMPLE } from '#protocol/sampleCredentials.ts';
import { signToken } from '#protocol/jwt.ts';
import { encrypt } from '#protocol/msgCrypt.ts';
import type { Examiner } from '#workers/forensics.ts';
import { Notices } from './Notices.tsx';
import { Toolbox } from './Toolbox.tsx';
import { useAddress } from './useAddress.ts';
import { shelfOf } from './vocabularyShelf.ts';

const { toolbox, shell } = zhCN;
// What is waited for loads on demand, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });
const message = '{"username":"u","msg":"问","svrinfo":{"real_time_slot_candidates":{"城市":["北京","上海"]}}}';

// The same examination as in the worker, on this thread.
const examiner: Examiner = {
  examine: async (input, context) => ({ kind: 'done', examination: await examine(input, context) }),
  cancel: () => undefined,
};

let data: ConsoleData;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const storages = { tab: new MemoryStorage(), device: new MemoryStorage() };
  data = openConsole({ tab: textStorage(() => storages.tab), device: textStorage(() => storages.device) });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page({ section = 'paste' }: { section?: string }) {
  const address = useAddress(data);
  return (
    <I18nProvider locale="zh-CN">
      <AllWords>
        <p>{`now ${address.profile?.name}`}</p>
        <Route path="/toolbox">
          <Toolbox data={data} address={address} section={section} examiner={examiner} />
        </Route>
        <Notices />
      </AllWords>
    </I18nProvider>
  );
}

type Location = ReturnType<typeof memoryLocation>;

async function show(hook: Location['hook'], searchHook: Location['searchHook'], section?: string) {
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Router hook={hook} searchHook={searchHook}>
          <Suspense>
            <Page {...(section === undefined ? {} : { section })} />
          </Suspense>
        </Router>
      </QueryClientProvider>,
    ),
  );
}

test('a key that is typed and a TOKEN that is pasted are looked for in whatever leaves', async () => {
  const { hook, searchHook } = memoryLocation({ path: '/toolbox' });
  const known = () => data.secrets.known().map(({ value }) => value);
  await show(hook, searchHook, 'key');
  const key = await screen.findByRole('textbox', { name: toolbox.key.field });
  fireEvent.focus(key);
  fireEvent.change(key, { target: { value: 'Kz'.repeat(21) + 'K' } });
  expect(known()).toEqual(['Kz'.repeat(21) + 'K']);
  cleanup();
  await show(hook, searchHook);
  const box = await screen.findByRole('textbox', { name: toolbox.paste.label });
  fireEvent.change(box, {
    target: { value: 'https://chatbot.weixin.qq.com/openapi/message/TokenOfNoProfile?query=x' },
  });
  await expect.poll(known).toContain('TokenOfNoProfile');
});

test('a key is looked for once it was pasted, whatever stands around it, and in the text of an encoding', async () => {
  const { hook, searchHook } = memoryLocation({ path: '/toolbox' });
  const asked = () => data.door.question.get();
  const pastedKey = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';
  await show(hook, searchHook);
  const box = await screen.findByRole('textbox', { name: toolbox.paste.label });
  fireEvent.change(box, { target: { value: `config: { key: '${pastedKey}', retries: 3 }` } });
  await expect.poll(() => data.secrets.known().map(({ value }) => value)).toEqual([pastedKey]);
  const copied = data.door.copy(`the report says ${btoa(`x${pastedKey}`)}`);
  await expect.poll(asked).toMatchObject({ found: [{ form: 'base64', secret: { value: pastedKey } }] });
  asked()!.answer('cancel');
  expect(await copied).toBe(false);
  cleanup();

  await show(hook, searchHook, 'encoding');
  const decodedKey = 'Qm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stQ';
  const field = await screen.findByRole('textbox', { name: toolbox.encoding.forms.base64 });
  fireEvent.change(field, { target: { value: btoa(decodedKey) } });
  const saved = data.door.save({ name: 'a.txt', type: 'text/plain', content: `${decodedKey} ${pastedKey}` });
  await expect.poll(() => asked()?.found.map(({ secret }) => secret.value)).toEqual([decodedKey, pastedKey]);
  asked()!.answer('cancel');
  expect(await saved).toBe(false);
});

test('a key in the claims of a token is held back, written with escaped slashes or hidden in a pasted token', async () => {
  const { hook, searchHook } = memoryLocation({ path: '/toolbox' });
  const known = () => data.secrets.known().map(({ value }) => value);
  const written = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';
  const hidden = 'Qm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stQ';
  await show(hook, searchHook, 'jwt');
  const claims = await screen.findByRole('textbox', { name: toolbox.jwt.claims });
  fireEvent.change(claims, { target: { value: `{"username":"u","msg":"${written.replaceAll('/', '\\/')}"}` } });
  expect(known()).toEqual([written]);
  const { token } = await signToken({ payloadJson: JSON.stringify({ msg: hidden }), secret: 'other' });
  fireEvent.change(screen.getByRole('textbox', { name: toolbox.jwt.token }), { target: { value: token } });
  expect(known()).toContain(hidden);
});

test.each([
  ['encrypt', toolbox.crypt.message],
  ['decrypt', toolbox.crypt.ciphertext],
  ['signature', 'encrypt'],
])('a key pasted into a field of another kind is held back: %s', async (section, label) => {
  const { hook, searchHook } = memoryLocation({ path: '/toolbox' });
  const key = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';
  await show(hook, searchHook, section);
  fireEvent.change(await screen.findByRole('textbox', { name: label }), { target: { value: `key=${key}` } });
  expect(data.secrets.known().map(({ value }) => value)).toEqual([key]);
});

test('a call of another profile brings its vocabularies, and taken back leaves everything as it was', async () => {
  const [first, other] = data.profiles.list.get() as [Profile, Profile];
  expect(other.credentials).toEqual(AWKWARD_SAMPLE);
  data.draft.update((now) => ({ ...now, api: 'dictmsg', vocabulariesOf: first.id }));
  const before = data.draft.get();
  const { hook, searchHook, history } = memoryLocation({ path: `/toolbox?profile=${first.id}`, record: true });
  await show(hook, searchHook);
  const { encrypt: value } = await encrypt({ ...AWKWARD_SAMPLE, message });
  const box = await screen.findByRole('textbox', { name: toolbox.paste.label });
  fireEvent.change(box, {
    target: {
      value: `https://chatbot.weixin.qq.com/openapi/dictmsg/${AWKWARD_SAMPLE.token}?encrypt=${encodeURIComponent(value)}`,
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: toolbox.paste.load }));
  await screen.findByText(`now ${other.name}`);
  expect(data.draft.get()).toMatchObject({
    msg: '问',
    encoding: 'url',
    vocabulariesOf: other.id,
    vocabularies: [{ name: '城市', words: ['北京', '上海'], enabled: true }],
  });
  const shelf = await shelfOf(data);
  await shelf.ready();
  expect(await shelf.vocabulariesOf(data.draft.get(), 10)).toEqual([{ name: '城市', words: ['北京', '上海'] }]);
  const sets = await shelf.store.sets();
  expect(sets.ok && sets.value).toMatchObject([
    { id: `profile:${first.id}`, vocabularies: [{ name: before.vocabularies[0]!.name }] },
  ]);
  await userEvent.click(await screen.findByRole('button', { name: shell.undo }));
  expect(data.draft.get()).toEqual(before);
  await screen.findByText(`now ${first.name}`);
  expect(history.at(-1)).toContain(first.id);
});
