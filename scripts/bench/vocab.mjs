import { chromium } from '@playwright/test';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { findBrowser, launchOptions } from '../browser.mjs';
import { viteServer } from './server.mjs';
import { vocabInHand } from './vocabInHand.mjs';
import { vocabPage } from './vocabPage.mjs';

const credentials = {
  appId: 'Gg8HejYTkUsEIlG',
  token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
  encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
};
const draft = {
  api: 'dictmsg',
  username: 'u',
  msg: '打电话给张三',
  encoding: 'form',
  claimName: 'msg',
  iat: false,
  jti: false,
  extraClaims: '',
  vocabularies: [],
};
const SIZES = [1, 1_000, 100_000, 1_000_000];

/** From pasted lines to the body that is sent, by stage and at four sizes, in a browser's worker; then in the console. */
export async function vocab() {
  const stages = await inWorker();
  return [
    ...stages,
    ...(await vocabPage([
      { count: 10_000, text: lines(10_000) },
      { count: 1_000_000, text: lines(1_000_000) },
    ])),
    ...(await vocabInHand(1_000_000, lines(1_000_000))),
    // About 50 MB of plaintext.
    ...(await vocabInHand(3_400_000, lines(3_400_000))),
  ];
}

async function inWorker() {
  const openssl = await opensslSpeed();
  const server = await viteServer([]);
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const page = await browser.newPage();
    // A page of the server's origin without the console on it, and so without its content policy.
    await page.route('**/measured', (route) => route.fulfill({ contentType: 'text/html', body: '<title>-</title>' }));
    await page.route('**/measuring', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: readFileSync(new URL('vocabWorker.mjs', import.meta.url), 'utf8'),
      }),
    );
    await page.goto(`${server.url}/measured`);
    /** @type {import('./report.mjs').Row[]} */
    const rows = [];
    for (const size of SIZES) {
      const given = { size, text: lines(size), draft, credentials };
      /** @type {Measured} */
      const measured = await page.evaluate(`(${IN_WORKER})(${JSON.stringify(given)})`);
      rows.push(...rowsOf(size, measured, openssl));
    }
    if (openssl) rows.push({ what: 'openssl speed aes-256-cbc, 16 kB', value: openssl, unit: 'MB/s' });
    return rows;
  } finally {
    await browser.close();
    await server.stop();
  }
}

// Runs in the page, as text: this file is compiled without the DOM.
const IN_WORKER = `(given) => new Promise((resolve, reject) => {
  const worker = new Worker('/measuring');
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.addEventListener('unhandledrejection', reject);
  worker.postMessage(given);
})`;

/**
 * @typedef {{ bytes: number, stages: Record<'UTF-8' | 'parse' | 'repeats' | 'JSON' | 'AES' | 'base64, escaped', number>, base64: number, form: number,
 *   json: number, strings: number,
 *   cryptoJs?: number, naive: number }} Measured milliseconds
 */

/**
 * @param {number} size
 * @param {Measured} measured
 * @param {number | undefined} openssl
 * @returns {import('./report.mjs').Row[]}
 */
function rowsOf(size, { bytes, stages, base64, form, json, strings, cryptoJs, naive }, openssl) {
  const label = size.toLocaleString('en-US');
  const sum = Object.values(stages).reduce((total, ms) => total + ms, 0);
  const share = Object.entries(stages).map(([name, ms]) => `${name} ${times(100 * ms, sum, 0)} %`);
  const counted = stages['UTF-8'] + stages.parse + stages.repeats;
  const row = (/** @type {string} */ what, /** @type {number} */ value, /** @type {string} */ note) => ({
    what: `${label} words: ${what}`,
    value,
    unit: 'ms',
    note,
  });
  return [
    row('all stages', sum, share.join(', ')),
    row('lines to words, repeats known', counted, `${times(counted, naive, 2)} x split, trim, Set`),
    row('split, trim, Set', naive, 'the usual one line'),
    row('bytes to AES to base64', base64, `${against(bytes, base64, openssl)} (goal 0.33 at a million)`),
    row('bytes to form body', form, against(bytes, form, openssl)),
    row('bytes to JSON body', json, against(bytes, json, openssl)),
    row('Web Crypto over strings', strings, `${times(strings, form, 1)} x ours, form body`),
    ...(cryptoJs === undefined ? [] : [row('crypto-js', cryptoJs, `${times(cryptoJs, form, 1)} x ours`)]),
  ];
}

/**
 * How many times the second the first is; a dash where the second was too short for the clock.
 * @param {number} value
 * @param {number} unit
 * @param {number} digits
 */
function times(value, unit, digits) {
  return unit > 0 ? (value / unit).toFixed(digits) : '—';
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜';
const GIVEN_NAMES = '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲建国海燕春梅林志宇鑫晨曦子涵梓轩一诺雨桐';

/**
 * Names as a column of contacts holds them: two to five characters, a tenth of them there before, one in twenty with a
 * stray blank and one line in a hundred empty. The same every time.
 * @param {number} count of names
 */
export function lines(count) {
  let seed = 12345;
  const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) / 0x7fffffff;
  /** @type {string[]} */
  const names = [];
  for (let i = 0; i < count; i++) {
    const repeated = i > 10 && random() < 0.1 ? names[Math.floor(random() * i)] : undefined;
    names.push(repeated ?? nameOf(i));
  }
  return names.map((name, i) => (i % 20 === 19 ? `${name} ` : name) + (i % 100 === 99 ? '\n' : '')).join('\n');
}

/** @param {number} number */
function nameOf(number) {
  let name = SURNAMES.charAt(number % SURNAMES.length);
  let left = Math.floor(number / SURNAMES.length);
  do {
    name += GIVEN_NAMES.charAt(left % GIVEN_NAMES.length);
    left = Math.floor(left / GIVEN_NAMES.length);
  } while (left > 0);
  return name;
}

/** Megabytes a second, where there is an OpenSSL. */
async function opensslSpeed() {
  try {
    const options = ['-elapsed', '-seconds', '1', '-bytes', '16384', '-mr', '-evp', 'aes-256-cbc'];
    const { stdout } = await promisify(execFile)('openssl', ['speed', ...options]);
    const found = /\+F:\d+:[^:]+:([\d.]+)/.exec(stdout);
    return found ? Number(found[1]) / 1e6 : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} bytes
 * @param {number} ms
 * @param {number | undefined} openssl
 */
function against(bytes, ms, openssl) {
  if (ms === 0) return 'too short for the clock';
  const rate = bytes / 1000 / ms;
  return `${rate.toFixed(0)} MB/s${openssl ? `, ${(rate / openssl).toFixed(2)} x openssl` : ''}`;
}
