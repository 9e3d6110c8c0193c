/**
 * A thousand utterances: one fetch each from the page, the lab's own run (signed, sent through the batch door, read and
 * judged in its worker), undici without a browser, and the command lines of two API clients where they are installed.
 */
import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { findBrowser, NO_OUTSIDE } from '../browser.mjs';
import { ROOT } from '../run.mjs';
import { median } from './report.mjs';
import { answeringServer, viteServer } from './server.mjs';

const TOKEN = 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv';
const PATH = `/openapi/message/${TOKEN}`;
const BODY = `query=eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.${'x'.repeat(150)}`;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ROUNDS = 3;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function batch() {
  return [...(await against(0)), ...(await against(50))];
}

/** @param {number} delay milliseconds the server takes */
async function against(delay) {
  const target = await answeringServer(delay);
  const console_ = await viteServer([], { CONSOLE_UPSTREAM: target.origin });
  const browser = await chromium.launch({ ...(await findBrowser()), args: [NO_OUTSIDE] });
  try {
    const page = await browser.newPage();
    await page.goto(console_.url);
    const width = delay > 0 ? 64 : 32;
    const suffix = delay > 0 ? `, ${delay} ms server` : '';
    const pool = new Pool(target.origin, { connections: width });
    const ways = {
      fetch: () =>
        page.evaluate(fetchEach, {
          path: `/proxy/custom${PATH}`,
          body: BODY,
          rows: delay > 0 ? 300 : 1_000,
          width: 32,
        }),
      lab: () => page.evaluate(labRun, { rows: 6_000, width, token: TOKEN }),
      direct: () => undiciEach(pool, 3_000, width),
    };
    /** @type {Record<keyof typeof ways, number[]>} */
    const rates = { fetch: [], lab: [], direct: [] };
    // In turn, so that noise of a shared machine hits all of them; the first round warms up.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const way of /** @type {(keyof typeof ways)[]} */ (Object.keys(ways))) {
        const rate = await ways[way]();
        if (round > 0) rates[way].push(rate);
      }
    }
    await pool.close();
    const [each, lab, direct] = [median(rates.fetch), median(rates.lab), median(rates.direct)];
    const rows = [
      { what: `one fetch per utterance${suffix}`, value: each, unit: 'req/s' },
      {
        what: `the lab, signed and judged${suffix}`,
        value: lab,
        unit: 'req/s',
        note: `${(lab / each).toFixed(1)} x one fetch each`,
      },
      {
        what: `undici direct, ${width} connections${suffix}`,
        value: direct,
        unit: 'req/s',
        note: `the lab has ${((lab / direct) * 100).toFixed(0)} % of it`,
      },
    ];
    return delay > 0 ? rows : [...rows, ...commandLines(target.origin, lab)];
  } finally {
    await browser.close();
    await console_.stop();
    target.stop();
  }
}

/**
 * In the page.
 * @param {{ path: string, body: string, rows: number, width: number }} input
 */
async function fetchEach({ path, body, rows, width }) {
  const { launch } = /** @type {{ launch: string }} */ (await (await fetch('/proxy/session')).json());
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-console-launch': launch };
  let left = rows;
  const startedAt = performance.now();
  const one = async () => {
    while (left-- > 0) {
      const reply = /** @type {{ answer?: string }} */ (
        await (await fetch(path, { method: 'POST', headers, body })).json()
      );
      if (!reply.answer) throw new Error('no answer');
    }
  };
  await Promise.all(Array.from({ length: width }, one));
  return (rows / (performance.now() - startedAt)) * 1000;
}

/**
 * In the page: what pressing the button does, without storage, from the first row that leaves.
 * @param {{ rows: number, width: number, token: string }} input
 */
async function labRun({ rows, width, token }) {
  const module = '/src/workers/lab.ts';
  /** @type {{ openLabRun(input: object, ports: object): { ended: Promise<{ counts: { passed: number } }> } }} */
  const { openLabRun } = await import(module);
  const cases = Array.from({ length: rows }, (_, i) => ({
    id: String(i),
    dialogue: '',
    msg: `你好 ${i}`,
    expectations: [{ field: 'title', how: 'equals', value: '小薇兄你好' }],
    vocabulary: '',
    note: '',
  }));
  let startedAt = 0;
  const run = openLabRun(
    {
      run: crypto.randomUUID(),
      cases,
      settings: {
        api: 'message',
        encoding: 'form',
        rate: 0,
        concurrency: width,
        retries: 0,
        timeout: 30_000,
        usernamePrefix: 'bench',
        vocabularies: [],
      },
      sets: [],
      credentials: { appId: '', token, encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz' },
      target: 'custom',
    },
    {
      progress: () => {},
      store: { sent: async () => void (startedAt ||= performance.now()), settled: async () => {} },
    },
  );
  const { counts } = await run.ended;
  if (counts.passed !== rows) throw new Error(`only ${counts.passed} of ${rows} passed`);
  return (rows / (performance.now() - startedAt)) * 1000;
}

/**
 * @param {Pool} pool
 * @param {number} rows
 * @param {number} width
 */
async function undiciEach(pool, rows, width) {
  let left = rows;
  const startedAt = performance.now();
  const one = async () => {
    while (left-- > 0) {
      const { body } = await pool.request({ method: 'POST', path: PATH, headers: FORM, body: BODY });
      await body.json();
    }
  };
  await Promise.all(Array.from({ length: width }, one));
  return (rows / (performance.now() - startedAt)) * 1000;
}

/**
 * newman and bru run their iterations one after the other; the start of the program is taken off.
 * @param {string} origin
 * @param {number} lab
 */
function commandLines(origin, lab) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-batch-'));
  try {
    return [newman(origin, folder), bru(origin, folder)].map(({ what, rate }) =>
      rate === undefined
        ? { what, value: 0, unit: 'req/s', note: 'not installed' }
        : { what, value: rate, unit: 'req/s', note: `the lab is ${(lab / rate).toFixed(1)} x` },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const ITERATIONS = 300;

/**
 * @param {string} origin
 * @param {string} folder
 */
function newman(origin, folder) {
  const cli = installed('newman', 'bin/newman.js');
  const request = {
    method: 'POST',
    url: origin + PATH,
    body: { mode: 'urlencoded', urlencoded: [{ key: 'query', value: BODY.slice('query='.length) }] },
  };
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const collection = join(folder, 'collection.json');
  writeFileSync(collection, JSON.stringify({ info: { name: 'x', schema }, item: [{ name: 'm', request }] }));
  const rate =
    cli === undefined
      ? undefined
      : rateOf((count) => [cli, 'run', collection, '-n', String(count), '--silent'], folder);
  return { what: 'newman, one after the other', rate };
}

/**
 * @param {string} origin
 * @param {string} folder
 */
function bru(origin, folder) {
  const cli = installed('@usebruno/cli', 'bin/bru.js');
  const text = [
    'meta {\n  name: m\n  type: http\n  seq: 1\n}',
    `post {\n  url: ${origin}${PATH}\n  body: formUrlEncoded\n  auth: none\n}`,
    `body:form-urlencoded {\n  query: ${BODY.slice('query='.length)}\n}\n`,
  ];
  const run = (/** @type {string} */ file) =>
    rateOf((count) => {
      writeFileSync(join(folder, 'bruno.json'), JSON.stringify({ version: '1', name: 'x', type: 'collection' }));
      writeFileSync(join(folder, 'm.bru'), text.join('\n\n'));
      writeFileSync(join(folder, 'rows.csv'), `a\n${Array.from({ length: count }, (_, i) => i).join('\n')}\n`);
      return [file, 'run', 'm.bru', '--csv-file-path', 'rows.csv'];
    }, folder);
  return { what: '@usebruno/cli, one after the other', rate: cli === undefined ? undefined : run(cli) };
}

/**
 * @param {(count: number) => string[]} argsFor
 * @param {string} cwd
 */
function rateOf(argsFor, cwd) {
  /** @param {number} count */
  const time = (count) => {
    const startedAt = performance.now();
    const { status } = spawnSync(process.execPath, argsFor(count), { cwd, stdio: 'ignore', timeout: 120_000 });
    if (status !== 0) throw new Error(`${argsFor(count)[0]} failed`);
    return performance.now() - startedAt;
  };
  const all = time(ITERATIONS);
  return ((ITERATIONS - 1) / (all - time(1))) * 1000;
}

/**
 * Beside the project, or in the folder that BENCH_TOOLS names.
 * @param {string} name
 * @param {string} file
 */
function installed(name, file) {
  const homes = [ROOT, process.env.BENCH_TOOLS ?? ''].filter((home) => home !== '');
  return homes.map((home) => join(home, 'node_modules', name, file)).find((path) => existsSync(path));
}
