import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEmulator } from '#emulator/emulator.ts';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { Secret } from '#protocol/secret.ts';
import { scanForSecrets } from '#protocol/secretScan.ts';
import type { Exchange } from './exchange.ts';
import { openHistory } from './history.ts';
import { FILE_TAIL, fileHead, LARGEST_FILE } from './historyFile.ts';
import { examineFile, type ImportFound } from './historyImport.ts';
import type { HistoryKeeper } from './historyKeeper.ts';
import { adopt, historyFile, maskedExchanges, newRecords, type Selection } from './historyTrade.ts';
import type { Profile } from './profiles.ts';
import { send } from './send.ts';
import { createStore } from './store.ts';

const SAMPLE: Profile = {
  id: 'sample',
  name: 'sample',
  purpose: 'test',
  credentials: PUBLISHED_SAMPLE,
  revision: 0,
  area: 'tab',
};
const SECRETS: Secret[] = [
  { id: 't', field: 'token', value: PUBLISHED_SAMPLE.token },
  { id: 'k', field: 'encodingAESKey', value: PUBLISHED_SAMPLE.encodingAESKey },
];
const keepers: HistoryKeeper[] = [];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) =>
    createEmulator().fetch(new Request(`http://console.test${path}`, init)),
  );
});

afterEach(() => {
  vi.unstubAllGlobals();
  for (const keeper of keepers.splice(0)) keeper.close();
});

/** A console's history of its own. */
async function fresh(profiles: readonly Profile[] = [SAMPLE]) {
  globalThis.indexedDB = new IDBFactory();
  const history = openHistory({
    profiles: createStore(profiles),
    secrets: () => [],
    limits: () => ({ records: 1000, days: 0, megabytes: 1000 }),
    living: (own) => Promise.resolve(new Set([own])),
  });
  const keeper = (await history.keeper())!;
  keepers.push(keeper);
  return { history, keeper };
}

async function filled() {
  const { history, keeper } = await fresh();
  const sent: Exchange[] = [];
  for (const api of ['message', 'dictmsg'] as const) {
    const result = await send({
      draft: { ...EXAMPLE_DRAFT, api, msg: `你好 ${PUBLISHED_SAMPLE.token}` },
      credentials: PUBLISHED_SAMPLE,
      profileId: 'sample',
      target: 'emulator',
      origin: 'bench',
      journal: history,
      scenario: 'healthy',
      timeout: 5000,
      environment: { now: 1_795_000_000 },
      signal: new AbortController().signal,
    });
    if (result.sent) sent.push(result.exchange);
  }
  await keeper.settled();
  await keeper.change(sent[0]!.id, { starred: true, note: '看这里' });
  return { history, keeper, sent };
}

async function all(keeper: HistoryKeeper): Promise<Selection> {
  const selection = new Map<number, Set<string>>();
  for await (const page of keeper.segments()) for (const { key, ids } of page) selection.set(key, new Set(ids));
  return selection;
}

const fileOf = (content: string) => ({ size: content.length, text: () => Promise.resolve(content) });
const NOW = new Date(1_795_000_000_000);

function good(found: ImportFound): Extract<ImportFound, { ok: true }> {
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  return found;
}

describe('a file of our own', () => {
  it('holds no secret, and gives everything back to whoever has the profile', async () => {
    const { keeper, sent } = await filled();
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    const { records } = JSON.parse(text) as { records: { record: { bytes: string } }[] };
    const decoded = records.map(({ record }) => Uint8Array.from(atob(record.bytes), (c) => c.charCodeAt(0)));
    for (const content of [text, ...decoded]) expect(scanForSecrets(content, SECRETS)).toEqual([]);

    const other = await fresh();
    const found = good(await examineFile(fileOf(text)));
    expect(newRecords(found, await other.keeper.ids())).toBe(2);
    expect(await adopt(other.keeper, found)).toBe(2);
    for (const exchange of sent) expect(await other.history.read(exchange.id)).toMatchObject({ exchange, missing: [] });
    expect((await other.history.read(sent[0]!.id))!.row).toMatchObject({
      starred: true,
      note: '看这里',
      result: 'answered',
    });
    expect(await adopt(other.keeper, found)).toBe(0);
  });

  it('stays masked for others, and opens when the profile comes', async () => {
    const { keeper, sent } = await filled();
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    const stranger = await fresh([]);
    await adopt(stranger.keeper, good(await examineFile(fileOf(text))));
    const record = await stranger.history.read(sent[0]!.id);
    expect(record!.missing).not.toEqual([]);
    expect(record!.exchange.prepared.path).toMatch(/^\/openapi\/message\/\*+$/);
  });
});

describe('an archive', () => {
  it('of masked calls can be read by other tools, and its calls come in again', async () => {
    const { keeper } = await filled();
    const exchanges: Exchange[] = [];
    for await (const exchange of maskedExchanges(keeper, await all(keeper))) exchanges.push(exchange);
    expect(JSON.stringify(exchanges)).not.toContain(PUBLISHED_SAMPLE.token);
  });

  it('of somebody else’s comes in without the TOKEN of its addresses', async () => {
    const token = 'somebodyElsesTOKEN0123456789ab';
    const entry = (url: string) => ({
      startedDateTime: '2026-11-25T10:00:00.000Z',
      time: 40,
      request: {
        method: 'POST',
        url,
        headers: [],
        postData: {
          mimeType: 'application/x-www-form-urlencoded',
          text: 'query=eyJhbGciOiJIUzI1NiJ9.eyJ1c2VybmFtZSI6InUiLCJtc2ciOiJoaSJ9.AAAA',
        },
      },
      response: {
        status: 200,
        headers: [],
        content: { text: JSON.stringify({ ret: 0, answer: 'hi', to_user_name: token, from_user_name: 'u' }) },
      },
    });
    const har = {
      log: {
        entries: [entry(`https://chatbot.weixin.qq.com/openapi/message/${token}`), entry('https://example.com/other')],
      },
    };
    const { history, keeper } = await fresh();
    const found = good(await examineFile(fileOf(JSON.stringify(har))));
    expect(found.others).toBe(1);
    await adopt(keeper, found);
    const [id] = await keeper.ids();
    const record = await history.read(id!);
    expect(record).toMatchObject({ exchange: { msg: 'hi', username: 'u', target: 'chatbot' }, row: { answer: 'hi' } });
    expect(JSON.stringify([record, new TextDecoder().decode(record!.exchange.outcome.received!.body)])).not.toContain(
      token,
    );
  });
});

describe('a file that is not one', () => {
  const own = (records: unknown, version: unknown = 1) =>
    JSON.stringify({ format: 'dialog-console.history', version, records });
  const bytes = { bytes: '', parts: { token: 0, json: 0, request: 0, response: 0 }, holes: [], seals: [] };

  it.each([
    ['text', 'not json', { code: 'not_json' }],
    ['another format', '{"format":"x","version":1,"records":[]}', { code: 'other_format' }],
    [
      '__proto__',
      '{"__proto__":{"format":"dialog-console.history","version":1,"records":[]}}',
      { code: 'other_format' },
    ],
    ['a newer version', own([], 2), { code: 'other_version', version: '2' }],
    ['a record that is cut off', `${fileHead('2026-01-01')}{"id":${FILE_TAIL}`, { code: 'not_json' }],
    ['something after its end', `${fileHead('2026-01-01')}${FILE_TAIL}{}`, { code: 'not_json' }],
    ['nesting without end', '['.repeat(200_000), { code: 'not_json' }],
    ['deep nesting', '['.repeat(5000) + ']'.repeat(5000), { code: 'other_format' }],
    ['no id', own([{ record: bytes }]), { code: 'bad_record', place: 'records[0].id' }],
    [
      'a length that is none',
      own([{ id: 'a', record: { ...bytes, parts: { ...bytes.parts, json: -1 } } }]),
      { code: 'bad_record', place: 'records[0].record.parts.json' },
    ],
    [
      'lengths that do not fit',
      own([{ id: 'a', record: { ...bytes, parts: { ...bytes.parts, json: 9 } } }]),
      { code: 'bad_record', place: 'records[0].record', expected: 'lengths' },
    ],
    [
      'bytes that are no record',
      own([{ id: 'a', record: bytes }]),
      { code: 'bad_record', place: 'records[0].record.bytes' },
    ],
    [
      'an archive with a bad address',
      JSON.stringify({
        log: {
          entries: [{ startedDateTime: '2026-01-01', time: 1, request: { method: 'POST', url: 'x', headers: [] } }],
        },
      }),
      { code: 'bad_record', place: 'log.entries[0].request.url' },
    ],
  ])('%s is refused with place and reason', async (_, content, problem) => {
    expect(await examineFile(fileOf(content))).toMatchObject({ ok: false, problem });
    expect(Object.hasOwn(Object.prototype, 'format')).toBe(false);
  });

  it('is not even read when it is too large', async () => {
    const text = vi.fn<() => Promise<string>>();
    expect(await examineFile({ size: LARGEST_FILE + 1, text })).toMatchObject({ problem: { code: 'too_large' } });
    expect(text).not.toHaveBeenCalled();
  });
});
