import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_DRAFT } from '#protocol/draft.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { findLeaks } from '#protocol/leaks.ts';
import type { Secret } from '#protocol/secret.ts';
import { scanForSecrets } from '#protocol/secretScan.ts';
import type { LeakFinder } from './door.ts';
import type { Exchange } from './exchange.ts';
import { endAll } from './fixtures/endAll.ts';
import { sent } from './fixtures/sent.ts';
import { serve } from './fixtures/serve.ts';
import { openHistory, type History, type HistoryLimits } from './history.ts';
import { rowsOf, type Row } from './historySchema.ts';
import type { Profile } from './profiles.ts';
import type { SendInput } from './send.ts';
import { createStore } from './store.ts';

const NAME = 'dialog-console.history';
const opened: History[] = [];

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  serve();
});

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  for (const history of opened.splice(0)) {
    // What a test has left to write belongs into its own database.
    const keeper = await history.keeper();
    await keeper?.settled();
    keeper?.close();
  }
});

const profile = (id: string, credentials: Credentials): Profile => ({
  id,
  name: id,
  purpose: 'test',
  credentials,
  revision: 0,
  area: 'tab',
});
const SAMPLE = profile('sample', PUBLISHED_SAMPLE);

interface Options {
  profiles?: readonly Profile[];
  secrets?: readonly Secret[];
  limits?: Partial<HistoryLimits>;
  living?: (own: string) => Promise<ReadonlySet<string>>;
  findLeaks?: LeakFinder;
}

/** One tab's history. */
function tab({ profiles = [SAMPLE], secrets = [], limits = {}, living, findLeaks: find }: Options = {}): History {
  const history = openHistory({
    profiles: createStore(profiles),
    secrets: () => secrets,
    limits: () => ({ records: 100_000, days: 0, megabytes: 1000, ...limits }),
    findLeaks: find,
    living: living ?? ((own) => Promise.resolve(new Set([own, 'alive']))),
  });
  opened.push(history);
  return history;
}

function call(history: History, changes: Partial<SendInput> = {}): Promise<Exchange> {
  return sent({ profileId: 'sample', journal: history, ...changes });
}

/** Rows as a list shows them, the newest first. */
async function rows(history: History): Promise<Row[]> {
  const keeper = (await history.keeper())!;
  await keeper.settled();
  const all: Row[] = [];
  for await (const page of keeper.segments()) for (const one of page) all.push(...rowsOf(one).toReversed());
  return all;
}

const copies = (exchange: Exchange, count: number, msg = '你好'): Exchange[] =>
  Array.from({ length: count }, (_, i) => ({ ...exchange, id: crypto.randomUUID(), msg: `${msg}${i}` }));

/** From now on nothing is answered; resolves when a call has left. */
function hang(): Promise<void> {
  return new Promise((left) => {
    vi.stubGlobal('fetch', () => {
      left();
      return new Promise(() => undefined);
    });
  });
}

/** Everything in the database as bytes. */
async function stored(): Promise<Uint8Array[]> {
  const db = await openDB(NAME);
  const found: Uint8Array[] = [];
  for (const name of db.objectStoreNames)
    for (const value of await db.getAll(name)) {
      found.push(new TextEncoder().encode(JSON.stringify(value)));
      const walk = (part: unknown): void => {
        if (part instanceof Uint8Array) found.push(part);
        else if (typeof part === 'object' && part !== null) Object.values(part).forEach(walk);
      };
      walk(value);
    }
  db.close();
  return found;
}

describe('what is kept', () => {
  it.each(['message', 'dictmsg'] as const)('is the whole exchange over %s, byte for byte', async (api) => {
    const history = tab();
    const exchange = await call(history, { draft: { ...EXAMPLE_DRAFT, api, encoding: 'json' } });
    const record = await history.read(exchange.id);
    expect(record).toMatchObject({ exchange, missing: [] });
    expect(record!.row).toMatchObject({ result: 'answered', answer: '你好呀！', msg: '你好', http: 200 });
  });

  it('holds failed and cancelled calls too', async () => {
    const history = tab();
    const controller = new AbortController();
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await call(history);
    await call(history, { signal: controller.signal, onPrepared: () => controller.abort() });
    expect(await rows(history)).toMatchObject([
      { result: 'cancelled', reason: 'cancelled' },
      { result: 'failed', reason: 'proxy_unreachable' },
    ]);
  });

  it('is one record for each call', async () => {
    const history = tab();
    for (let i = 0; i < 3; i++) await call(history);
    expect(await rows(history)).toHaveLength(3);
    expect(await (await history.keeper())!.totals()).toMatchObject({ count: 3 });
  });

  it('has neither TOKEN nor EncodingAESKey in any form, not even where the reply repeats them', async () => {
    const typed: Secret = { id: 'typed', field: 'other', value: 'a-secret-typed-into-a-field' };
    const history = tab({ profiles: [SAMPLE, profile('b', AWKWARD_SAMPLE)], secrets: [typed] });
    const msg = `${PUBLISHED_SAMPLE.token} ${AWKWARD_SAMPLE.encodingAESKey} ${typed.value}`;
    for (const encoding of ['form', 'json', 'url'] as const) {
      await call(history, { draft: { ...EXAMPLE_DRAFT, encoding, msg } });
      await call(history, { draft: { ...EXAMPLE_DRAFT, api: 'dictmsg', encoding, msg } });
    }
    const [row] = await rows(history);
    expect(row!.msg).toMatch(/^\*+ \*+ \*+$/);
    const secrets = [
      typed,
      ...[PUBLISHED_SAMPLE, AWKWARD_SAMPLE].flatMap(({ token, encodingAESKey }): Secret[] => [
        { id: 't', field: 'token', value: token },
        { id: 'k', field: 'encodingAESKey', value: encodingAESKey },
      ]),
    ];
    for (const bytes of await stored()) expect(scanForSecrets(bytes, secrets)).toEqual([]);
    const record = await history.read(row!.id);
    expect(record).toMatchObject({ exchange: { msg }, missing: [] });
  });

  it('stays masked where the profile is gone, and says so', async () => {
    const { id } = await call(tab());
    const record = await tab({ profiles: [profile('other', AWKWARD_SAMPLE)] }).read(id);
    expect(record!.exchange.prepared.path).toBe(`/openapi/message/${'*'.repeat(30)}`);
    expect(record!.missing).toEqual([{ owner: 'sample.token', field: 'token' }]);
  });
});

describe('tabs', () => {
  it('lose no record when they write at the same time, and hear of each other', async () => {
    const [a, b] = [tab(), tab()];
    const heard = vi.fn<() => void>();
    (await b.keeper())!.watch(heard);
    const one = await call(a);
    await Promise.all([a, b].map(async (history) => endAll((await history.keeper())!, copies(one, 150))));
    expect(await rows(a)).toHaveLength(301);
    expect(await (await b.keeper())!.totals()).toMatchObject({ count: 301 });
    await vi.waitFor(() => expect(heard).toHaveBeenCalled());
  });

  it('a call whose tab went away is shown as interrupted, once, with the request it made', async () => {
    const left = hang();
    void call(tab());
    await left;
    const others = [tab(), tab()];
    await Promise.all(others.map(rows));
    const list = await rows(others[0]!);
    expect(list).toMatchObject([{ result: 'interrupted', reason: 'page_closed', msg: '你好' }]);
    const { exchange } = (await others[1]!.read(list[0]!.id))!;
    expect(exchange.outcome).toMatchObject({ kind: 'failure', reason: 'page_closed' });
    expect(exchange.prepared.bodyText).toMatch(/^query=ey/);
  });

  it('a call that is answered before it could be noted is one record, and no longer under way', async () => {
    // More than is looked through at once: the search for the note waits, the one for the record does not.
    const large = await call(tab(), { draft: { ...EXAMPLE_DRAFT, msg: '长'.repeat(40_000) } });
    const held: (() => void)[] = [];
    const find: LeakFinder = async (content, secrets) => {
      if (held.length === 0) await new Promise<void>((resolve) => held.push(resolve));
      return findLeaks(content, secrets);
    };
    const history = tab({ findLeaks: find });
    const keeper = (await history.keeper())!;
    const [one] = copies(large, 1) as [Exchange];
    const noted = keeper.started(one);
    keeper.ended(one);
    await vi.waitFor(() => expect(held).toHaveLength(1));
    // Meanwhile another tab writes the like of it twice: a record that did not wait for its note would be there.
    const other = (await tab({ findLeaks: find }).keeper())!;
    for (const copy of copies(large, 2)) {
      other.ended(copy);
      await other.settled();
    }
    held[0]!();
    await noted;
    const before = (await rows(history)).find(({ id }) => id === one.id)!;
    expect(before.result).not.toBe('interrupted');
    expect((await rows(tab())).filter(({ id }) => id === one.id)).toEqual([before]);
  });

  it('a call that was taken for abandoned and comes back after all is one record', async () => {
    const history = tab();
    const serve = fetch;
    vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
      expect(await rows(tab())).toMatchObject([{ result: 'interrupted' }]);
      return serve(path, init);
    });
    await call(history);
    expect(await rows(history)).toMatchObject([{ result: 'answered' }]);
    expect(await (await history.keeper())!.totals()).toMatchObject({ count: 1 });
  });

  it('a call of a tab that lives is left alone', async () => {
    const left = hang();
    const living = new Set<string>();
    const share = (own: string) => Promise.resolve(living.add(own));
    void call(tab({ living: share }));
    await left;
    expect(await rows(tab({ living: share }))).toEqual([]);
  });

  it('another tab that upgrades is not held up, and this one goes on without history', async () => {
    const history = tab();
    await call(history);
    await rows(history);
    const newer = await openDB(NAME, 99);
    await call(history);
    await rows(history);
    expect(history.state.get().problem).toBe('newer');
    newer.close();
  });
});

describe('limits', () => {
  it('the oldest go, those with a star stay', async () => {
    const history = tab({ limits: { records: 250 } });
    const keeper = (await history.keeper())!;
    const one = await call(history);
    await keeper.settled();
    await keeper.change(one.id, { starred: true });
    await endAll(keeper, copies(one, 400));
    const list = await rows(history);
    expect(list.length).toBeLessThanOrEqual(250);
    expect(list.length).toBeGreaterThan(100);
    expect(list.at(-1)).toMatchObject({ id: one.id, starred: true });
    expect(await history.read(one.id)).toMatchObject({ exchange: one });
    expect(await keeper.totals()).toMatchObject({ count: list.length });
  });

  it('that are reached take a few of the oldest, whatever their number', async () => {
    const history = tab({ limits: { records: 100 } });
    const keeper = (await history.keeper())!;
    await endAll(keeper, copies(await call(history), 100));
    expect((await rows(history)).length).toBe(95);
  });

  it('that are made smaller say how many records go, and just these go at once', async () => {
    const limits = { records: 1000, days: 0, megabytes: 1000 };
    const history = tab({ limits });
    const keeper = (await history.keeper())!;
    await endAll(keeper, copies(await call(history), 299));
    const before = (await rows(history)).map(({ id }) => id);
    await keeper.change(before.at(-1)!, { starred: true });
    const set = async (changes: Partial<HistoryLimits>) => {
      const many = await keeper.countBeyond({ ...limits, ...changes });
      Object.assign(limits, changes);
      return [many, await keeper.keepWithin(), (await keeper.totals())!.count];
    };
    expect(await set({ records: 300 })).toEqual([0, 0, 300]);
    expect(await set({ records: 100 })).toEqual([200, 200, 100]);
    expect((await rows(history)).map(({ id }) => id)).toEqual([...before.slice(0, 99), before.at(-1)]);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3 * 86_400_000);
    expect(await set({ days: 1 })).toEqual([99, 99, 1]);
  });

  it('go by size and by age, and a clock that was moved back removes nothing', async () => {
    const history = tab({ limits: { megabytes: 1, days: 30 } });
    const keeper = (await history.keeper())!;
    const one = await call(history);
    const old = { ...one, id: 'old', startedAt: Date.now() - 31 * 86_400_000 };
    const future = { ...one, id: 'future', startedAt: Date.now() + 400 * 86_400_000 };
    await endAll((await tab({ limits: { days: 30 } }).keeper())!, [old, future]);
    expect((await rows(history)).map(({ id }) => id)).toEqual(['future', one.id]);
    await endAll(keeper, copies({ ...one, msg: 'x'.repeat(20_000) }, 120));
    expect((await keeper.totals())!.bytes).toBeLessThan(1_100_000);
  });

  it('a full disk costs the oldest, and that is said', async () => {
    const history = tab();
    const keeper = (await history.keeper())!;
    const one = await call(history);
    await endAll(keeper, copies(one, 300));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const last = await call(history);
    const list = await rows(history);
    expect(list[0]!.id).toBe(last.id);
    expect(history.state.get()).toEqual({ problem: undefined, removedForRoom: 301 - list.length + 1 });
  });
});

describe('a record that was taken', () => {
  it('comes back where it was, whole and marked, be it the last of its segment or not', async () => {
    const history = tab();
    const keeper = (await history.keeper())!;
    const one = await call(history);
    const many = copies(one, 30);
    await endAll(keeper, many);
    await keeper.change(many[3]!.id, { note: 'mine' });
    const before = await rows(history);
    const totals = await keeper.totals();
    const back = (await keeper.take(many[3]!.id))!;
    expect(await rows(history)).toHaveLength(30);
    expect(await history.read(many[3]!.id)).toBeUndefined();
    await back();
    await back();
    expect((await rows(history)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await history.read(many[3]!.id)).toMatchObject({ exchange: many[3]!, row: { note: 'mine' } });
    expect(await keeper.totals()).toEqual(totals);
    await keeper.remove(many.map(({ id }) => id));
    const last = (await keeper.take(one.id))!;
    expect(await rows(history)).toEqual([]);
    await last();
    expect(await rows(history)).toMatchObject([{ id: one.id }]);
    expect(await history.read(one.id)).toMatchObject({ exchange: one });
  });

  it('does not come back once everything was forgotten', async () => {
    const history = tab();
    const keeper = (await history.keeper())!;
    const back = (await keeper.take((await call(history)).id))!;
    await keeper.forget();
    await back();
    expect(await rows(history)).toEqual([]);
    expect(await keeper.take('nothing of the kind')).toBeUndefined();
  });
});

describe('a browser that takes a removal for a write', () => {
  it('loses no old record for nothing, says so, and has room again once the history is deleted as a whole', async () => {
    const history = tab();
    const keeper = (await history.keeper())!;
    const one = await call(history);
    await endAll(keeper, copies(one, 30));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    put.mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    for (let i = 0; i < 3; i++) await call(history);
    expect(await rows(history)).toHaveLength(31);
    expect(history.state.get()).toEqual({ problem: 'no_room', removedForRoom: 0 });
    expect(await keeper.remove([one.id])).toBe(false);
    const deleted = vi.spyOn(IDBFactory.prototype, 'deleteDatabase');
    await keeper.forget();
    expect(deleted).toHaveBeenCalledTimes(1);
    put.mockRestore();
    expect(await rows(history)).toEqual([]);
    await call(history);
    expect(await rows(history)).toHaveLength(1);
    expect(history.state.get()).toEqual({ problem: undefined, removedForRoom: 0 });
  });
});

describe('changes', () => {
  it('notes and stars are found again by their words, deleted records are gone with their bytes', async () => {
    const history = tab();
    const keeper = (await history.keeper())!;
    const one = await call(history);
    const many = copies(one, 30);
    await endAll(keeper, many);
    await keeper.change(many[3]!.id, { note: 'Look here', starred: true });
    await keeper.remove(many.slice(10).map(({ id }) => id));
    const list = await rows(history);
    expect(list).toHaveLength(11);
    expect(list.find(({ id }) => id === many[3]!.id)).toMatchObject({ note: 'Look here', starred: true });
    expect(await history.read(many[20]!.id)).toBeUndefined();
    expect(await history.read(many[5]!.id)).toMatchObject({ exchange: { ...many[5]! } });
    for await (const [segment] of keeper.segments())
      expect(segment!.texts.some((text) => text.includes('look here'))).toBe(true);
  });

  it('forgetting ends a call that is under way, and does not write it down', async () => {
    const history = tab();
    const fetched: AbortSignal[] = [];
    const left = new Promise<void>((resolve) => {
      vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
        fetched.push(signal!);
        resolve();
        return new Promise((_resolve, reject) =>
          signal!.addEventListener('abort', () => reject(signal!.reason as Error)),
        );
      });
    });
    const under = call(history);
    await left;
    history.forget();
    expect(fetched.map(({ aborted }) => aborted)).toEqual([true]);
    expect((await under).outcome).toMatchObject({ kind: 'failure', reason: 'cancelled' });
    expect(await rows(history)).toEqual([]);

    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ ret: 0, answer: '你好' })));
    await call(history);
    expect(await rows(history)).toMatchObject([{ result: 'answered' }]);
  });

  it('forgetting leaves nothing', async () => {
    const history = tab();
    await call(history);
    history.forget();
    expect(await rows(history)).toEqual([]);
    expect(await stored()).toEqual([]);
  });
});

describe('a browser that keeps nothing', () => {
  it.each([
    ['unavailable', () => vi.stubGlobal('indexedDB', undefined)],
    ['newer', async () => (await openDB(NAME, 99)).close()],
    [
      'corrupt',
      () =>
        vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
          throw new DOMException('Internal error', 'UnknownError');
        }),
    ],
  ] as const)('%s: calls go out all the same, and the reason is known', async (problem, arrange) => {
    await arrange();
    const history = tab();
    expect((await call(history)).outcome.kind).toBe('response');
    expect(await rows(history)).toEqual([]);
    expect(history.state.get().problem).toBe(problem);
  });

  it('a database another tab does not let go of is waited for a moment only', async () => {
    const holder = await openDB(NAME, 1);
    void indexedDB.deleteDatabase(NAME);
    const history = tab();
    expect((await call(history)).outcome.kind).toBe('response');
    await rows(history);
    expect(history.state.get().problem).toBe('blocked');
    holder.close();
  });
});
