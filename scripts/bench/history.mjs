/** The history against plain IndexedDB through idb: one value a record, two indexes, a thousand to a transaction. */
import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, launchOptions } from '../browser.mjs';
import { median } from './report.mjs';
import { viteServer } from './server.mjs';

const FEW = 10_000;
const MANY = 100_000;
/** Records of a pack, and of a transaction: as an import writes them. */
const PACK = 100;
const TRANSACTION = 1000;
/** Browsers started for each reading: one that has just begun is busy with itself. */
const READS = 9;

/** @typedef {{ perSecond: number, longest: number }} Writing */
/** @typedef {{ open: number, first: number, latest: number, search: number, found: number }} Reading */

/** Records of 4 KB in Chromium; every reading in a browser that was started for it. */
export async function history() {
  const server = await viteServer([]);
  try {
    const { ours, idb } = await stores(server.url);
    const pipeline = await inFolder(
      async (folder) => /** @type {Writing} */ (await inBrowser(folder, server.url, 'bench.pipeline()')),
    );
    const ratio = (/** @type {number} */ a, /** @type {number} */ b) => `${(a / b).toFixed(2)} x`;
    return [
      {
        what: 'write packed, 100k records',
        value: ours.write.perSecond,
        unit: 'rec/s',
        note: `${ratio(ours.write.perSecond, idb.write.perSecond)} idb; goal >= 6 x; longest task ${ours.write.longest.toFixed(0)} ms`,
      },
      {
        what: 'idb: bulk put',
        value: idb.write.perSecond,
        unit: 'rec/s',
        note: `longest task ${idb.write.longest.toFixed(0)} ms`,
      },
      {
        what: 'read, redact, pack and write 5k exchanges',
        value: pipeline.perSecond,
        unit: 'rec/s',
        note: `longest task ${pipeline.longest.toFixed(0)} ms`,
      },
      {
        what: 'latest 50 of 100k',
        value: ours.many.latest,
        unit: 'ms',
        note: `${ratio(ours.many.latest, idb.many.latest)} idb; goal <= 0.25 x`,
      },
      { what: 'idb: latest 50 of 100k', value: idb.many.latest, unit: 'ms' },
      {
        what: 'new browser: open and first rows, 100k',
        value: ours.many.first,
        unit: 'ms',
        note: `${ratio(ours.many.first, ours.few.first)} that at 10k (${ours.few.first.toFixed(1)} ms); goal <= 1.2 x`,
      },
      {
        what: 'idb: open and first rows, 100k',
        value: idb.many.first,
        unit: 'ms',
        note: `${ratio(idb.many.first, idb.few.first)} that at 10k (${idb.few.first.toFixed(1)} ms)`,
      },
      {
        what: 'text search through 100k, from the disk',
        value: ours.many.search,
        unit: 'ms',
        note: `${ratio(ours.many.search, idb.many.search)} a cursor scan; goal <= 0.1 x; ${ours.many.found} found`,
      },
      { what: 'idb: cursor scan of 100k', value: idb.many.search, unit: 'ms', note: `${idb.many.found} found` },
    ];
  } finally {
    await server.stop();
  }
}

/** @typedef {{ write: Writing, few: Reading, many: Reading }} Store */

/**
 * Both stores in both sizes. All are read in turn: whatever else the machine does meets all of them alike.
 * @param {string} url
 * @returns {Promise<{ ours: Store, idb: Store }>}
 */
async function stores(url) {
  return inFolder(async (root) => {
    const places = ['Ours', 'Idb'].flatMap((kind) =>
      [FEW, MANY].map((records) => ({
        fill: `bench.fill${kind}(${records})`,
        read: `bench.read${kind}()`,
        folder: join(root, `${kind}-${records}`),
        readings: /** @type {Reading[]} */ ([]),
      })),
    );
    const writings = [];
    for (const { folder, fill } of places) writings.push(/** @type {Writing} */ (await inBrowser(folder, url, fill)));
    for (let i = 0; i < READS; i++)
      for (const { folder, read, readings } of places)
        readings.push(/** @type {Reading} */ (await inBrowser(folder, url, read)));
    const read = places.map(({ readings }) => middle(readings));
    const [, ours, , idb] = writings;
    const [oursFew, oursMany, idbFew, idbMany] = read;
    return /** @type {{ ours: Store, idb: Store }} */ ({
      ours: { write: ours, few: oursFew, many: oursMany },
      idb: { write: idb, few: idbFew, many: idbMany },
    });
  });
}

/**
 * A browser profile of its own: all databases of an origin lie in one place and would slow each other down.
 * @template T
 * @param {(folder: string) => Promise<T>} work
 */
async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'dialog-history-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {readonly Reading[]} readings
 * @returns {Reading}
 */
function middle(readings) {
  const of = (/** @type {keyof Reading} */ name) => median(readings.map((reading) => reading[name]));
  return { open: of('open'), first: of('first'), latest: of('latest'), search: of('search'), found: of('found') };
}

/**
 * @param {string} folder of the browser's profile
 * @param {string} url
 * @param {string} work
 */
async function inBrowser(folder, url, work) {
  const context = await chromium.launchPersistentContext(folder, launchOptions(await findBrowser()));
  try {
    const page = await context.newPage();
    await page.goto(`${url}/settings/about`);
    await page.evaluate(PAGE);
    return await page.evaluate(`globalThis.bench.then((bench) => ${work})`);
  } finally {
    await context.close();
  }
}

// Runs in the page, as text: this file is compiled without the DOM.
const PAGE = `globalThis.bench = (async () => {
  const [schema, write, read, pack, stored, head, prep, draft, sample, keeperModule, store, reader] = await Promise.all([
    'data/historySchema', 'data/historyWrite', 'data/historyRead', 'data/historyPack', 'data/storedSecrets', 'data/historyHead',
    'protocol/prepare', 'protocol/draft', 'protocol/sampleCredentials', 'data/historyKeeper', 'data/store', 'data/replyReader',
  ].map((path) => import('/src/' + path + '.ts')));
  const profiles = [{ id: 'p', name: 'p', purpose: 'test', credentials: sample.PUBLISHED_SAMPLE, revision: 0, area: 'tab' }];
  const { prepared } = await prep.prepare(draft.EXAMPLE_DRAFT, sample.PUBLISHED_SAMPLE, { now: 1795000000 });
  const reply = (i) => new TextEncoder().encode(JSON.stringify({
    ret: 0, answer: '北京今天多云，温度 ' + i, status: 'FAQ', confidence: 1, title: '天气',
    more_info: '对话开放平台'.repeat(140), to_user_name: sample.PUBLISHED_SAMPLE.token, from_user_name: 'u', rid: 'r' + i,
  }));
  const exchange = (i) => ({
    id: crypto.randomUUID(), origin: 'batch', startedAt: 1795000000000 + i * 1000, target: 'emulator', profileId: 'p',
    api: 'message', username: 'u' + (i % 50), msg: '你好 ' + i, prepared,
    outcome: { kind: 'response', phases: { total: 20 + (i % 300) }, received: {
      status: 200, statusText: 'OK', headers: [['content-type', 'application/json']], body: reply(i), emulated: true } },
  });
  const exchanges = (from, count) => Array.from({ length: count }, (_, i) => exchange(from + i));
  const longest = () => {
    let most = 0;
    const observer = new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) most = Math.max(most, duration); });
    observer.observe({ type: 'longtask' });
    return async () => { await new Promise((resolve) => setTimeout(resolve, 100)); observer.disconnect(); return most; };
  };
  const openOurs = async () => (await schema.openHistoryDatabase(() => undefined)).db;
  const openIdb = () => new Promise((resolve) => {
    const request = indexedDB.open('bench-idb', 1);
    request.onupgradeneeded = () => {
      const records = request.result.createObjectStore('h', { keyPath: 'n', autoIncrement: true });
      records.createIndex('startedAt', 'startedAt');
      records.createIndex('api', ['api', 'startedAt']);
    };
    request.onsuccess = () => resolve(request.result);
  });
  const flat = (one) => ({
    ...head.headOf(one, reader.readExchange(one, profiles), 4000),
    body: new TextDecoder().decode(one.prepared.body), reply: new TextDecoder().decode(one.outcome.received.body),
  });
  // What is warm is measured when the browser has started.
  const quiet = () => new Promise((resolve) => setTimeout(resolve, 1500));
  const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  return {
    // What is written is packed beforehand: the store is measured, as with idb.
    async fillOurs(count) {
      const db = await openOurs();
      const secrets = stored.secretsOf(profiles, []);
      const one = await pack.packedCalls(exchanges(0, ${PACK}), secrets, (call, size) => head.headOf(call, reader.readExchange(call, profiles), size));
      const stop = longest();
      let spent = 0;
      const packOf = (at) => ({
        heads: one.heads.map((head, i) => ({ ...head, id: crypto.randomUUID(), msg: '你好 ' + (at + i), rid: 'r' + (at + i) })),
        pack: one.pack,
      });
      for (let at = 0; at < count; at += ${TRANSACTION}) {
        const packs = Array.from({ length: ${TRANSACTION / PACK} }, (_, i) => packOf(at + i * ${PACK}));
        const before = performance.now();
        await write.append(db, packs);
        spent += performance.now() - before;
      }
      return { perSecond: (count / spent) * 1000, longest: await stop() };
    },
    async fillIdb(count) {
      const db = await openIdb();
      const stop = longest();
      const some = exchanges(0, ${TRANSACTION}).map(flat);
      let spent = 0;
      for (let at = 0; at < count; at += ${TRANSACTION}) {
        const records = some.map((one, i) => ({ ...one, id: crypto.randomUUID(), msg: '你好 ' + (at + i), rid: 'r' + (at + i), startedAt: one.startedAt + at * 1000 }));
        const before = performance.now();
        await new Promise((resolve) => {
          const transaction = db.transaction('h', 'readwrite', { durability: 'relaxed' });
          for (const record of records) transaction.objectStore('h').put(record);
          transaction.oncomplete = resolve;
        });
        spent += performance.now() - before;
      }
      return { perSecond: (count / spent) * 1000, longest: await stop() };
    },
    async pipeline() {
      const keeper = await keeperModule.openKeeper(
        { profiles: store.createStore(profiles), secrets: () => [], limits: () => ({ records: 1e9, days: 0, megabytes: 1e9 }) },
        store.createStore({ problem: undefined, removedForRoom: 0 }),
      );
      const some = exchanges(0, 5000);
      // To make them is no part of what is measured.
      await quiet();
      const stop = longest();
      const before = performance.now();
      for (const one of some) keeper.ended(one);
      await keeper.settled();
      return { perSecond: (some.length / (performance.now() - before)) * 1000, longest: await stop() };
    },
    async readOurs() {
      const before = performance.now();
      const db = await openOurs();
      const open = performance.now() - before;
      const latest = async () => {
        const rows = [];
        for await (const page of read.readSegments(db)) {
          for (const segment of page)
            for (let place = segment.ids.length - 1; place >= 0; place--)
              if (rows.push(schema.rowOf(segment, place)) === 50) return rows;
        }
      };
      await latest();
      const first = performance.now() - before;
      await quiet();
      const again = [];
      for (let i = 0; i < 40; i++) { const start = performance.now(); await latest(); again.push(performance.now() - start); }
      const start = performance.now();
      let found = 0;
      for await (const page of read.readSegments(db)) for (const { texts } of page) for (const text of texts) if (text.includes('好 4977')) found++;
      return { open, first, latest: median(again), search: performance.now() - start, found };
    },
    async readIdb() {
      const before = performance.now();
      const db = await openIdb();
      const open = performance.now() - before;
      const walk = (index, direction, visit) => new Promise((resolve) => {
        const records = db.transaction('h').objectStore('h');
        const request = (index ? records.index(index) : records).openCursor(null, direction);
        request.onsuccess = () => { const cursor = request.result; if (cursor && visit(cursor.value) !== false) cursor.continue(); else resolve(); };
      });
      const latest = async () => { const rows = []; await walk('startedAt', 'prev', (one) => rows.push(one) < 50); return rows; };
      await latest();
      const first = performance.now() - before;
      await quiet();
      const again = [];
      for (let i = 0; i < 40; i++) { const start = performance.now(); await latest(); again.push(performance.now() - start); }
      const start = performance.now();
      let found = 0;
      await walk(undefined, 'next', (one) => { if (one.msg.includes('好 4977') || one.answer.includes('好 4977')) found++; });
      return { open, first, latest: median(again), search: performance.now() - start, found };
    },
  };
})()`;
