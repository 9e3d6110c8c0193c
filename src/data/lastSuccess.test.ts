import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEmulator } from '#emulator/emulator.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openHistory, type History } from './history.ts';
import { lastSuccess } from './lastSuccess.ts';
import { send, type SendInput } from './send.ts';
import { createStore } from './store.ts';

let history: History;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const emulator = createEmulator();
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    emulator.fetch(new Request(`http://console.test${path}`, init)),
  );
  history = openHistory({
    profiles: createStore([]),
    secrets: () => [],
    limits: () => ({ records: 100, days: 0, megabytes: 10 }),
    living: (own) => Promise.resolve(new Set([own])),
  });
});
afterEach(async () => {
  vi.unstubAllGlobals();
  (await history.keeper())?.close();
});

async function sent(changes: Partial<SendInput> = {}) {
  const result = await send({
    draft: EXAMPLE_DRAFT,
    credentials: PUBLISHED_SAMPLE,
    origin: 'bench',
    journal: history,
    profileId: 'p',
    target: 'emulator',
    scenario: 'healthy',
    timeout: 10_000,
    environment: { now: Math.floor(Date.now() / 1000) },
    signal: new AbortController().signal,
    onPrepared: () => undefined,
    ...changes,
  });
  if (!result.sent) throw new Error('not sent');
  return result.exchange;
}

test('the newest answered call of the same API and profile; refused ones and others are passed over', async () => {
  const first = await sent();
  const good = await sent();
  await sent({ profileId: 'q' });
  await sent({ draft: { ...EXAMPLE_DRAFT, api: 'dictmsg' } });
  const refused = await sent({ scenario: 'signature-invalid' });
  expect(await lastSuccess(history, refused)).toBe(good.id);
  await (await history.keeper())?.remove([good.id]);
  expect(await lastSuccess(history, refused)).toBe(first.id);
});

test('nothing where none has gone well', async () => {
  expect(await lastSuccess(history, await sent({ scenario: 'signature-invalid' }))).toBeUndefined();
});
