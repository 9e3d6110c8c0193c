import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import type { Case } from '#lab/cases.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import { DEFAULT_SETTINGS } from '#lab/plan.ts';
import type { Settled } from '#lab/run.ts';
import { utf8 } from '#protocol/bytes.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { Secret } from '#protocol/secret.ts';
import { scanForSecrets } from '#protocol/secretScan.ts';
import { runExchange } from './runExchange.ts';
import { openRuns } from './runs.ts';
import type { RunRecord } from './runSchema.ts';

const TOKEN = { id: 'p.token', field: 'token', value: 'TicketBotTokenThatNobodyKnows1' } as const;
let secrets: readonly Secret[] = [];
const open = (locks?: LockManager) => openRuns({ secrets: () => secrets, locks });
const runs = open();
beforeEach(() => {
  secrets = [];
  return runs.forget();
});

const record = (id: string, createdAt = 0): RunRecord => ({
  id,
  name: 'core.tsv',
  createdAt,
  updatedAt: createdAt,
  target: 'emulator',
  profileId: 'p',
  scenario: '',
  total: 2_500,
  state: 'running',
  counts: { passed: 0, failed: 0, error: 0, skipped: 0 },
  accuracy: { hits: 0, all: 0 },
  latency: {},
  versions: [],
});
const plan = { settings: { ...DEFAULT_SETTINGS, usernamePrefix: 'lab' }, sets: [] };
const cases = Array.from({ length: 2_500 }, (_, i): Case => ({
  id: String(i),
  dialogue: '',
  msg: `m${i}`,
  expectations: [],
  vocabulary: '',
  note: '',
}));
const settled = (row: number, over: Partial<RowOutcome> = {}): Settled => ({
  outcome: { row, verdict: { kind: 'passed' }, judged: false, at: 5, attempts: 1, ...over },
  reply: {
    kind: 'response',
    status: 200,
    headers: [['X-Row', String(row)]],
    bytes: new TextEncoder().encode(`{"row":${row}}`),
    ms: 3,
  },
});

test('a run is read back whole, with what is unsure after a crash', async () => {
  await runs.create(record('a'), plan, cases);
  const store = await runs.storeOf('a');
  await store.sent([0, 1, 2]);
  await store.settled([settled(1), settled(0)]);
  const read = await open().read('a');
  expect(read).toMatchObject({ record: { id: 'a' }, plan, unsure: [2] });
  expect(read!.cases).toEqual(cases);
  expect(read!.outcomes.map(({ row }) => row)).toEqual([0, 1]);
});

test('the reply of a row is its latest, in the page that sent it and in one that never read the run', async () => {
  await runs.create(record('a'), plan, cases);
  const store = await runs.storeOf('a');
  for (let from = 0; from < 300; from += 5) {
    await store.settled(Array.from({ length: 5 }, (_, i) => settled(from + i)));
  }
  await store.settled([{ ...settled(7), reply: { ...settled(7).reply, ms: 99 } as Settled['reply'] }]);
  for (const each of [runs, open()]) {
    expect(await each.reply('a', 7)).toMatchObject({ reply: { row: 7, ms: 99 } });
    expect(await each.reply('a', 299)).toMatchObject({ reply: { row: 299, ms: 3 } });
    expect(await each.reply('a', 300)).toBeUndefined();
  }
  expect((await runs.read('a'))!.outcomes).toHaveLength(300);
});

test('a later part goes on behind the earlier one, and the latest outcome of a row holds', async () => {
  await runs.create(record('a'), plan, cases);
  const first = await runs.storeOf('a');
  await first.sent([0]);
  await first.settled([settled(0, { verdict: { kind: 'error', error: { kind: 'unsure' } } })]);
  const second = await open().storeOf('a');
  await second.sent([0]);
  await second.settled([settled(0, { attempts: 2 })]);
  const read = await runs.read('a');
  expect(read!.outcomes).toEqual([settled(0, { attempts: 2 }).outcome]);
  expect(read!.unsure).toEqual([]);
});

test('the reply of a row is found among all', async () => {
  await runs.create(record('a'), plan, cases);
  const store = await runs.storeOf('a');
  for (let pack = 0; pack < 5; pack++) {
    await store.settled(Array.from({ length: 100 }, (_, i) => settled(pack * 100 + i)));
  }
  const { reply, missing } = (await runs.reply('a', 321))!;
  expect(reply).toMatchObject({ row: 321, status: 200, headers: [['X-Row', '321']] });
  expect(new TextDecoder().decode(reply.body)).toBe('{"row":321}');
  expect(missing).toEqual([]);
  expect(await runs.reply('a', 999)).toBeUndefined();
});

test('what a bot repeats of a secret is not on the disk, and comes back for who has it', async () => {
  secrets = [TOKEN];
  await runs.create(record('a'), plan, cases);
  const echoed = `{"to_user_name":"${TOKEN.value}","at":"/openapi/message/${TOKEN.value}"}`;
  const echo = (row: number): Settled => ({
    outcome: { ...settled(row).outcome, seen: { httpStatus: 200, answer: `Bot ${TOKEN.value}` } },
    reply: { kind: 'response', status: 200, headers: [['X-Token', btoa(TOKEN.value)]], bytes: utf8(echoed), ms: 3 },
  });
  await (await runs.storeOf('a')).settled([settled(0), echo(1), echo(2)]);

  const disk = await contentOf('dialog-console.runs');
  expect(scanForSecrets(disk, [TOKEN])).toEqual([]);
  expect((await runs.read('a'))!.outcomes[2]!.seen).toEqual({
    httpStatus: 200,
    answer: `Bot ${'*'.repeat(TOKEN.value.length)}`,
  });

  const whole = (await runs.reply('a', 2))!;
  expect(whole).toMatchObject({ missing: [], reply: { headers: [['X-Token', btoa(TOKEN.value)]] } });
  expect(new TextDecoder().decode(whole.reply.body)).toBe(echoed);
  secrets = [];
  const holed = (await runs.reply('a', 2))!;
  expect(holed.missing).toEqual([{ owner: 'p.token', field: 'token' }]);
  expect(JSON.parse(new TextDecoder().decode(holed.reply.body))).toMatchObject({ to_user_name: '*'.repeat(30) });
  expect((await runs.reply('a', 0))!.missing).toEqual([]);
});

test('the newest runs stay, with all that belongs to them', async () => {
  for (const [id, at] of [
    ['a', 1],
    ['b', 3],
    ['c', 2],
  ] as const) {
    await runs.create(record(id, at), plan, cases.slice(0, 3));
    await (await runs.storeOf(id)).settled([settled(0)]);
  }
  await runs.retain(2);
  expect((await runs.list()).map(({ id }) => id)).toEqual(['b', 'c']);
  expect(await runs.read('a')).toBeUndefined();
  expect(await runs.reply('a', 0)).toBeUndefined();
  expect(await runs.reply('c', 0)).toBeDefined();
});

test('a record is changed in place, and one that is gone is not made again', async () => {
  await runs.create(record('a'), plan, []);
  await runs.update('a', { state: 'done', accuracy: { hits: 1, all: 2 } });
  await runs.update('gone', { state: 'done' });
  expect(await runs.list()).toEqual([{ ...record('a'), state: 'done', accuracy: { hits: 1, all: 2 } }]);
});

test('what cannot be written is said with its reason', async () => {
  await runs.create(record('a'), plan, []);
  const store = await runs.storeOf('a');
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  try {
    await expect(store.settled([settled(0)])).rejects.toMatchObject({ problem: 'full', message: 'full' });
  } finally {
    IDBObjectStore.prototype.put = put;
  }
  await store.settled([settled(0)]);
  expect((await runs.read('a'))!.outcomes).toHaveLength(1);
});

test('a run belongs to one tab at a time, and is not removed under it', async () => {
  const names = new Set<string>();
  // As a browser does it, for `ifAvailable`.
  const locks = {
    query: async () => ({ held: [...names].map((name) => ({ name })) }),
    request: async (name: string, _options: object, work: (lock: object | null) => unknown) => {
      if (names.has(name)) return work(null);
      names.add(name);
      await work({ name });
      names.delete(name);
      return undefined;
    },
  } as unknown as LockManager;
  const [one, other] = [open(locks), open(locks)];
  await one.create(record('a', 1), plan, []);
  await one.create(record('b', 2), plan, []);
  const release = await one.claim('a');
  expect(await other.claim('a')).toBeUndefined();
  expect(await other.held()).toEqual(new Set(['a']));
  await other.retain(1);
  expect((await other.list()).map(({ id }) => id)).toEqual(['b', 'a']);
  release!();
  await expect.poll(() => other.held()).toEqual(new Set());
  expect(await other.claim('a')).toBeDefined();
});

test('a row opens as an exchange: its reply as it came, its call prepared anew', async () => {
  const stored = { record: record('a'), plan, cases };
  const { outcome, reply } = settled(3, { ms: 3 });
  if (reply?.kind !== 'response') throw new Error('no reply');
  const kept = { row: 3, status: 200, headers: reply.headers!, body: reply.bytes, ms: 3, at: 5 };
  const exchange = await runExchange(stored, outcome, kept, PUBLISHED_SAMPLE);
  expect(exchange).toMatchObject({ username: 'lab-4', msg: 'm3', api: 'message', outcome: { kind: 'response' } });
  expect(exchange!.prepared.path).toBe(`/openapi/message/${PUBLISHED_SAMPLE.token}`);
  const lost = { verdict: { kind: 'error', error: { kind: 'transport', reason: 'timeout', detail: 'x' } } } as const;
  const failed = await runExchange(stored, { ...outcome, ...lost }, undefined, PUBLISHED_SAMPLE);
  expect(failed!.outcome).toMatchObject({ kind: 'failure', reason: 'timeout' });
  expect(await runExchange(stored, { ...outcome, attempts: 0 }, undefined, PUBLISHED_SAMPLE)).toBeUndefined();
});

/** Every value in a database, bytes as they are, one after the other. */
async function contentOf(name: string): Promise<string> {
  const db = await openDB(name);
  const rows = await Promise.all([...db.objectStoreNames].map((store) => db.getAll(store)));
  db.close();
  const bytes = (_key: string, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value;
  return JSON.stringify(rows, bytes);
}

test('a deleted run is in no list, comes back, and goes for good when nobody can bring it back any more', async () => {
  await runs.create(record('a'), plan, cases);
  await runs.update('a', { deletedAt: Date.now() });
  await runs.retain(20);
  expect([await runs.list(), (await runs.read('a'))?.cases.length]).toEqual([[], cases.length]);
  await runs.update('a', { deletedAt: undefined });
  expect(await runs.list()).toMatchObject([{ id: 'a' }]);
  await runs.update('a', { deletedAt: 0 });
  await runs.retain(20);
  expect(await runs.read('a')).toBeUndefined();
});
