import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { Secret } from '#protocol/secret.ts';
import { scanForSecrets } from '#protocol/secretScan.ts';
import type { Exchange } from './exchange.ts';
import { endAll } from './fixtures/endAll.ts';
import { sent as sentCall } from './fixtures/sent.ts';
import { serve } from './fixtures/serve.ts';
import { openHistory } from './history.ts';
import { FILE_TAIL, fileHead, LARGEST_FILE } from './historyFile.ts';
import { examineFile, type ImportFile } from './historyImport.ts';
import type { HistoryKeeper } from './history.ts';
import { adopt, historyFile, maskedExchanges, type Selection } from './historyTrade.ts';
import { openImportDesk } from './importDesk.ts';
import { openImportReader, type ImportPort } from './importReader.ts';
import type { Profile } from './profiles.ts';
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
  serve();
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
    const draft = { ...EXAMPLE_DRAFT, api, msg: `你好 ${PUBLISHED_SAMPLE.token}` };
    sent.push(await sentCall({ draft, profileId: 'sample', journal: history }));
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

const fileOf = (content: string) => new Blob([content]);

/** The worker's desk on this thread; what crosses over is cloned. @param file is read in place of the one that comes. */
function spawn(atOnce?: number, file?: ImportFile): ImportPort {
  let ended = false;
  const handle = openImportDesk((reply, transfer) => {
    const data = structuredClone(reply, { transfer });
    if (!ended) port.onmessage?.(new MessageEvent('message', { data }));
  }, atOnce);
  const port: ImportPort = {
    onmessage: null,
    onerror: null,
    postMessage: (request) => {
      const data = structuredClone(request);
      void handle(file && data.kind === 'read' ? { ...data, file: file as Blob } : data);
    },
    terminate: () => (ended = true),
  };
  return port;
}

/** Looks through a file and takes it in. @returns how many records it has, and how many are new. */
async function imported(keeper: HistoryKeeper, content: string, atOnce?: number) {
  const reader = openImportReader(() => spawn(atOnce));
  const shares: number[] = [];
  const found = await reader.read(new Blob([content]), await keeper.ids(), (share) => shares.push(share));
  if (!found.ok) throw new Error(JSON.stringify(found.problem));
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
  expect(await adopt(keeper, reader.take(await keeper.ids(), keeper.secrets()))).toEqual({
    count: found.fresh,
    whole: true,
  });
  return found;
}
const NOW = new Date(1_795_000_000_000);

describe('a file of our own', () => {
  it('holds no secret, and gives everything back to whoever has the profile', async () => {
    const { keeper, sent } = await filled();
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    const { records } = JSON.parse(text) as { records: { record: { bytes: string } }[] };
    const decoded = records.map(({ record }) => Uint8Array.from(atob(record.bytes), (c) => c.charCodeAt(0)));
    for (const content of [text, ...decoded]) expect(scanForSecrets(content, SECRETS)).toEqual([]);

    const other = await fresh();
    expect(await imported(other.keeper, text)).toMatchObject({ source: 'own', count: 2, fresh: 2, others: 0 });
    for (const exchange of sent) expect(await other.history.read(exchange.id)).toMatchObject({ exchange, missing: [] });
    expect((await other.history.read(sent[0]!.id))!.row).toMatchObject({
      starred: true,
      note: '看这里',
      result: 'answered',
    });
    expect(await imported(other.keeper, text)).toMatchObject({ count: 2, fresh: 0 });
  });

  it('has what its records share once, whatever is taken of them, and files of the first version are read', async () => {
    const { history, keeper, sent } = await filled();
    const batch = sent.flatMap((one) => Array.from({ length: 60 }, () => ({ ...one, id: crypto.randomUUID() })));
    await endAll(keeper, batch);
    const selection = await all(keeper);
    const text = await (await historyFile(keeper, selection, NOW)).text();
    const file = JSON.parse(text) as { version: number; records: { record: { seals: (number | object)[] } }[] };
    const seals = file.records.flatMap(({ record }) => record.seals);
    const written = seals.filter((seal) => typeof seal === 'object');
    expect(written.length).toBeLessThan(seals.length / 4);
    const other = await fresh();
    await imported(other.keeper, text);
    for (const { id } of [batch[0]!, batch[61]!, batch.at(-1)!])
      expect((await other.history.read(id))!.exchange).toEqual((await history.read(id))!.exchange);

    // As the first version wrote it: each record with all of its own.
    const numbered = written as { n: number }[];
    for (const { record } of file.records)
      record.seals = record.seals.map((seal) => {
        const { n: _, ...whole } = typeof seal === 'object' ? (seal as { n: number }) : numbered[seal]!;
        return whole;
      });
    const third = await fresh();
    await imported(third.keeper, JSON.stringify({ ...file, version: 1 }));
    expect((await third.history.read(batch[5]!.id))!.exchange).toEqual(batch[5]);
  });

  it('keeps every record of a large file, whatever its layout, each once, and masks what a hand has put into it', async () => {
    const { keeper } = await filled();
    const file = JSON.parse(await (await historyFile(keeper, await all(keeper), NOW)).text()) as { records: object[] };
    const many = Array.from({ length: 250 }, (_, i) => {
      const record = file.records[i % 2] as { record: object };
      // Another id of the same length: it stands in the bytes as well.
      return renamed(record, String(i).padStart(12, '0'));
    });
    const noted = { ...many[3], note: `see ${PUBLISHED_SAMPLE.encodingAESKey}`, starred: true };
    const text = JSON.stringify({ ...file, records: [...many, many[0], noted] }, null, 2);
    const other = await fresh();
    expect(await imported(other.keeper, text)).toMatchObject({ count: 252, fresh: 250 });
    expect((await other.keeper.totals())!.count).toBe(250);
    expect((await other.keeper.ids()).size).toBe(250);
    const again = { ...file, records: [renamed(noted, 'f'.repeat(12))] };
    await imported(other.keeper, JSON.stringify(again));
    const id = [...(await other.keeper.ids())].find((one) => one.endsWith('f'.repeat(12)))!;
    const { row, exchange } = (await other.history.read(id))!;
    expect(row).toMatchObject({ starred: true, note: `see ${'*'.repeat(43)}` });
    expect(exchange.msg).toContain(PUBLISHED_SAMPLE.token);
  });

  it('is let go when it is given up, and another may follow', async () => {
    const { keeper } = await filled();
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    const reader = openImportReader(() => spawn());
    const first = reader.read(new Blob([text]), new Set(), () => undefined);
    reader.cancel();
    expect(await first).toEqual({ ok: false, problem: undefined });
    expect((await reader.take(new Set(), []).next()).done).toBe(true);
    expect(await reader.read(new Blob(['[]']), new Set(), () => undefined)).toMatchObject({
      problem: { code: 'other_format' },
    });
    expect(await reader.read(new Blob([text]), new Set(), () => undefined)).toMatchObject({ ok: true, fresh: 2 });
    const portions = reader.take(new Set(), []);
    expect((await portions.next()).value).toMatchObject({ heads: [{}, {}] });
    reader.cancel();
    expect((await portions.next()).done).toBe(true);
  });

  it('that no worker can read is refused with the reason', async () => {
    const broken: ImportPort = {
      onmessage: null,
      onerror: null,
      postMessage: () => broken.onerror?.({ message: 'out of memory', preventDefault: () => undefined } as ErrorEvent),
      terminate: () => undefined,
    };
    const found = await openImportReader(() => broken).read(new Blob(['{}']), new Set(), () => undefined);
    expect(found).toEqual({ ok: false, problem: { code: 'unreadable', reason: 'out of memory' } });
  });

  it('stays masked for others, and opens when the profile comes', async () => {
    const { keeper, sent } = await filled();
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    const stranger = await fresh([]);
    await imported(stranger.keeper, text);
    const record = await stranger.history.read(sent[0]!.id);
    expect(record!.missing).not.toEqual([]);
    expect(record!.exchange.prepared.path).toMatch(/^\/openapi\/message\/\*+$/);
  });
});

/** A stored record under another id: it stands in the JSON of the record, too. */
function renamed(stored: object, suffix: string): { note?: string } {
  const { id, record } = stored as { id: string; record: { bytes: string } };
  const next = id.slice(0, -suffix.length) + suffix;
  const bytes = Buffer.from(record.bytes, 'base64').toString('latin1').replaceAll(id, next);
  return {
    ...stored,
    id: next,
    record: { ...record, bytes: Buffer.from(bytes, 'latin1').toString('base64') },
  } as object;
}

describe('an archive', () => {
  const call = {
    startedDateTime: '2026-11-25T10:00:00.000Z',
    time: null,
    request: { method: 'POST', url: 'https://chatbot.weixin.qq.com/openapi/message/T', headers: [], postData: null },
    response: { status: 0, statusText: null, headers: [], content: { text: null, encoding: null } },
  };
  const archive = (...entries: unknown[]) => fileOf(JSON.stringify({ log: { entries } }));

  it('may say null where there is nothing', async () => {
    expect(await examineFile(archive(call))).toMatchObject({
      source: 'har',
      exchanges: [{ api: 'message', outcome: { kind: 'failure', reason: 'interrupted' } }],
    });
  });

  it('is not refused for what it holds beside calls of the platform', async () => {
    const picture = { request: { method: 'GET', url: 'https://cdn.example/a.png', headers: 'none' } };
    expect(await examineFile(archive(picture, call))).toMatchObject({ ok: true, others: 1 });
    const unknown = { request: { method: 'POST', headers: [] } };
    expect(await examineFile(archive(unknown))).toMatchObject({ problem: { place: 'log.entries[0].startedDateTime' } });
  });

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
    expect(await imported(keeper, JSON.stringify(har))).toMatchObject({ source: 'har', count: 1, others: 1 });
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
    ['a newer version', own([], 3), { code: 'other_version', version: '3' }],
    ['a record that is cut off', `${fileHead('2026-01-01')}{"id":${FILE_TAIL}`, { code: 'not_json' }],
    ['something after its end', `${fileHead('2026-01-01')}${FILE_TAIL}{}`, { code: 'not_json' }],
    ['nesting without end', '['.repeat(200_000), { code: 'not_json' }],
    ['deep nesting', '['.repeat(5000) + ']'.repeat(5000), { code: 'other_format' }],
    ['a curl command', "curl 'https://chatbot.weixin.qq.com/openapi/message/T' -d query=x", { code: 'curl' }],
    [
      'a Postman collection',
      JSON.stringify({
        info: { name: 'x', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' },
        item: [],
      }),
      { code: 'postman' },
    ],
    ['no id', own([{ record: bytes }]), { code: 'missing_member', place: 'records[0].id' }],
    [
      'a length that is none',
      own([{ id: 'a', record: { ...bytes, parts: { ...bytes.parts, json: -1 } } }]),
      { code: 'bad_record', place: 'records[0].record.parts.json' },
    ],
    [
      'a seal that no record before it has',
      own([{ id: 'a', record: { ...bytes, seals: [7] } }], 2),
      { code: 'bad_record', place: 'records[0].record.seals', expected: 'seal' },
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
    const stream = () => new Blob(['{"log":{"entries":[\n'.repeat(100)]).stream();
    expect(await examineFile({ size: LARGEST_FILE + 1, text, stream })).toMatchObject({
      problem: { code: 'too_large' },
    });
    expect(text).not.toHaveBeenCalled();
  });
});

describe('a file larger than one text', () => {
  /** So that a small file is read as a large one is. */
  const AT_ONCE = 100;

  it('that goes away between looking and taking says so, and what came before stays', async () => {
    const { keeper, sent } = await filled();
    await endAll(
      keeper,
      Array.from({ length: 150 }, () => ({ ...sent[0]!, id: crypto.randomUUID() })),
    );
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    // A record a line, after the head: of the second reading 120 come.
    const begin = new Blob([text.split('\n').slice(0, 121).join('\n') + '\n']);
    let readings = 0;
    const file = {
      size: text.length,
      text: () => Promise.resolve(text),
      stream: () => (readings++ === 0 ? new Blob([text]) : begin).stream(),
    };
    const other = await fresh();
    const reader = openImportReader(() => spawn(AT_ONCE, file));
    const found = await reader.read(begin, new Set(), () => undefined);
    expect(found).toMatchObject({ ok: true, fresh: 152 });
    const taken = await adopt(other.keeper, reader.take(new Set(), other.keeper.secrets()));
    expect(taken).toEqual({ count: 100, whole: false });
    expect((await other.keeper.totals())?.count).toBe(100);
  });

  it('that cannot be written is tried once, and is no broken file', async () => {
    const { keeper, sent } = await filled();
    await endAll(
      keeper,
      Array.from({ length: 1100 }, () => ({ ...sent[0]!, id: crypto.randomUUID() })),
    );
    const file = new File([await (await historyFile(keeper, await all(keeper), NOW)).text()], 'x');
    const other = await fresh();
    let tries = 0;
    const refusing = { ...other.keeper, adopt: () => Promise.reject(new Error(`refused ${++tries}`)) };
    const reader = openImportReader(() => spawn(AT_ONCE, file));
    expect(await reader.read(file, new Set(), () => undefined)).toMatchObject({ ok: true });
    await expect(adopt(refusing, reader.take(new Set(), other.keeper.secrets()))).rejects.toThrow('refused 1');
    expect(tries).toBe(1);
  });

  it('is read a record at a time and gives everything back', async () => {
    const { history, keeper, sent } = await filled();
    await endAll(
      keeper,
      Array.from({ length: 150 }, () => ({ ...sent[0]!, id: crypto.randomUUID() })),
    );
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    const other = await fresh();
    expect(await imported(other.keeper, text, AT_ONCE)).toMatchObject({ source: 'own', count: 152, fresh: 152 });
    for (const { id } of sent)
      expect((await other.history.read(id))!.exchange).toEqual((await history.read(id))!.exchange);
    expect(await imported(other.keeper, text, AT_ONCE)).toMatchObject({ count: 152, fresh: 0 });
  });

  it('is refused with place and reason, whatever is wrong with it', async () => {
    const { keeper } = await filled();
    const text = await (await historyFile(keeper, await all(keeper), NOW)).text();
    const lines = text.split('\n');
    const problemOf = async (content: string) => {
      const examined = await examineFile(fileOf(content), undefined, AT_ONCE);
      return examined.ok ? undefined : examined.problem;
    };
    expect(await problemOf(text)).toBeUndefined();
    expect(await problemOf(JSON.stringify(JSON.parse(text)))).toMatchObject({ code: 'too_large' });
    expect(await problemOf(text.replace('"version":2', '"version":9'))).toEqual({
      code: 'other_version',
      version: '9',
    });
    expect(await problemOf(text.slice(0, -4))).toMatchObject({ code: 'not_json' });
    expect(await problemOf(text.replace(',\n', '\n'))).toMatchObject({ code: 'not_json' });
    expect(await problemOf(`${text}{}`)).toMatchObject({ code: 'not_json' });
    const withSecond = (line: string) => [lines[0], lines[1], line, ...lines.slice(3)].join('\n');
    expect(await problemOf(withSecond('{"id":'))).toMatchObject({
      code: 'not_json',
      reason: expect.stringContaining('records[1]: ') as string,
    });
    expect(await problemOf(withSecond('{"id":"x"}'))).toMatchObject({
      code: 'missing_member',
      place: 'records[1].record',
    });
    const broken = lines[2]!.replace(/"id":"[^"]+"/, '"id":"other"');
    expect(await problemOf(withSecond(broken))).toMatchObject({ code: 'bad_record', place: 'records[1].record.bytes' });
  });
});
