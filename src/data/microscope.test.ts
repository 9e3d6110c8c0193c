import { afterEach, expect, test, vi } from 'vitest';
import { createEmulator } from '#emulator/emulator.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { nextQuestion } from '#vocab/microscope.ts';
import { serve } from './fixtures/serve.ts';
import { NO_JOURNAL } from './journal.ts';
import { MemoryStorage } from './fixtures/memoryStorage.ts';
import { openMicroscope, type MicroscopeCall } from './microscope.ts';
import { textStorage } from './storage.ts';

afterEach(() => vi.unstubAllGlobals());

const WORDS = Array.from({ length: 2000 }, (_, i) => `词${i}`);

const CALL: MicroscopeCall = {
  draft: {
    ...EXAMPLE_DRAFT,
    api: 'dictmsg',
    encoding: 'json',
    msg: '打电话给欧阳小红',
    vocabularies: [
      { name: '商品', words: WORDS },
      { name: '联系人', words: [...WORDS, '欧阳小红', '王五'] },
    ],
  },
  credentials: PUBLISHED_SAMPLE,
  journal: NO_JOURNAL,
  profileId: 'sample',
  target: 'emulator',
  scenario: 'healthy',
  timeout: 5000,
  environment: { now: 1_795_000_000 },
};

/** Answers every call with the emulator; `after` sees how many were made. */
function emulated(after: (calls: number) => void = () => undefined) {
  const emulator = createEmulator();
  const usernames: string[] = [];
  serve(async (request) => {
    const answer = await emulator.fetch(request);
    usernames.push(((await answer.clone().json()) as { from_user_name: string }).from_user_name);
    after(usernames.length);
    return answer;
  });
  return usernames;
}

const open = (storage = new MemoryStorage()) => openMicroscope(textStorage(() => storage));

test('with and without the words are compared by two calls, each under a name of its own', async () => {
  const usernames = emulated();
  const microscope = open();
  await microscope.look(CALL, 'compare', 60);
  const { whole, none, steps } = microscope.run.get()!.state;
  expect(whole!.meaning.slots).toEqual([['联系人', '欧阳小红']]);
  expect(none!.meaning.slots).toEqual([]);
  expect(steps).toEqual([]);
  expect(new Set(usernames).size).toBe(2);
});

test('the one word that matters is found among thousands in two vocabularies', async () => {
  emulated();
  const microscope = open();
  await microscope.look(CALL, 'search', 60);
  expect(nextQuestion(microscope.run.get()!.state)).toEqual({
    kind: 'done',
    conclusion: { kind: 'found', indices: [4000] },
  });
});

test('a stopped search goes on where it was, also after a reload, and asks nothing twice', async () => {
  const storage = new MemoryStorage();
  const first = open(storage);
  const calls = emulated((made) => made === 6 && first.stop());
  await first.look(CALL, 'search', 60);
  expect(first.problem.get()).toBeUndefined();
  const made = first.run.get()!.state.made;
  expect(made).toBeGreaterThanOrEqual(5);

  const again = open(storage);
  await again.look(CALL, 'search', 60);
  const { state } = again.run.get()!;
  expect(nextQuestion(state)).toMatchObject({ kind: 'done', conclusion: { kind: 'found', indices: [4000] } });
  expect(calls.length).toBeLessThanOrEqual(state.made);
  expect(JSON.stringify(storage.getItem('dialog-console.microscope'))).not.toContain('词1999');
});

test('another text or another list starts a search of its own', async () => {
  emulated();
  const microscope = open();
  await microscope.look(CALL, 'compare', 60);
  await microscope.look({ ...CALL, draft: { ...CALL.draft, msg: '打电话给王五' } }, 'compare', 60);
  expect(microscope.run.get()).toMatchObject({ msg: '打电话给王五' });
  expect(microscope.run.get()!.state.whole!.meaning.slots).toEqual([['联系人', '王五']]);
});

test('a call that fails leaves what was found and says why', async () => {
  emulated((made) => {
    if (made === 3) vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  });
  const microscope = open();
  await microscope.look(CALL, 'search', 60);
  expect(microscope.problem.get()).toEqual({ kind: 'failed', reason: 'proxy_unreachable' });
  expect(microscope.run.get()!.state).toMatchObject({ made: 4, steps: [] });
});

test('calls that brought no answer are part of the budget', async () => {
  const storage = new MemoryStorage();
  let calls = 0;
  vi.stubGlobal('fetch', () => {
    calls++;
    return Promise.reject(new TypeError('fetch failed'));
  });
  for (let i = 0; i < 4; i++) await open(storage).look(CALL, 'search', 3);
  expect(calls).toBe(3);
});
